"""Everything the language of rules can say: SQL says of it what three-valued logic says."""

import ast
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product
from typing import Any

import pytest

from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.law import kleene
from tirek.law.batch.column import TYPES, literal
from tirek.law.batch.dialect import in_words_of
from tirek.law.batch.engines import Duck, Postgres
from tirek.law.batch.lower import lower
from tirek.law.batch.lowered import Kind, Lowered
from tirek.law.unknown import is_unknown, missing

VALUES: dict[str, tuple[Kind, list[Any]]] = {
    "m": ("money", [Tenge.of_tiyn(-5), Tenge.of_tiyn(7)]),
    "n": ("money", [Tenge.of_tiyn(7)]),
    "i": ("int", [-1, 0, 12]),
    "j": ("int", [1]),
    "a": ("bool", [True, False]),
    "b": ("bool", [True, False]),
    "x": ("month", [Month.at(2025, 12), Month.at(2026, 3)]),
    "d": ("date", [date(2024, 2, 29), None]),
    "e": ("date", [date(2024, 2, 29), date(2026, 3, 1)]),
    "w": ("text", ["month", "quarter"]),
    "v": ("text", ["quarter", None]),
    "r": ("text", ["winter", "spring"]),
}
OPTIONAL = ("d", "v")
ALWAYS_KNOWN = ("r",)
"""As a reading is."""
SAID = [
    "not a", "a and b", "a or b", "a and not b or b", "not (a and b)", "a == b", "True and a",
    "a or False", "-i", "i + j", "i - j", "12 * i", "m + n", "m - n", "m * i", "-m", "i < j <= 12",
    "0 <= i <= 12", "i == j", "i != j", "m < n", "m == n", "m >= n", "min(i, j)", "max(i, j, 1)",
    "min(m, n)", "max(m, n)", "min(x, i)", "i if a else j", "(i if a else j) + 1", "m if a else n",
    "a if b else a", "i if a else i", "(a or b) if a else b", "x > month_of(e)", "month_of(e) == x",
    "month_number(x)", "months_after(x, i) >= x", "d is None", "d is not None", "e is None",
    "e is not None", "d is None or month_of(d) < x", "d is not None and month_of(d) <= x",
    "d == e", "d != e", "v == w", "v != w", "w == 'month'", "w in ('month', 'week')",
    "w not in ('month', 'week')", "v in ('quarter', 'month')", "v not in ('quarter', 'month')",
    "w in ('month', v)", "v not in (w, v)", "months_in(w)",
    "m / months_in(w)", "rounded(m / months_in(w))",
    "rounded(m / months_in(w) + n)", "rounded(m * j)", "i / month_number(x) < j", "x - x",
    "rounded(m if a else n / months_in(w))", "(d is None) == a", "a if d is None else b",
    "days_after(e, i)", "days_after(e, i) <= e", "months_later(e, i)",
    "d is not None and months_later(d, i) >= days_after(e, -i)",
    "d is not None and age_on(d, e) >= i", "d is not None and months_on(e, d) >= i",
    "i if r == 'winter' else j", "1 if r == 'winter' else 2", "i if r == 'winter' else 0",
]  # fmt: skip


@pytest.fixture(scope="module", params=["duckdb", "postgres"])
def database(request: pytest.FixtureRequest) -> Iterator[Any]:
    if request.param == "duckdb":
        yield Duck()
    else:
        yield Postgres(request.getfixturevalue("postgres"))


def used(tree: ast.expr) -> list[str]:
    return sorted({one.id for one in ast.walk(tree) if isinstance(one, ast.Name)} & VALUES.keys())


def column(name: str) -> Lowered:
    """The name as a column that may be unknown, with a bit of its own."""
    bit, optional = 1 << list(VALUES).index(name), name in OPTIONAL
    lacking = f"t.{name}_not_known" if optional else f"t.{name} IS NULL"
    needs = "" if name in ALWAYS_KNOWN else f"(CASE WHEN {lacking} THEN {bit} ELSE 0 END)"
    return Lowered(f"t.{name}", VALUES[name][0], needs, optional)


def may_be(name: str) -> list[Any]:
    """Every value of the name, and that it is not known."""
    unknown = [] if name in ALWAYS_KNOWN else [missing("fact", name)]
    return [*VALUES[name][1], *unknown]


def row(names: Mapping[str, object]) -> str:
    """A row of names as SQL."""
    shown = []
    for name, value in names.items():
        known = None if is_unknown(value) else value
        written = known.tiyn if isinstance(known, Tenge) else known
        written = int(written) if isinstance(written, Month) else written
        shown.append(f"CAST({literal(written)} AS {TYPES[VALUES[name][0]]}) AS {name}")
        if name in OPTIONAL:
            shown.append(f"{str(is_unknown(value)).upper()} AS {name}_not_known")
    return f"SELECT {', '.join(shown)}"


@pytest.mark.parametrize("said", SAID)
def test_sql_says_what_three_valued_logic_says(database: Any, said: str) -> None:
    tree = ast.parse(said, mode="eval").body
    asked = used(tree)
    found = lower(tree, {name: column(name) for name in asked})
    for values in product(*(may_be(name) for name in asked)):
        names = dict(zip(asked, values, strict=True))
        expected = kleene._value(tree, names)
        sql = f"SELECT {found.sql}, {found.needs or 0} FROM ({row(names)}) t"
        ((value, needs),) = database.rows(in_words_of(database.words, sql))
        lacking = {name for name in asked if needs & (1 << list(VALUES).index(name))}
        if is_unknown(expected):
            assert value is None
            assert lacking == {need.name for need in expected.needs}, names
            continue
        assert not lacking, names
        assert same(value, expected, found.per), (names, value, expected)


def same(value: Any, expected: Any, per: int) -> bool:
    if isinstance(expected, Tenge):
        return Tenge.of_tiyn(value) / per == expected
    if isinstance(expected, float):
        return bool(value == expected * per)
    return bool(value == expected * per if type(expected) is int else value == expected)
