"""Housing aid decided by the thousand in a database or one by one: every rule, every tiyn."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from any_household import PLACES, any_household
from tirek.kernel.money import Tenge
from tirek.kernel.period import Month, Quarter
from tirek.law.batch.bracket import DOUBT
from tirek.law.batch.columns import Columns
from tirek.law.batch.database import Batch
from tirek.law.batch.engines import Duck, Postgres
from tirek.law.batch.lowered import Lowered
from tirek.law.catalogue import the_law
from tirek.law.decide import decide_facts
from tirek.law.factsheet import read
from tirek.law.unknown import Need, is_unknown
from tirek.services import SERVICES

HOUSING = SERVICES["housing-aid"]
BOOK, LAW = HOUSING.rulebook(), the_law()
COLUMNS = Columns(BOOK, LAW)
Named = dict[str, object]
ASKED = settings(
    max_examples=2,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
"""Few questions with many households each: an engine needs a second to plan one."""


@pytest.fixture(scope="module", params=["duckdb", "postgres"])
def batch(request: pytest.FixtureRequest) -> Iterator[Batch]:
    if request.param == "duckdb":
        yield Batch(Duck(), COLUMNS, PLACES)
    else:
        yield Batch(Postgres(request.getfixturevalue("postgres")), COLUMNS, PLACES)


def drawn(seed: int, number: int) -> list[tuple[str, Named]]:
    random = Random(seed)
    found = []
    for _ in range(number):
        place, document = any_household(random)
        found.append((place, read(BOOK.sheet, document)))
    return found


def by_one(place: str, facts: Named, until: Month | None) -> dict[str, Any]:
    found = decide_facts(BOOK, place, facts, law=LAW, until=until)
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
    batch.decide(until=until)
    codes = [BOOK.texts[name].code for name in COLUMNS.conditions]
    answers: dict[int, dict[str, Any]] = {}
    asked = "SELECT id, edition, outcome, needs, failed, amount FROM outcomes"
    for number, edition, outcome, needs, failed, amount in batch.database.rows(asked):
        assert number not in answers
        answers[number] = {
            "outcome": outcome,
            "edition": edition,
            "failed": {code for at, code in enumerate(codes) if failed & (1 << at)},
            "due": {},
            "needs": set(COLUMNS.needs_in(needs)),
            "amount": amount,
        }
    for number, per, begins, bits, amount in batch.database.rows(
        "SELECT id, per, begins, months, amount FROM dues"
    ):
        period = str(Quarter(begins // 3)) if per == "quarter" else str(Month(begins))
        months = [begins + at for at in range(3) if int(bits) & (1 << at)]
        answers[number]["due"][period] = (months, amount)
    return answers


@given(st.integers(0, 2**32), st.sampled_from([None, Month.at(2026, 3)]))
@ASKED
def test_many_households_are_decided_as_one_is(batch: Batch, seed: int, until: Any) -> None:
    many = drawn(seed, 150)
    batch.cases((n, place, facts) for n, (place, facts) in enumerate(many))
    answers = by_many(batch, until)
    assert len(answers) == len(many)
    outcomes = {one["outcome"] for one in answers.values()}
    assert outcomes == {"granted", "refused", "undecidable"}
    for number, (place, facts) in enumerate(many):
        assert answers[number] == by_one(place, facts, until), (seed, number)


def test_where_sums_are_known_coarsely_more_are_decided_alone_and_none_differently(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for parts in ("PARTS", "FINER"):
        monkeypatch.setattr(f"tirek.law.batch.bracket.{parts}", 1)
    batch = Batch(Duck(), Columns(BOOK, LAW), PLACES)
    many = drawn(5, 60)
    batch.cases((n, place, facts) for n, (place, facts) in enumerate(many))
    answers = by_many(batch, None)
    alone = {number for (number,) in batch.database.rows("SELECT id FROM alone")}
    assert {answers[one]["outcome"] for one in alone} == {"granted", "undecidable"}
    assert alone < answers.keys()
    for number, (place, facts) in enumerate(many):
        assert answers[number] == by_one(place, facts, None), number
    batch.decide(since=Month.at(2999, 1))
    assert batch.database.rows("SELECT DISTINCT months, amount FROM outcomes") == [(0, 0)]


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


@given(st.integers(0, 2**32))
@ASKED
def test_every_rule_says_the_same_of_each_household(batch: Batch, seed: int) -> None:
    many = drawn(seed, 60)
    batch.cases((n, place, facts) for n, (place, facts) in enumerate(many))
    compared = 0
    for share, names in batch.values().items():
        for scope, chain in BOOK.scopes.chains.items():
            own = [one.name for one in BOOK.of_stage("case") if one.scope == scope]
            if scope in ("month", "period") or not own:
                continue
            table = f"cases_{share}" if scope == "case" else f"{scope}_{share}"
            held = table_of(batch, table, ["id", *chain], own, names)
            cases = table_of(batch, f"cases_{share}", ["id"], [], names)
            for (number,) in cases:
                place, facts = many[number]
                found = decide_facts(BOOK, place, facts, law=LAW).evaluation
                for name in own if found.case else ():
                    for at, value in values_in(found.case[name], len(chain)):
                        said = held[(number, *at)][name]
                        assert same(value, *said, names[name]), (seed, number, name, at, said)
                        compared += 1
    assert compared > 1000


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
