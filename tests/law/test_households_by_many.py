"""Housing aid decided by the thousand in a database or one by one: every rule, every tiyn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from any_document import drawn
from any_household import PLACES
from rules_of_records import by_many, by_one, compared_by_record
from tirek.kernel.period import Month
from tirek.law.batch.columns import Columns
from tirek.law.batch.database import Batch
from tirek.law.batch.engines import Duck, Postgres
from tirek.law.catalogue import the_law
from tirek.services import SERVICES

HOUSING = SERVICES["housing-aid"]
BOOK, LAW = HOUSING.rulebook(), the_law()
COLUMNS = Columns(BOOK, LAW)
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


@given(st.integers(0, 2**32), st.sampled_from([None, Month.at(2026, 3)]))
@ASKED
def test_many_households_are_decided_as_one_is(batch: Batch, seed: int, until: Any) -> None:
    many = drawn(HOUSING, seed, 150)
    batch.cases((n, place, facts) for n, (place, facts) in enumerate(many))
    answers = by_many(batch, until)
    assert len(answers) == len(many)
    outcomes = {one["outcome"] for one in answers.values()}
    assert outcomes == {"granted", "refused", "undecidable"}
    for number, (place, facts) in enumerate(many):
        assert answers[number] == by_one(BOOK, place, facts, until), (seed, number)


def test_where_sums_are_known_coarsely_more_are_decided_alone_and_none_differently(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for parts in ("PARTS", "FINER"):
        monkeypatch.setattr(f"tirek.law.batch.bracket.{parts}", 1)
    batch = Batch(Duck(), Columns(BOOK, LAW), PLACES)
    many = drawn(HOUSING, 5, 60)
    batch.cases((n, place, facts) for n, (place, facts) in enumerate(many))
    answers = by_many(batch, None)
    alone = {number for (number,) in batch.database.rows("SELECT id FROM alone")}
    assert {answers[one]["outcome"] for one in alone} == {"granted", "undecidable"}
    assert alone < answers.keys()
    for number, (place, facts) in enumerate(many):
        assert answers[number] == by_one(BOOK, place, facts, None), number
    batch.decide(since=Month.at(2999, 1))
    assert batch.database.rows("SELECT DISTINCT months, amount FROM outcomes") == [(0, 0)]


@given(st.integers(0, 2**32))
@ASKED
def test_every_rule_says_the_same_of_each_household(batch: Batch, seed: int) -> None:
    assert compared_by_record(batch, drawn(HOUSING, seed, 60)) > 1000
