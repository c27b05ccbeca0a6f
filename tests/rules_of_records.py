"""What engines say of cases with lists of records, beside what Python says of one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tirek.kernel.money import Tenge
from tirek.kernel.period import Month, Quarter
from tirek.law.batch.bracket import DOUBT
from tirek.law.batch.database import Batch
from tirek.law.batch.lowered import Lowered
from tirek.law.catalogue import the_law
from tirek.law.decide import decide_facts
from tirek.law.rulebook import RuleBook
from tirek.law.unknown import Need, is_unknown

Named = dict[str, object]


def by_one(book: RuleBook, place: str, facts: Named, until: Month | None) -> dict[str, Any]:
    """The answer to one case."""
    found = decide_facts(book, place, facts, law=the_law(), until=until)
    due = {
        one.period: ([int(month) for month in one.months], one.amount and one.amount.tiyn)
        for one in found.schedule
    }
    return {
        "outcome": found.outcome,
        "edition": found.edition.id if found.edition else None,
        "failed": {one.code for one in found.reasons} if found.outcome == "refused" else set(),
        "due": due,
        "needs": {Need(one.kind, re.sub(r"\.[0-9]+", "", one.name)) for one in found.needs},
        "amount": sum(amount or 0 for _, amount in due.values()),
    }


def by_many(batch: Batch, until: Month | None) -> dict[int, dict[str, Any]]:
    """The answers to the cases of its tables, by their numbers."""
    batch.decide(until=until)
    columns, book = batch.columns, batch.columns.book
    codes = [book.texts[name].code for name in columns.conditions]
    answers: dict[int, dict[str, Any]] = {}
    asked = "SELECT id, edition, outcome, needs, failed, amount FROM outcomes"
    for number, edition, outcome, needs, failed, amount in batch.database.rows(asked):
        assert number not in answers
        answers[number] = {
            "outcome": outcome,
            "edition": edition,
            "failed": {code for at, code in enumerate(codes) if failed & (1 << at)},
            "due": {},
            "needs": set(columns.needs_in(needs)),
            "amount": amount,
        }
    dues = "SELECT id, per, begins, months, amount FROM dues"
    for number, per, begins, bits, amount in batch.database.rows(dues) if book.period else ():
        period = str(Quarter(begins // 3)) if per == "quarter" else str(Month(begins))
        months = [begins + at for at in range(3) if int(bits) & (1 << at)]
        answers[number]["due"][period] = (months, amount)
    return answers


def compared_by_record(batch: Batch, many: list[tuple[str, Named]]) -> int:
    """How many values of rules of the case and of its records were compared, all the same."""
    book = batch.columns.book
    batch.cases((n, place, facts) for n, (place, facts) in enumerate(many))
    compared = 0
    decided = [decide_facts(book, *one, law=the_law()).evaluation for one in many]
    for share, names in batch.values().items():
        cases = table_of(batch, f"cases_{share}", ["id"], [], names)
        for scope, chain in book.scopes.chains.items():
            own = [one.name for one in book.of_stage("case") if one.scope == scope]
            if scope in ("month", "period") or not own:
                continue
            table = f"cases_{share}" if scope == "case" else f"{scope}_{share}"
            held = table_of(batch, table, ["id", *chain], own, names)
            for (number,) in cases:
                found = decided[number]
                for name in own if found.case else ():
                    for at, value in values_in(found.case[name], len(chain)):
                        said = held[(number, *at)][name]
                        assert same(value, *said, names[name]), (number, name, at, value, said)
                        compared += 1
    return compared


def table_of(
    batch: Batch, table: str, keys: list[str], names: list[str], held: Mapping[str, Lowered]
) -> dict[Any, dict[str, tuple[object, object, object]]]:
    asked = [f"t.{key}" for key in keys]
    for name in names:
        found = held[name]
        asked += [found.sql, found.slack or "0", found.needs or "0"]
    rows = batch.database.rows(f"SELECT {', '.join(asked)} FROM {table} t")
    width = len(keys)
    return {
        row[:width]: {
            name: tuple(row[width + 3 * at : width + 3 * at + 3]) for at, name in enumerate(names)
        }
        for row in rows
    }


def same(value: object, held: object, slack: object, needs: object, found: Lowered) -> bool:
    """Whether a column says what Python says: exactly, or between its ends where it has two."""
    if is_unknown(value):
        return held is None and needs != 0
    if needs and int(needs) & DOUBT:  # type: ignore[call-overload]
        return held is None
    if held is None or value is None:
        return held is value or (value is not None and found.doubt)
    if isinstance(value, Month):
        return int(value) == held
    if isinstance(value, Tenge):
        whole = value * found.per
        least, most = int(held), int(held) + int(slack or 0)  # type: ignore[call-overload]
        if least == most:
            return (whole.numerator, whole.denominator) == (least, 1)
        return least * whole.denominator <= whole.numerator <= most * whole.denominator
    if found.kind == "number":
        return value * found.per == held  # type: ignore[operator]
    return value == held


def values_in(value: object, depth: int, at: tuple[int, ...] = ()) -> Iterator[Any]:
    """Every value of a rule per record by the numbers of its record; none where not known."""
    if depth == 0:
        yield at, value
    elif isinstance(value, tuple):
        for number, inside in enumerate(value, start=1):
            yield from values_in(inside, depth - 1, (*at, number))
