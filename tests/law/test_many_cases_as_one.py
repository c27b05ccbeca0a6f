"""Decided by the thousand in a database or one by one: the same outcome, reasons, sums, needs."""

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from law_cases import PATHS, UNKNOWN, book, deciding_editions, documents, put
from tirek.kernel.period import Month, Quarter
from tirek.law.batch.columns import Columns
from tirek.law.batch.duck import Duck
from tirek.law.batch.query import conditions
from tirek.law.catalogue import the_law
from tirek.law.decide import decide_facts
from tirek.law.factsheet import read
from tirek.law.unknown import Need

COLUMNS = Columns(book(), the_law())
PLACES = sorted(the_law().regions)
FIRST, LAST = Month.parse("2008-01"), Month.parse("2029-12")


@pytest.fixture(scope="module")
def duck() -> Duck:
    return Duck(COLUMNS, PLACES, FIRST, LAST)


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """A place and a document; some facts are left out."""
    edition = draw(st.sampled_from(deciding_editions()))
    document = draw(documents(edition))
    places = [edition.place, *[one for one in PLACES if one.startswith(f"{edition.place}/")]]
    for path in draw(st.lists(st.sampled_from(PATHS), max_size=2, unique=True)):
        if draw(st.booleans()):
            put(document, path, UNKNOWN)
    return draw(st.sampled_from(places)), document


def by_one(place: str, facts: dict[str, object]) -> dict[str, Any]:
    found = decide_facts(book(), place, facts, law=the_law())
    due = {
        one.period: (
            [int(month) for month in one.months],
            None if one.amount is None else one.amount.tiyn,
        )
        for one in found.schedule
    }
    needs = {Need(one.kind, one.name) for one in found.needs}
    failed = {one.code for one in found.reasons} if found.outcome == "refused" else set()
    return {
        "outcome": found.outcome,
        "edition": found.edition.id if found.edition else None,
        "failed": failed,
        "due": due,
        "needs": needs,
    }


def by_many(duck: Duck, many: list[tuple[str, dict[str, object]]]) -> list[dict[str, Any]]:
    duck.cases((n, place, facts) for n, (place, facts) in enumerate(many))
    codes = [book().texts[name].code for name in conditions(COLUMNS)]
    answers: dict[int, dict[str, Any]] = {}
    for number, edition, outcome, needs, failed in duck.decisions():
        answers[number] = {
            "outcome": outcome,
            "edition": edition,
            "failed": {code for at, code in enumerate(codes) if failed & (1 << at)},
            "due": {},
            "needs": set(COLUMNS.needs_in(needs)),
        }
    for number, per, begins, months, amount, _ in duck.schedule():
        if answers[number]["outcome"] == "granted":
            period = str(Quarter(begins // 3)) if per == "quarter" else str(Month(begins))
            answers[number]["due"][period] = (list(months), amount)
    return [answers[number] for number in range(len(many))]


@given(st.lists(cases(), min_size=30, max_size=60))
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
def test_duckdb_says_what_python_says(duck: Duck, many: list[tuple[str, dict[str, Any]]]) -> None:
    asked = [(place, read(book().sheet, document)) for place, document in many]
    for one, place_and_facts in zip(by_many(duck, asked), asked, strict=True):
        assert one == by_one(*place_and_facts)
