"""Everything that may be asked of `Each` record: a database says what three-valued logic says."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from test_rules_per_record import DOCUMENT, NAMES, Table, made

from tirek.kernel.money import Tenge
from tirek.law.batch.columns import Columns
from tirek.law.batch.database import Batch
from tirek.law.batch.each import Asked, gathered, grouped
from tirek.law.batch.engines import Duck, Postgres
from tirek.law.batch.lowered import Lowered, NotCompiled
from tirek.law.batch.rows_of_cases import facts_of_case
from tirek.law.catalogue import the_law
from tirek.law.evaluate import case_values
from tirek.law.factsheet import read
from tirek.law.rule import Each, rule, total
from tirek.law.unknown import is_unknown, missing


@rule("order-117-2023")
def eligible(somebody: bool, everybody: bool) -> bool:
    """Somebody eats, or all of nobody."""
    return somebody or everybody


@rule("order-117-2023")
def fair(bill: Tenge, heads: int, places: int) -> bool:
    """A share is no more than half of it."""
    return bill / (heads + 1) <= bill / (1 + 1) and places > 0


@rule("order-117-2023")
def tip(bill: Tenge, heads: int, fair: bool) -> bool:
    """Asks for the same share once more, when it is known whether it is fair."""
    return bill / (heads + 1) > bill * 0 and fair


@rule("order-117-2023", per="eater")
def dear(counted: Each[Tenge], bill: Tenge) -> bool:
    """Asks for the loaves of an eater once more, when the bill is known."""
    return total(counted) > bill / (1 + 1)


BOOK = made(*NAMES, eligible, fair, tip, dear)
COLUMNS = Columns(BOOK, the_law())
AGES = [{"age": 40}, {"age": 0}, {}]
LOAVES: list[dict[str, Any]] = [{"loaves": []}, {"loaves": [{"price": "70"}, {}]}, {}]


@pytest.fixture(scope="module", params=["duckdb", "postgres"])
def batch(request: pytest.FixtureRequest) -> Iterator[Batch]:
    if request.param == "duckdb":
        yield Batch(Duck(), COLUMNS, ["demo"])
    else:
        yield Batch(Postgres(request.getfixturevalue("postgres")), COLUMNS, ["demo"])


def tables() -> list[dict[str, Any]]:
    eaters = [{**age, **loaves} for age, loaves in product(AGES, LOAVES)]
    found: list[dict[str, Any]] = [DOCUMENT, {**DOCUMENT, "eaters": []}]
    found.append({key: value for key, value in DOCUMENT.items() if key != "eaters"})
    for one, other in product(eaters, eaters):
        found.append({**DOCUMENT, "eaters": [one, other]})
        found.append({"applied_on": "2026-01-01", "eaters": [one, other]})
    return found


def in_order(value: object) -> Iterator[object]:
    """The values of a rule, record after record; none of a list that is not known."""
    if isinstance(value, tuple):
        for one in value:
            yield from in_order(one)
    elif is_unknown(value):
        yield None
    else:
        yield value.tiyn if isinstance(value, Tenge) else value


def test_every_rule_of_every_record_is_the_same(batch: Batch) -> None:
    read_ = [read(Table, one) for one in tables()]
    batch.cases((number, "demo", facts) for number, facts in enumerate(read_))
    ((share, names),) = batch.values().items()
    for name, one in BOOK.rules.items():
        chain = BOOK.scopes.chains[one.scope]
        table = f"{one.scope}_{share}" if chain else f"cases_{share}"
        keys = ", ".join(f"t.{key}" for key in ("id", *chain))
        held: dict[int, list[Any]] = {}
        for number, *_, value in batch.database.rows(
            f"SELECT {keys}, {names[name].sql} FROM {table} t ORDER BY {keys}"
        ):
            held.setdefault(number, []).append(value)
        for number, facts in enumerate(read_):
            found = case_values(BOOK, facts)[name]
            if is_unknown(found) and chain:
                found = ()
            expected = [one for one in in_order(found) if one is not None]
            assert [one for one in held.get(number, []) if one is not None] == expected, name


def test_a_case_may_begin_with_its_records(batch: Batch) -> None:
    """Only what the right depends on is asked, and nothing of that is asked of the case alone."""
    read_ = [read(Table, one) for one in tables()]
    batch.cases((number, "demo", facts) for number, facts in enumerate(read_))
    batch.decide()
    held = dict(batch.database.rows("SELECT t.id, t.eligible FROM cases_any t"))
    expected = [case_values(BOOK, facts)["eligible"] for facts in read_]
    assert True in expected
    assert any(is_unknown(one) for one in expected)
    for number, value in enumerate(expected):
        assert held[number] is (None if is_unknown(value) else value)


def test_facts_come_back_as_they_were_given(batch: Batch) -> None:
    facts = read(Table, DOCUMENT)
    unknown = read(Table, {"applied_on": "2026-01-01", "eaters": [{"age": 3}]})
    batch.cases([(1, "demo", facts), (2, "demo", unknown)])
    assert facts_of_case(COLUMNS, batch.database.rows, 1) == ("demo", facts)
    place, found = facts_of_case(COLUMNS, batch.database.rows, 2)
    assert (place, found) == ("demo", unknown)
    assert found["cloth"] == missing("fact", "cloth")


@rule("order-117-2023")
def most_eaten(eaten: Each[Tenge]) -> Tenge:
    """The largest bill of one eater."""
    return max(eaten)


@rule("order-117-2023")
def spread(eaten: Each[Tenge], eater_age: Each[int]) -> bool:
    """Asks of `Each` without adding it up."""
    return total(eaten) == eater_age


def test_what_has_no_words_for_each_record_is_refused_by_name() -> None:
    for odd in (most_eaten, spread):
        batch = Batch(Duck(), Columns(made(*NAMES, eligible, odd), the_law()), ["demo"])
        batch.begin_cases()
        with pytest.raises(NotCompiled, match="each eater: only total, added, how_many") as found:
            batch.values()
        assert found.value.rule is not None
        assert found.value.rule.name == odd.rule.name  # type: ignore[attr-defined]


def test_plain_values_in_doubt_are_never_left_out_of_a_sum() -> None:
    doubtful = Lowered("t.x", "money", doubt=True)
    asked = Asked("total", "x", "eater")
    assert "COUNT(i.x) AS c_total_x" in grouped(asked, doubtful)
    assert "WHEN g.c_total_x <> g.n THEN NULL" in gathered(asked, doubtful, "", 1).sql
    assert gathered(Asked("count", "x", "eater"), doubtful, "", 1).needs == ""
