"""Exact reckoning with sums that are divided by a number of the case.

A third of a sum is a whole number of thirds, and that denominator is known when the rule is
compiled. A sum for so many months, or a bill by so many cubic metres, has a denominator of its
own: it is worked out in small parts of a tiyn, downwards, and `slack` says how many such parts
the exact value may lie above that: none where the division comes out even. What follows for
certain from both ends is the answer; what does not is NULL, in doubt, never one of the two.
"""

from __future__ import annotations

from dataclasses import replace
from math import gcd, lcm

from tirek.law.batch.lowered import Lowered, NotCompiled

DOUBT = 1 << 62
"""The bit of what is known, but not closely enough: the case is decided by itself."""
PARTS = lcm(*range(1, 13))
"""Of a denominator, for each division: up to twelve months or heads come out even."""
FINER = 1000
"""As much more for a division by what is measured."""
MOST_PER = 10**37
"""What a whole number of 128 bits can still be multiplied by."""


def over(part: Lowered, per: int) -> str:
    """The whole number of the value over that denominator."""
    return _scaled(part.sql, per // part.per) if part.kind != "none" else part.sql


def slack_over(part: Lowered, per: int) -> str:
    """The same of its slack; "" where it has none."""
    return part.slack and _scaled(part.slack, per // part.per)


def _scaled(sql: str, times: int) -> str:
    if times > MOST_PER:
        raise NotCompiled("the sum has more parts than a whole number can count")
    return sql if times == 1 else f"({sql} * {times})"


def negated(part: Lowered) -> Lowered:
    """The value below zero."""
    return replace(part, sql=f"(-{part.most})", optional=False, among=())


def summed(left: Lowered, sign: str, right: Lowered) -> Lowered:
    """One and (or less) the other."""
    per = lcm(left.per, right.per)
    taken = over(right, per) if sign == "+" else over(replace(right, sql=right.most), per)
    slack = " + ".join(one for one in (slack_over(left, per), slack_over(right, per)) if one)
    return Lowered(f"({over(left, per)} {sign} {taken})", left.kind, per=per, slack=slack)


def multiplied(left: Lowered, right: Lowered) -> Lowered:
    """One times the other; at most one of them has slack."""
    if left.slack and right.slack:
        raise NotCompiled("two values that are not known exactly are not multiplied")
    if right.slack:
        left, right = right, left
    per, times = left.per * right.per, right.sql
    if not left.slack or times == "0":
        return Lowered(f"({left.sql} * {times})", left.kind, per=per)
    least = f"CASE WHEN {times} < 0 THEN {left.most} ELSE {left.sql} END"
    slack = f"({left.slack} * ABS({times}))"
    return Lowered(f"(({least}) * {times})", left.kind, per=per, slack=slack)


def divided(left: Lowered, right: Lowered) -> Lowered:
    """One by the other, which is above zero: nothing else is divided by."""
    if right.slack:
        raise NotCompiled("nothing is divided by a value that is not known exactly")
    finer = PARTS if right.kind == "int" else PARTS * FINER
    per = left.per // gcd(left.per, right.per) * finer
    # (left / left.per) / (right / right.per) * per, the fraction of whole numbers made small
    above, below = right.per * per, left.per
    shared = gcd(above, below)
    above, below = above // shared, below // shared
    divisor = _scaled(right.sql, below)
    evenly = right.kind == "int"
    least = _down(left.sql, above, divisor, evenly=evenly)
    value = f"CASE WHEN {right.sql} > 0 THEN {least} END"
    if left.slack:
        slack = f"({_up(left.most, above, divisor, evenly=evenly)} - {least})"
    else:  # what is divided is known exactly: to multiply back is cheaper than to divide again
        back = f"({value}) * {divisor}"
        slack = f"(CASE WHEN {back} <> {_scaled(left.sql, above)} THEN 1 ELSE 0 END)"
    needs = f"CASE WHEN {right.sql} <= 0 THEN {DOUBT} ELSE 0 END"
    made = Lowered(
        f"({value})", "money" if left.kind == "money" else "number", needs, per=per, doubt=True
    )
    return replace(made, slack=slack, wide=True).only_if_known(left, right)


def _down(above: str, times: int, below: str, *, evenly: bool) -> str:
    """`above` * `times` / `below`, downwards; `evenly` where it mostly comes out even."""
    whole, word = _scaled(above, times), "wide_shares" if evenly else "wide_times"
    over_zero = f"{word}({above}, {times}, NULLIF({below}, 0))"
    under_zero = _whole(f"{below} - 1 - {whole}", below)
    return f"(CASE WHEN {above} >= 0 THEN {over_zero} ELSE -{under_zero} END)"


def _up(above: str, times: int, below: str, *, evenly: bool) -> str:
    whole = _scaled(above, times)
    over_zero, under_zero = _whole(f"{whole} + {below} - 1", below), _whole(f"-{whole}", below)
    if evenly:
        over_zero = f"wide_shares_up({above}, {times}, NULLIF({below}, 0))"
    return f"(CASE WHEN {above} >= 0 THEN {over_zero} ELSE -{under_zero} END)"


def _whole(above: str, below: str) -> str:
    return f"wide_whole({above}, NULLIF({below}, 0))"


def compared(left: Lowered, sign: str, right: Lowered) -> Lowered:
    """Which is the larger, where the ends leave no doubt."""
    if sign in ("=", "<>"):
        raise NotCompiled("a value that is not known exactly is not looked for")
    per = lcm(left.per, right.per)
    if sign in (">", ">="):
        left, right, sign = right, left, "<" if sign == ">" else "<="
    lows = [over(one, per) for one in (left, right)]
    highs = [over(replace(one, sql=one.most), per) for one in (left, right)]
    never = ">=" if sign == "<" else ">"
    value = (
        f"CASE WHEN {highs[0]} {sign} {lows[1]} THEN TRUE"
        f" WHEN {lows[0]} {never} {highs[1]} THEN FALSE END"
    )
    return _in_doubt(f"({value})", "bool", (left, right))


def least_of(word: str, parts: tuple[Lowered, ...], per: int) -> str:
    """The slack of the least or greatest of the parts."""
    if not any(part.slack for part in parts):
        return ""
    low = ", ".join(over(part, per) for part in parts)
    high = ", ".join(over(replace(part, sql=part.most), per) for part in parts)
    return f"({word}({high}) - {word}({low}))"


def rounded(sum_: Lowered) -> Lowered:
    """The nearest whole; an exact half goes away from zero, as in `Tenge.rounded`."""
    if not sum_.slack:
        return Lowered(_nearest(sum_.sql, sum_), "money")
    least, most = _nearest(sum_.sql, sum_), _nearest(sum_.most, sum_)
    return _in_doubt(f"(CASE WHEN {least} = {most} THEN {least} END)", "money", (sum_,))


def _nearest(sql: str, sum_: Lowered) -> str:
    word = "wide_whole" if sum_.wide else "whole"
    size = f"{word}(2 * ABS({sql}) + {sum_.per}, {2 * sum_.per})"
    return f"(CASE WHEN {sql} < 0 THEN -1 ELSE 1 END * {size})"


def _in_doubt(sql: str, kind: str, parts: tuple[Lowered, ...]) -> Lowered:
    known = " AND ".join(_there(*parts))
    needs = f"CASE WHEN {known} AND {sql} IS NULL THEN {DOUBT} ELSE 0 END"
    found = Lowered(sql, "bool" if kind == "bool" else "money", needs, doubt=True)
    return found.only_if_known(*parts)


def either_slack(test: str, parts: tuple[Lowered, Lowered], per: int) -> str:
    """The slack of one or the other."""
    if not any(part.slack for part in parts):
        return ""
    yes, no = (slack_over(part, per) or "0" for part in parts)
    return f"(CASE WHEN {test} THEN {yes} ELSE {no} END)"


def may_be_same(one: Lowered, other: Lowered, per: int) -> str:
    """What is lacking to tell whether two values are the same: nothing where they cannot be."""
    if not (one.slack or other.slack):
        return ""
    lows = [over(part, per) for part in (one, other)]
    highs = [over(replace(part, sql=part.most), per) for part in (one, other)]
    apart = f"{lows[0]} > {highs[1]} OR {lows[1]} > {highs[0]}"
    return (
        f"CASE WHEN {apart} THEN 0 WHEN {' AND '.join(_there(one, other))} THEN {DOUBT} ELSE 0 END"
    )


def _there(*parts: Lowered) -> list[str]:
    return [f"{part.sql} IS NOT NULL" for part in parts]
