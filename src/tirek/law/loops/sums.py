"""Exact sums in the loop over cases, as `batch/bracket` says them in SQL, in 64 bits.

What has more parts than `PARTS` (a number: `DECIMALS`) is brought to these, downwards, and a part
of slack says that something was left. Whatever depends on where in its slack a value lies, and
whatever is too large, marks the case as `bad`: it is decided elsewhere, never rounded.
"""

from __future__ import annotations

from dataclasses import replace
from math import gcd, lcm

from tirek.law.batch.lowered import Kind, NotCompiled
from tirek.law.loops.held import Held, Lines
from tirek.law.loops.words import FINE, FINER

PARTS = FINE * FINER
"""Of a tiyn. Up to twelve months or heads come out even, and so do six decimals."""
DECIMALS = 10**6
"""Of a number: as many as a fact may have."""


def most_parts(kind: Kind) -> int:
    """The parts to which a value is brought that has more."""
    return PARTS if kind == "money" else DECIMALS


def scaled(lines: Lines, name: str, times: int) -> str:
    """A whole number so many times."""
    if times == 1 or name == "0":
        return name
    return lines.checked(f"times({name}, {times})")[0]


def brought_to(lines: Lines, value: Held, per: int) -> Held:
    """The value in parts of which `per` make one: exactly if that is a multiple of its own."""
    if value.per == per or value.kind == "none":
        return value
    shared = gcd(per, value.per)
    up, down = per // shared, value.per // shared
    said = scaled(lines, value.said, up)
    slack = value.slack and scaled(lines, value.slack, up)
    if down == 1:
        return replace(value, said=said, slack=slack, per=per, among=())
    low, left = lines.fresh(), lines.fresh()
    lines.line(f"{low}, {left} = over({said}, {down})")
    if slack:
        high = lines.checked(f"plus({said}, {slack})")[0]
        left = lines.keep(f"-((-{high}) // {down}) - {low}")
    return replace(value, said=low, slack=left, per=per, among=())


def small_enough(lines: Lines, value: Held) -> Held:
    """The value in no more parts than its kind may have."""
    most = most_parts(value.kind)
    return brought_to(lines, value, most) if value.per > most else value


def most_of(lines: Lines, value: Held) -> str:
    """The largest it can be."""
    return lines.checked(f"plus({value.said}, {value.slack})")[0] if value.slack else value.said


def negated(lines: Lines, value: Held) -> Held:
    """Below zero."""
    said = lines.checked(f"times({most_of(lines, value)}, -1)")[0]
    return replace(value, said=said, none="", among=())


def summed(lines: Lines, left: Held, right: Held, *, less: bool) -> Held:
    """One and (or less) the other."""
    per = lcm(left.per, right.per)
    one = brought_to(lines, left, per)
    other = brought_to(lines, negated(lines, right) if less else right, per)
    said = lines.checked(f"plus({one.said}, {other.said})")[0]
    slack = one.slack or other.slack
    if one.slack and other.slack:
        slack = lines.keep(f"{one.slack} + {other.slack}")
    return small_enough(lines, Held(said, left.kind, per, slack))


def multiplied(lines: Lines, left: Held, right: Held, kind: Kind) -> Held:
    """One times the other; at most one of them has slack."""
    if (0,) in (left.among, right.among):
        return Held("0", kind, among=(0,))
    if left.slack and right.slack:
        raise NotCompiled("two values that are not known exactly are not multiplied")
    if right.slack:
        left, right = right, left
    per, most = left.per * right.per, most_parts(kind)
    parts = per // gcd(per, most) if per > most else 1
    if parts > 1:
        return _coarse_product(lines, left, right, parts, kind)
    said = lines.checked(f"times({left.said}, {right.said})")[0]
    if not left.slack:
        return small_enough(lines, Held(said, kind, per))
    wide = lines.checked(f"times({left.slack}, {right.said})")[0]
    low = lines.checked(f"plus({said}, min({wide}, 0))")[0]
    return small_enough(lines, Held(low, kind, per, lines.keep(f"abs({wide})")))


def _coarse_product(lines: Lines, left: Held, right: Held, parts: int, kind: Kind) -> Held:
    first = gcd(parts, 1000)
    asked = f"times_over({left.said}, {right.said}, {first}, {parts // first})"
    low, rest = lines.checked(asked, left=True)
    per = left.per * right.per // parts
    if not left.slack:
        return Held(low, kind, per, rest)
    slack = lines.keep(rest)
    with lines.inside(f"if {left.slack} != 0:"):
        asked = f"times_over({most_of(lines, left)}, {right.said}, {first}, {parts // first})"
        high, more = lines.checked(asked, left=True)
        lines.line(f"{slack} = max({low} + {slack}, {high} + {more})")
        lines.line(f"{low} = min({low}, {high})")
        lines.line(f"{slack} -= {low}")
    return Held(low, kind, per, slack)


def divided(lines: Lines, left: Held, right: Held) -> Held:
    """One by the other: by one of a few known whole numbers exactly, else in `PARTS`."""
    kind: Kind = "money" if left.kind == "money" else "number"
    if right.among and min(right.among) > 0:
        return _few_divided(lines, replace(left, kind=kind, none="", among=()), right)
    if left.kind != "money" or right.kind not in ("int", "number"):
        raise NotCompiled("only a few known whole numbers can be divided by without rounding")
    exact(lines, right)
    # (left / left.per) / (right / right.per) in PARTS
    above, below = right.per * PARTS, left.per
    shared = gcd(above, below)
    above, below = above // shared, below // shared
    divisor = scaled(lines, right.said, below)
    low, rest = lines.checked(f"divided({left.said}, {divisor}, {above})", left=True)
    if not left.slack:
        return Held(low, kind, PARTS, rest)
    slack = lines.keep(rest)
    with lines.inside(f"if {left.slack} != 0:"):
        most = most_of(lines, left)
        high, more = lines.checked(f"divided({most}, {divisor}, {above})", left=True)
        lines.line(f"{slack} = {high} + {more} - {low}")
    return Held(low, kind, PARTS, slack)


def _few_divided(lines: Lines, left: Held, right: Held) -> Held:
    """By one of a few known whole numbers."""
    whole = lcm(*right.among) * right.per
    first, *others = (whole // one for one in right.among)
    times = str(first)
    for one, number in zip(right.among[1:], others, strict=True):
        times = f"{number} if {right.said} == {one} else {times}"
    wide = Held(left.said, left.kind, left.per * whole // right.per, left.slack)
    if others:
        factor = Held(lines.keep(times), "int")
        wide = replace(multiplied(lines, left, factor, left.kind), per=wide.per)
    return small_enough(lines, wide)


def exact(lines: Lines, value: Held) -> None:
    """What follows depends on the exact value: where there is slack the case is left."""
    if value.slack:
        lines.line(f"bad |= {value.slack} != 0")


def rounded(lines: Lines, value: Held, tenge: int = 1) -> Held:
    """The nearest whole tiyn, or tenge; an exact half goes away from zero."""
    per = value.per * tenge
    if per == 1:
        return replace(value, none="")
    low = lines.keep(f"nearest({value.said}, {per})")
    if value.slack:
        with lines.inside(f"if {value.slack} != 0:"):
            lines.line(f"bad |= nearest({most_of(lines, value)}, {per}) != {low}")
    return Held(scaled(lines, low, tenge), "money")


def compared(lines: Lines, left: Held, sign: str, right: Held) -> str:
    """Which is the larger, where the ends leave no doubt."""
    per = lcm(left.per, right.per)
    left, right = brought_to(lines, left, per), brought_to(lines, right, per)
    if not (left.slack or right.slack):
        return lines.keep(f"{left.said} {sign} {right.said}")
    if sign in ("==", "!="):
        raise NotCompiled("a value that is not known exactly is not looked for")
    found = lines.keep(f"{most_of(lines, left)} {sign} {right.said}")
    lines.line(f"bad |= ({left.said} {sign} {most_of(lines, right)}) != {found}")
    return found


def least(lines: Lines, word: str, parts: list[Held]) -> Held:
    """The least or greatest of the parts."""
    per = lcm(*(part.per for part in parts))
    parts = [brought_to(lines, part, per) for part in parts]
    low = lines.keep(f"{word}({', '.join(part.said for part in parts)})")
    slack = ""
    if any(part.slack for part in parts):
        high = [most_of(lines, part) for part in parts]
        slack = lines.keep(f"{word}({', '.join(high)}) - {low}")
    found = Held(low, parts[0].kind, per, slack)
    return small_enough(lines, found)
