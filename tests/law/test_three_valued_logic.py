"""Expressions of rules asked with values that are not known."""

import ast
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.law import kleene
from tirek.law.kleene import ask
from tirek.law.rule import VOCABULARY
from tirek.law.subset import expression_of
from tirek.law.unknown import Need, Unknown, is_unknown, missing, together, unknowns

A, B = missing("fact", "a"), missing("fact", "b")


def value(expression: str, **names: object) -> object:
    """An expression of a rule asked with three-valued logic."""
    tree = ast.parse(expression, mode="eval").body
    return kleene._value(tree, names)


def needs(found: object) -> set[str]:
    assert is_unknown(found)
    return {need.name for need in found.needs}


@pytest.mark.parametrize(
    ("expression", "answer"),
    [
        ("a and False", False),
        ("False and a", False),
        ("True and False and a", False),
        ("a or True", True),
        ("True or a", True),
        ("a and b or True", True),
        ("(a or True) and False", False),
        ("a < 1 and 1 < 0", False),
        ("1 < 0 < a", False),
        ("'x' if a else 'x'", "x"),
        ("count(months)", 2),
    ],
)
def test_what_the_known_part_settles_is_settled(expression: str, answer: object) -> None:
    assert value(expression, a=A, b=B, months=(A, Month.at(2025, 9))) == answer


@pytest.mark.parametrize(
    ("expression", "needed"),
    [
        ("a", {"a"}),
        ("not a", {"a"}),
        ("-a", {"a"}),
        ("a and True", {"a"}),
        ("a or False", {"a"}),
        ("a and b", {"a", "b"}),
        ("a or b", {"a", "b"}),
        ("a + 1", {"a"}),
        ("1 * b", {"b"}),
        ("a - b", {"a", "b"}),
        ("a == b", {"a", "b"}),
        ("a is None", {"a"}),
        ("1 < a < b", {"a", "b"}),
        ("a in ('x', 'y')", {"a"}),
        ("1 if a else 0", {"a"}),
        ("b if a else 0", {"a", "b"}),
        ("b if a else b", {"a", "b"}),
        ("month_of(a)", {"a"}),
        ("max(a, 1)", {"a"}),
        ("total(months)", {"a"}),
        ("months == (a, b)", {"a", "b"}),
    ],
)
def test_what_is_not_settled_says_everything_it_needs(expression: str, needed: set[str]) -> None:
    assert needs(value(expression, a=A, b=B, months=(Tenge.ZERO, A))) == needed


def test_a_known_condition_asks_only_the_branch_it_takes() -> None:
    assert value("a if False else 1", a=A) == 1
    assert value("1 if True else a", a=A) == 1
    assert needs(value("a if True else 1", a=A)) == {"a"}


def test_a_guard_keeps_the_guarded_part_from_being_asked_of_none() -> None:
    assert value("day is None or month_of(day) > month", day=None, month=Month.at(2025, 9)) is True
    assert value("day is not None and month_of(day) == 1", day=None) is False


NUMBERS = st.sampled_from([0, 1, 12])
SHAPES = [
    "x and y",
    "x or y",
    "not x",
    "x == y",
    "x != y",
    "x < y",
    "x <= y",
    "x > y",
    "x >= y",
    "x < y <= z",
    "x in (y, z)",
    "x not in (y, 1)",
    "x is None",
    "x is not None",
    "x + y",
    "x - y",
    "x * y",
    "-x",
    "x / (y + 1)",
    "x if y else z",
    "min(x, y)",
    "max(x, y, z)",
]


@given(st.sampled_from(SHAPES), NUMBERS, NUMBERS, NUMBERS)
def test_of_known_values_it_says_what_python_says(shape: str, x: int, y: int, z: int) -> None:
    names = {"x": x, "y": y, "z": z}
    python = eval(shape, {}, names)  # the shapes above, nothing from outside
    logic = value(shape, **names)
    assert logic == (bool(python) if " and " in shape or " or " in shape else python)


TRUTHS = [
    "a and b",
    "a or b",
    "not a",
    "a and not b or c",
    "(a or b) and (b or c)",
    "b if a else c",
]


@given(st.sampled_from(TRUTHS), st.tuples(*[st.sampled_from([True, False, None])] * 3))
def test_an_answer_given_early_is_the_answer_however_the_rest_turns_out(
    shape: str, given_values: tuple[bool | None, ...]
) -> None:
    names = dict(zip("abc", given_values, strict=True))
    asked = {name: missing("fact", name) if v is None else v for name, v in names.items()}
    early = value(shape, **asked)
    hidden = [name for name, v in names.items() if v is None]
    possible = set()
    for number in range(2 ** len(hidden)):
        guess = {name: bool(number >> at & 1) for at, name in enumerate(hidden)}
        possible.add(eval(shape, {}, {**names, **guess}))
    if is_unknown(early):
        assert needs(early) <= set(hidden)
    else:
        assert possible == {early}


def test_a_rule_is_asked_by_its_own_source_with_or_without_a_docstring() -> None:
    def said(born_on: date) -> bool:
        """Whether there is no day."""
        return born_on is None

    def bare(born_on: date) -> bool:
        return born_on is None

    for norm in (said, bare):
        assert isinstance(expression_of(norm), ast.Compare)
        assert ask(norm, {"born_on": None}) is True
        assert needs(ask(norm, {"born_on": A})) == {"a"}


def test_an_unknown_condition_never_takes_a_branch_of_anybodys_if() -> None:
    with pytest.raises(TypeError, match="an unknown value has no truth"):
        bool(A)


def test_unknown_values_together_need_all_that_each_needs() -> None:
    both = together([A, B, A])
    assert both == Unknown(frozenset({Need("fact", "a"), Need("fact", "b")}))
    assert unknowns([A, 1, None, B, "x"]) == [A, B]
    assert not is_unknown(None)


def test_the_words_a_rule_may_use_mean_what_they_say() -> None:
    word = SimpleNamespace(**VOCABULARY)
    september = Month.at(2025, 9)
    assert word.month_of(date(2025, 9, 30)) == september
    assert word.months_after(september, 12) == Month.at(2026, 9)
    assert word.month_number(september) == 9
    assert word.days_after(date(2026, 6, 26), 4) == date(2026, 6, 30)
    assert word.months_later(date(2025, 6, 26), 12) == date(2026, 6, 26)
    assert word.months_later(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert (word.months_in("quarter"), word.months_in("month")) == (3, 1)
    third = Tenge.of(1) * Decimal(100) / 3
    assert str(word.rounded(third)) == "33.33"
    assert str(word.rounded(word.total((third, third, third)))) == "100.00"
    assert (word.first((7, 8)), word.count((7, 8, 9))) == (7, 3)
    assert (word.min(1, 12), word.max(1, 12)) == (1, 12)


def test_each_month_of_overlapping_stretches_is_counted_once_where_it_is_worth_most() -> None:
    word = SimpleNamespace(**VOCABULARY)
    one, two = Decimal("1.05"), Decimal("0.52")
    assert word.counted_once((1, 3), (3, 5), (two, one)) == (two, two, one, one, one)
    assert word.counted_once((3, 1), (5, 3), (one, two)) == (two, two, one, one, one)
    assert word.counted_once((1, 7), (2, 7), (one, two)) == (one, one, two)
    assert word.counted_once((5,), (4,), (one,)) == ()
    assert word.counted_once((), (), ()) == ()
    assert word.in_years(18) == Decimal("1.5")
