"""What is divided by a number of the case lies between its two ends, and they are close."""

import ast
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tirek.law.batch.dialect import in_words_of
from tirek.law.batch.engines import Duck
from tirek.law.batch.lower import lower
from tirek.law.batch.lowered import Lowered

DUCK = Duck()
NAMES = {
    "money": Lowered("wide(t.money)", "money", wide=True),
    "heads": Lowered("wide(t.heads)", "int", wide=True),
    "times": Lowered("wide(t.times)", "int", wide=True),
}
TIYN = st.integers(-(10**9), 10**9)


@pytest.mark.parametrize(
    "said",
    [
        "money / heads",
        "money / heads * times",
        "times * (money / heads)",
        "money / heads + money",
        "money - money / heads",
        "-(money / heads)",
        "money / heads * 0",
    ],
)
@given(money=TIYN, heads=st.integers(1, 40), times=st.integers(-9, 9))
def test_the_exact_value_lies_between_the_ends(
    said: str, money: int, heads: int, times: int
) -> None:
    found = lower(ast.parse(said, mode="eval").body, NAMES)
    row = f"SELECT {money} AS money, {heads} AS heads, {times} AS times"
    asked = f"SELECT {found.sql}, {found.slack or '0'} FROM ({row}) t"
    ((least, slack),) = DUCK.rows(in_words_of("duckdb", asked))
    names = {"money": Fraction(money), "heads": heads, "times": times}
    exact = eval(said, {}, names) * found.per
    assert least <= exact <= least + slack
    assert slack <= max(abs(times), 1)
    if heads <= 12:
        assert slack == 0
