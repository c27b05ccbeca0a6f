"""Decided by the million in a database or one by one: the same outcome, reasons, sums, needs."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from law_cases import PATHS, UNKNOWN, book, deciding_editions, documents, put
from tirek.kernel.period import Month, Quarter
from tirek.law.batch.columns import Columns
from tirek.law.batch.database import Batch
from tirek.law.batch.engines import Duck, Postgres
from tirek.law.catalogue import the_law
from tirek.law.decide import decide_facts
from tirek.law.factsheet import read
from tirek.law.unknown import Need

COLUMNS = Columns(book(), the_law())
PLACES = sorted(the_law().regions)


@pytest.fixture(scope="module", params=["duckdb", "postgres"])
def batch(request: pytest.FixtureRequest) -> Iterator[Batch]:
    if request.param == "duckdb":
        yield Batch(Duck(), COLUMNS, PLACES)
    else:
        yield Batch(Postgres(request.getfixturevalue("postgres")), COLUMNS, PLACES)


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """A place and a document; some facts are left out of some."""
    edition = draw(st.sampled_from(deciding_editions()))
    document = draw(documents(edition))
    places = [edition.place, *[one for one in PLACES if one.startswith(f"{edition.place}/")]]
    for path in draw(st.lists(st.sampled_from(PATHS), max_size=2, unique=True)):
        if draw(st.booleans()):
            put(document, path, UNKNOWN)
    return draw(st.sampled_from(places)), document


def by_one(place: str, facts: dict[str, object], until: Month | None) -> dict[str, Any]:
    found = decide_facts(book(), place, facts, law=the_law(), until=until)
    due = {
        one.period: (
            [int(month) for month in one.months],
            None if one.amount is None else one.amount.tiyn,
        )
        for one in found.schedule
    }
    return {
        "outcome": found.outcome,
        "edition": found.edition.id if found.edition else None,
        "failed": {one.code for one in found.reasons} if found.outcome == "refused" else set(),
        "due": due,
        "needs": {Need(one.kind, one.name) for one in found.needs},
        "months": sum(len(months) for months, _ in due.values()),
        "amount": sum(amount or 0 for _, amount in due.values()),
    }


def by_many(
    batch: Batch, many: list[tuple[str, dict[str, object]]], until: Month | None
) -> list[dict[str, Any]]:
    batch.cases((n, place, facts) for n, (place, facts) in enumerate(many))
    batch.decide(until=until)
    codes = [book().texts[name].code for name in COLUMNS.conditions]
    asked = "id, edition, outcome, needs, failed, months, amount"
    answers: dict[int, dict[str, Any]] = {}
    for row in batch.database.rows(f"SELECT {asked} FROM outcomes"):
        number, edition, outcome, needs, failed, months, amount = row
        answers[number] = {
            "outcome": outcome,
            "edition": edition,
            "failed": {code for at, code in enumerate(codes) if failed & (1 << at)},
            "due": {},
            "needs": set(COLUMNS.needs_in(needs)),
            "months": months,
            "amount": amount,
        }
    for row in batch.database.rows("SELECT id, per, begins, months, amount FROM dues"):
        number, per, begins, bits, amount = row
        period = str(Quarter(begins // 3)) if per == "quarter" else str(Month(begins))
        months = [begins + at for at in range(3) if bits & (1 << at)]
        answers[number]["due"][period] = (months, amount)
    assert len(answers) == len(many)
    return [answers[number] for number in range(len(many))]


@given(st.lists(cases(), min_size=30, max_size=60), st.sampled_from([None, Month.at(2026, 3)]))
@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
def test_many_are_decided_as_one_is(
    batch: Batch, many: list[tuple[str, dict[str, Any]]], until: Month | None
) -> None:
    asked = [(place, read(book().sheet, document)) for place, document in many]
    for one, (place, facts) in zip(by_many(batch, asked, until), asked, strict=True):
        assert one == by_one(place, facts, until)
