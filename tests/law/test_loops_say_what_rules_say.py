"""Everything the language of rules can say, in the words of a loop: what Python says of it."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_expressions_in_sql import OPTIONAL, SAID, VALUES, used

from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.law import kleene
from tirek.law.batch.lowered import Kind, NotCompiled
from tirek.law.loops import words
from tirek.law.loops.held import Held, Lines
from tirek.law.loops.lower import Lowering
from tirek.law.loops.words import LARGEST
from tirek.law.rule import age_on, month_of, months_later, months_on

CODES = {"month": 0, "quarter": 1, "winter": 2, "spring": 3, "week": 4}
TWO_TEXTS = ("v == w", "v != w", "w in ('month', v)", "v not in (w, v)")
BEGAN = date(1970, 1, 1).toordinal()


def asked_of(said: str, names: Mapping[str, Held]) -> tuple[Callable[..., Any], Held]:
    """The function (value, slack, whether it is none, whether it is in doubt) of the names."""
    lines = Lines()
    found = Lowering(lines, dict(names), CODES, {}).lower(ast.parse(said, mode="eval").body)
    given_ = [one for name, held in names.items() for one in (name, held.none) if one]
    answer = f"    return {found.said}, {found.slack or 0}, {found.none or False}, bad"
    head = [f"def asked({', '.join(given_)}):", "    bad = 0"]
    space: dict[str, Any] = dict(vars(words))
    exec("\n".join([*head, *lines.lines, answer]), space)
    return space["asked"], found


def whole(value: Any) -> Any:
    """A value of Python as a loop holds it."""
    if isinstance(value, Tenge):
        return value.tiyn
    if isinstance(value, date):
        return value.toordinal() - BEGAN
    if isinstance(value, str):
        return CODES[value]
    return int(value) if isinstance(value, Month) else value or 0


@pytest.mark.parametrize("said", [one for one in SAID if one not in TWO_TEXTS])
def test_a_loop_says_what_python_says(said: str) -> None:
    tree = ast.parse(said, mode="eval").body
    asked = used(tree)
    names = {
        one: Held(one, VALUES[one][0], none=f"{one}_none" if one in OPTIONAL else "")
        for one in asked
    }
    function, found = asked_of(said, names)
    for values in product(*(VALUES[name][1] for name in asked)):
        here = dict(zip(asked, values, strict=True))
        expected = kleene._value(tree, here)
        none = {f"{one}_none": here[one] is None for one in asked if one in OPTIONAL}
        value, slack, is_none, bad = function(**{n: whole(v) for n, v in here.items()}, **none)
        assert (slack, bad) == (0, 0)
        assert is_none == (expected is None)
        if isinstance(expected, Tenge | Decimal | int | float) and type(expected) is not bool:
            is_sum = isinstance(expected, Tenge)
            tiyn = (expected.numerator, expected.denominator) if is_sum else (expected,)
            assert Fraction(value, found.per) == Fraction(*tiyn), (here, value)
        elif expected is not None:
            assert value == whole(expected), (here, value)


NUMBERS: dict[str, tuple[Kind, int]] = {
    "m": ("money", 1), "n": ("money", 1), "p": ("number", 10**6), "q": ("number", 10**6),
    "i": ("int", 1), "j": ("int", 1),
}  # fmt: skip
EXACTLY = [
    "m * q / p", "m / i + n / j", "m / i - n / j", "-(m / i)", "m / i * 3", "m / i * -j",
    "m / i / j", "m / 12 * q", "min(m / i, n)", "max(m / i, n / j)", "percent_of(m / i, q)",
    "p * q * q", "tenge(q) + m", "m * min(p, q) / p", "m if i > j else n / i", "m * p * q",
    "p / 12", "p / 12 * i",
    "(m / i if i > j else n) / q", "m * 0", "m / i * 0", "p * q", "percent_of(m, p * q)",
]  # fmt: skip
SETTLED = [
    "rounded(m * q / p)", "rounded(m / i / j)", "rounded(m / 12)", "m / i < n", "m / i >= n / j",
    "m / i * i > n", "m * q / p <= m", "rounded(m)", "rounded(m / i * i)", "whole_tenge(m / i)",
]  # fmt: skip
SIZES = st.one_of(st.integers(1, 20), st.integers(1, 10**7), st.integers(1, 10**14))


def nearest(value: Fraction) -> Fraction:
    """Half away from zero."""
    size = Fraction(int(abs(value) + Fraction(1, 2)))
    return -size if value < 0 else size


def exactly(said: str, drawn: Mapping[str, int]) -> Any:
    """The value in tiyn, in numbers or as a truth, in fractions."""
    space: dict[str, Any] = {
        "percent_of": lambda sum_, part: sum_ * part / 100,
        "tenge": lambda number: number * 100,
        "rounded": nearest,
        "whole_tenge": lambda sum_: nearest(sum_ / 100) * 100,
    }
    space |= {name: Fraction(value, NUMBERS[name][1]) for name, value in drawn.items()}
    return eval(said, space)


@pytest.mark.parametrize("said", [*EXACTLY, *SETTLED])
@given(st.data())
@settings(max_examples=40, deadline=None)
def test_a_value_lies_where_the_loop_says_or_the_case_is_left(said: str, data: Any) -> None:
    asked = sorted({one.id for one in ast.walk(ast.parse(said)) if isinstance(one, ast.Name)}
                   & NUMBERS.keys())  # fmt: skip
    function, found = asked_of(said, {one: Held(one, *NUMBERS[one]) for one in asked})
    drawn = {one: data.draw(SIZES, label=one) for one in asked}
    value, slack, _, bad = function(**drawn)
    expected = exactly(said, drawn)
    if bad:
        return
    assert -LARGEST <= value < LARGEST
    if said in SETTLED:
        assert value == expected, drawn
    else:
        assert Fraction(value, found.per) <= Fraction(expected), drawn
        assert Fraction(expected) <= Fraction(value + slack, found.per), drawn


@pytest.mark.parametrize(
    ("said", "drawn"),
    [
        ("rounded(m * q / p)", {"m": 123_456, "q": 7_000_000, "p": 9_000_000}),
        ("m / i < n", {"m": 100, "i": 7, "n": 14}),
        ("rounded(m / i * i)", {"m": 100, "i": 6}),
        ("percent_of(m / i, q)", {"m": 5_000_000, "i": 3, "q": 7_500_000}),
    ],
)
def test_ordinary_sums_are_not_left(said: str, drawn: dict[str, int]) -> None:
    function, found = asked_of(said, {one: Held(one, *NUMBERS[one]) for one in drawn})
    value, slack, _, bad = function(**drawn)
    assert bad == 0
    expected = exactly(said, drawn)
    assert slack / found.per < 1e-6
    assert abs(Fraction(value, found.per) - Fraction(expected)) < Fraction(1, 10**6)


@pytest.mark.parametrize(
    ("said", "drawn"),
    [
        ("m * q", {"m": 10**14, "q": 10**14}),
        ("m / i < n", {"m": 100, "i": 3, "n": 33}),
        ("rounded(m / i)", {"m": 1, "i": 0}),
        ("rounded(m / i + m / j)", {"m": 1, "i": 13, "j": -2}),
    ],
)
def test_what_is_too_large_or_divided_by_nothing_is_left(said: str, drawn: Any) -> None:
    function, _ = asked_of(said, {one: Held(one, *NUMBERS[one]) for one in drawn})
    *_, bad = function(**drawn)
    assert bool(bad) == (said != "m / i < n")


def test_an_answer_within_its_slack_is_left() -> None:
    function, _ = asked_of("m / i * i > n", {one: Held(one, *NUMBERS[one]) for one in "min"})
    assert function(m=100, i=13, n=100)[3] == 1
    assert function(m=100, i=13, n=99)[::3] == (True, 0)


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        *((one, "a text is only looked for") for one in TWO_TEXTS),
        ("y", "y has no column"),
        ("m + i", "money and int cannot be reckoned with"),
        ("m < i", "money and int cannot be compared"),
        ("w < 'month'", "a text is only looked for"),
        ("m in (1, 3)", "money is looked for among other kinds"),
        ("(i, j)", "a list is only compared with"),
        ("m if a else i", "one value cannot be int here and money there"),
        ("counted_once(i, j, p)", "has no words in the loop over cases"),
        ("min(m)", "min and max take two or more"),
        ("(m / i) * (p * q * q * q)", "two values that are not known exactly"),
        ("p / q", "only a few known whole numbers"),
        ("m / i == n", "is not looked for"),
    ],
)
def test_what_a_loop_cannot_say_is_refused_by_name(said: str, problem: str) -> None:
    names = {one: Held(one, *NUMBERS[one]) for one in NUMBERS}
    names |= {one: Held(one, VALUES[one][0]) for one in ("a", "v", "w")}
    with pytest.raises(NotCompiled, match=problem) as refused:
        asked_of(said, names)
    assert refused.value.line == 1


DAYS = st.integers(date(1899, 1, 1).toordinal(), date(2120, 12, 31).toordinal())


@given(DAYS, DAYS, st.integers(-400, 400))
@settings(max_examples=300, deadline=None)
def test_days_are_those_of_the_calendar(one: int, other: int, count: int) -> None:
    first, second = date.fromordinal(one), date.fromordinal(other)
    one, other = one - BEGAN, other - BEGAN
    assert words.month_of(one) == month_of(first)
    assert words.months_later(one, count) == whole(months_later(first, count))
    assert words.months_on(one, other) == months_on(first, second)
    assert words.age_on(one, other) == age_on(first, second)


def test_leap_days_and_ends_of_months() -> None:
    for day in (date(2024, 2, 29), date(2000, 2, 29), date(1900, 2, 28), date(2023, 12, 31)):
        for count in range(-14, 15):
            there = whole(months_later(day, count))
            assert words.months_later(whole(day), count) == there
        after = day + timedelta(1)
        assert words.age_on(whole(day), whole(after)) == age_on(day, after)


@pytest.mark.parametrize(("above", "below"), [(10**18, 10**13 + 7), (3 * 10**17, 10**10 + 1),
                                              (10**6, 7), (10**15, 10**3), (-5, 3)])  # fmt: skip
def test_long_division_is_exact(above: int, below: int) -> None:
    parts = words.FINE * words.FINER
    value, left, large = words.divided(above, below, parts)
    assert (value, left) == (above * parts // below, 1 if above * parts % below else 0) or large
    assert large == int(not -LARGEST <= above * parts // below < LARGEST)
