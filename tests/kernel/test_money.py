"""Money is exact until it is paid, and is then rounded once, half up."""

import copy
import pickle
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tirek.kernel.money import NotPayable, Tenge, total
from tirek.kernel.parsing import ParseError

WHOLE_TIYN = st.integers(-(10**14), 10**14)
COUNTS = st.integers(1, 400)
EXACT = st.builds(lambda tiyn, parts: Tenge.of_tiyn(tiyn) / parts, WHOLE_TIYN, COUNTS)
DECIMALS = st.decimals(-(10**9), 10**9, allow_nan=False, allow_infinity=False, places=4)


def fraction(sum_: Tenge) -> Fraction:
    return Fraction(sum_.numerator, sum_.denominator)


@pytest.mark.parametrize(
    ("written", "tiyn"),
    [
        ("11796.00", 1_179_600),
        ("0.5", 50),
        ("-0.50", -50),
        (12975, 1_297_500),
        (Decimal("10485.33"), 1_048_533),
        (Decimal("1E+3"), 100_000),
    ],
)
def test_an_amount_of_tenge_is_taken_exactly(written: str | int | Decimal, tiyn: int) -> None:
    assert Tenge.of(written).tiyn == tiyn


@pytest.mark.parametrize("value", [1.5, True, None, Fraction(1, 3)])
def test_a_float_or_a_thing_that_is_no_number_makes_no_money(value: object) -> None:
    with pytest.raises(TypeError):
        Tenge.of(value)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        Tenge.of_tiyn(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "written", ["", "11 796", "11,5", "1e3", "NaN", "+5", "5.", ".5", "1_000", "٣", "5\n"]
)
def test_a_text_that_is_no_plain_number_is_refused(written: str) -> None:
    with pytest.raises(ParseError, match=r"11796\.00"):
        Tenge.of(written)


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_an_endless_decimal_is_refused(value: str) -> None:
    with pytest.raises(ParseError):
        Tenge.of(Decimal(value))
    with pytest.raises(TypeError):
        Tenge.of(1) * Decimal(value)


def test_a_bare_constructor_is_refused_because_it_would_not_say_its_unit() -> None:
    with pytest.raises(TypeError, match="of_tiyn"):
        Tenge()


def test_money_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Tenge.ZERO.numerator = 5  # type: ignore[misc]
    with pytest.raises(AttributeError):
        Tenge.ZERO.owner = "me"  # type: ignore[attr-defined]


# --- the sums of the specification, B.4 and its examples ---


def test_three_mci_every_month() -> None:
    months = [Tenge.of(3932) * 3] * 4 + [Tenge.of(4325) * 3] * 5
    assert str(total(months)) == "112059.00"


def test_eight_mci_a_quarter_of_which_some_months_count() -> None:
    a_month_2025, a_month_2026 = Tenge.of(3932) * 8 / 3, Tenge.of(4325) * 8 / 3
    assert str(a_month_2025.rounded()) == "10485.33"
    assert str((a_month_2025 * 3).rounded()) == "31456.00"
    assert str(total([a_month_2026] * 3)) == "34600.00"
    assert str((a_month_2026 * 2).rounded()) == "23066.67"


def test_six_and_a_half_mci() -> None:
    assert str(Tenge.of(1168) * Decimal("6.5")) == "7592.00"
    assert Decimal("6.5") * Tenge.of(1168) == Tenge.of(7592)


# --- rounding ---


@pytest.mark.parametrize(
    ("tiyn", "parts", "expected"),
    [(1, 2, 1), (3, 2, 2), (-1, 2, -1), (-3, 2, -2), (1, 3, 0), (2, 3, 1), (-2, 3, -1), (0, 7, 0)],
)
def test_an_exact_half_goes_away_from_zero(tiyn: int, parts: int, expected: int) -> None:
    assert (Tenge.of_tiyn(tiyn) / parts).rounded().tiyn == expected


@given(DECIMALS)
def test_rounding_is_half_up_as_decimal_knows_it(amount: Decimal) -> None:
    expected = amount.quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert Tenge.of(amount).rounded() == Tenge.of(expected)


@given(EXACT)
def test_rounding_moves_by_at_most_half_a_tiyn_and_only_once(exact: Tenge) -> None:
    rounded = exact.rounded()
    assert abs(fraction(rounded) - fraction(exact)) <= Fraction(1, 2)
    assert rounded.is_payable
    assert rounded.rounded() == rounded


@given(WHOLE_TIYN)
def test_whole_tiyn_are_left_alone(tiyn: int) -> None:
    assert Tenge.of_tiyn(tiyn).rounded().tiyn == tiyn


# --- nothing is lost on the way ---


@given(WHOLE_TIYN, COUNTS)
def test_parts_make_the_whole_again_to_the_tiyn(tiyn: int, parts: int) -> None:
    assert total([Tenge.of_tiyn(tiyn) / parts] * parts).tiyn == tiyn


@given(WHOLE_TIYN, COUNTS)
def test_a_sum_shared_out_by_running_differences_is_paid_out_whole(tiyn: int, parts: int) -> None:
    whole = Tenge.of_tiyn(tiyn)
    reached = [(whole * done / parts).rounded() for done in range(parts + 1)]
    paid = [after - before for before, after in pairwise(reached)]
    assert all(part.is_payable for part in paid)
    assert total(paid) == whole


@given(st.lists(EXACT), st.randoms())
def test_the_order_of_adding_does_not_matter(sums: list[Tenge], random: object) -> None:
    shuffled = sums[:]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert total(shuffled) == total(sums)


@given(EXACT, EXACT, st.integers(-(10**6), 10**6), DECIMALS)
def test_arithmetic_is_that_of_fractions(a: Tenge, b: Tenge, factor: int, decimal: Decimal) -> None:
    assert fraction(a + b) == fraction(a) + fraction(b)
    assert fraction(a - b) == fraction(a) - fraction(b)
    assert fraction(-a) == -fraction(a)
    assert fraction(a * factor) == fraction(factor * a) == fraction(a) * factor
    assert fraction(a * decimal) == fraction(a) * Fraction(decimal)
    assert bool(a) == bool(fraction(a))


@given(EXACT, st.integers(-400, 400).filter(bool))
def test_sharing_is_that_of_fractions(a: Tenge, parts: int) -> None:
    assert fraction(a / parts) == fraction(a) / parts


@given(EXACT, EXACT)
def test_order_is_that_of_fractions(a: Tenge, b: Tenge) -> None:
    assert (a < b) == (fraction(a) < fraction(b))
    assert (a <= b) == (fraction(a) <= fraction(b))
    assert (a > b) == (fraction(a) > fraction(b))
    assert (a >= b) == (fraction(a) >= fraction(b))
    assert (a == b) == (fraction(a) == fraction(b))


@given(EXACT, COUNTS)
def test_equal_sums_are_one_in_a_set(a: Tenge, parts: int) -> None:
    negated = -a
    assert len({a, a / parts * parts, a + Tenge.ZERO, -negated}) == 1


@given(EXACT)
def test_a_sum_is_kept_in_lowest_terms(a: Tenge) -> None:
    exact = fraction(a)
    assert (a.numerator, a.denominator) == (exact.numerator, exact.denominator)


def test_money_cannot_be_shared_among_nobody() -> None:
    with pytest.raises(ZeroDivisionError, match="nobody"):
        Tenge.of(5) / 0


@pytest.mark.parametrize("other", [5, 5.0, Decimal(5), "5.00", None])
def test_money_is_not_mixed_with_bare_numbers(other: object) -> None:
    five = Tenge.of(5)
    assert five != other
    for operation in ("__add__", "__sub__", "__lt__", "__le__"):
        assert getattr(five, operation)(other) is NotImplemented


@pytest.mark.parametrize("factor", [1.5, True, Fraction(1, 2), Tenge.of(2), "2"])
def test_money_is_multiplied_and_shared_by_exact_numbers_only(factor: object) -> None:
    with pytest.raises(TypeError):
        Tenge.of(5) * factor  # type: ignore[operator]
    with pytest.raises(TypeError):
        Tenge.of(5) / factor  # type: ignore[operator]


def test_no_sums_make_zero() -> None:
    assert total([]) == Tenge.ZERO
    assert not Tenge.ZERO


# --- writing ---


@given(WHOLE_TIYN)
def test_what_is_written_is_read_back(tiyn: int) -> None:
    assert Tenge.of(str(Tenge.of_tiyn(tiyn))).tiyn == tiyn


def test_writing_shows_two_digits_of_tiyn_and_the_sign_once() -> None:
    assert str(Tenge.of_tiyn(-5)) == "-0.05"
    assert str(Tenge.of(11796)) == "11796.00"


def test_a_part_of_a_tiyn_is_neither_paid_nor_printed_but_can_be_looked_at() -> None:
    third = Tenge.of(4325) * 8 / 3
    assert not third.is_payable
    with pytest.raises(NotPayable):
        _ = third.tiyn
    with pytest.raises(NotPayable):
        str(third)
    assert repr(third) == "<Tenge: 3460000/3 tiyn>"
    assert repr(Tenge.of(5)) == "Tenge.of('5.00')"


@given(EXACT)
def test_a_sum_survives_copying_and_pickling(a: Tenge) -> None:
    assert copy.deepcopy(a) == a
    assert pickle.loads(pickle.dumps(a)) == a
