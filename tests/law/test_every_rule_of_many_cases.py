"""Every named rule of every service, asked of many cases: what each database says Python says."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from law_cases import days
from tirek.kernel.money import Tenge
from tirek.kernel.period import Month, Quarter
from tirek.law.batch.columns import Columns
from tirek.law.batch.database import Batch
from tirek.law.batch.engines import Duck, Postgres
from tirek.law.batch.lowered import Lowered
from tirek.law.catalogue import the_law
from tirek.law.decide import decide_facts
from tirek.law.factsheet import Fact, facts_of
from tirek.law.unknown import is_unknown, missing
from tirek.procedure.service import Service
from tirek.services import SERVICES

LAW = the_law()
PLACES = sorted(LAW.regions)
Named = dict[str, object]
ASKED_TOGETHER = [
    service
    for service in SERVICES.values()
    if not (service.rulebook().has_records or service.rulebook().one_by_one)
]


@pytest.fixture(scope="module", params=["duckdb", "postgres"])
def database(request: pytest.FixtureRequest) -> Iterator[Any]:
    if request.param == "duckdb":
        yield Duck()
    else:
        yield Postgres(request.getfixturevalue("postgres"))


def values_of_fact(one: Fact) -> st.SearchStrategy[object]:
    """What may be known of a fact, and sometimes that it is not known."""
    known: st.SearchStrategy[object] = st.booleans()
    if one.choices:
        known = st.sampled_from(one.choices)
    elif one.type is date:
        known = days(date(2006, 1, 1), date(2027, 12, 31))
    elif one.type is Decimal:
        known = st.decimals(0, 15, places=1)
    none = [st.none()] if one.nullable else []
    unknown = st.just(missing("fact", one.path))
    return st.one_of(known, known, *none, known, *none, known, unknown if one.nullable else known)


@st.composite
def cases(draw: st.DrawFn, service: Service) -> tuple[str, Named]:
    facts = {one.name: draw(values_of_fact(one)) for one in facts_of(service.facts)}
    applied = draw(days(date(2014, 1, 1), date(2026, 12, 31)))
    facts["applied_on"] = applied
    if "certificate_to" in facts:  # months to look at, and not too many
        facts["certificate_to"] = draw(days(applied, date(applied.year + 1, 12, 31)))
        facts["certificate_from"] = draw(days(date(2013, 1, 1), applied))
    if draw(st.booleans()):
        nobody: Named = {"applicant_relation": "parent", "already_paid_to_other": False,
                         "child_fully_state_supported": False, "child_lives_in_place": True,
                         "applicant_parental_rights_terminated": False,
                         "applicant_data_consent": True}  # fmt: skip
        facts |= {name: value for name, value in nobody.items() if name in facts}
    return draw(st.sampled_from(PLACES)), facts


def in_column(value: object, found: Lowered) -> object:
    """A value of Python as the column of its rule holds it; sums and numbers come out whole."""
    if is_unknown(value) or value is None:
        return None
    if isinstance(value, Tenge):
        whole = value * found.per
        assert whole.denominator == 1
        return whole.numerator
    if isinstance(value, Decimal):
        assert value * found.per == int(value * found.per)
        return int(value * found.per)
    return int(value) if isinstance(value, Month) else value


def rows_of(database: Any, table: str, names: list[str], keys: list[str]) -> dict[Any, list[Any]]:
    asked = ", ".join(f"t.{name}" for name in [*keys, *names])
    rows = database.rows(f"SELECT {asked} FROM {table} t")
    return {row[: len(keys)]: list(row[len(keys) :]) for row in rows}


def compare(
    batch: Batch, share: str, names: Mapping[str, Lowered], many: list[tuple[str, Named]]
) -> int:
    """How many cases of the share were compared, rule by rule."""
    book, database = batch.columns.book, batch.database
    of = {
        scope: [one.name for one in book.of_stage(scope)] for scope in ("case", "month", "period")
    }
    by_case = rows_of(database, f"cases_{share}", of["case"], ["id"])
    months = periods = {}
    if book.period:
        months = rows_of(database, f"months_{share}", of["month"], ["id", "month"])
        periods = rows_of(database, f"periods_{share}", of["period"], ["id", "per", "begins"])
    for (number,), row in by_case.items():
        place, facts = many[number]
        found = decide_facts(book, place, facts, law=LAW).evaluation
        if not found.case:
            continue
        assert row == [in_column(found.case[name], names[name]) for name in of["case"]]
        for stretch in found.stretches:
            for values in stretch.rows:
                expected = [in_column(values[book.column[n]], names[n]) for n in of["month"]]
                assert months[number, int(values[0])] == expected  # type: ignore[call-overload]
        for one in found.periods:
            per = str(one.stretch.names[book.period])
            first = one.months[0]
            begins = int(Quarter.of(first).months[0] if per == "quarter" else first)
            expected = [in_column(one.values[name], names[name]) for name in of["period"]]
            assert periods[number, per, begins] == expected
    return len(by_case)


@pytest.mark.parametrize("service", ASKED_TOGETHER, ids=lambda one: one.slug)
def test_every_rule_says_the_same_of_each_case(database: Any, service: Service) -> None:
    batch = Batch(database, Columns(service.rulebook(), LAW), PLACES)

    @given(st.lists(cases(service), min_size=30, max_size=60))
    @settings(
        max_examples=10,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.explicit, Phase.reuse, Phase.generate],
    )
    def asked(many: list[tuple[str, Named]]) -> None:
        batch.cases((n, place, facts) for n, (place, facts) in enumerate(many))
        held = batch.values()
        compared = [compare(batch, share, names, many) for share, names in held.items()]
        assert sum(compared) == len(many)

    asked()
