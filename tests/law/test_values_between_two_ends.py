"""What is divided by a number of the case lies between its two ends, and they are close."""

import ast
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tirek.law.batch.dialect import Words, in_words_of
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


@given(money=TIYN, heads=st.integers(1, 40), size=st.integers(1, 10**9))
def test_a_share_divided_by_what_is_measured_lies_between_its_ends(
    money: int, heads: int, size: int
) -> None:
    names = NAMES | {"size": Lowered("wide(t.size)", "number", per=10**6, wide=True)}
    found = lower(ast.parse("money / heads / size", mode="eval").body, names)
    row = f"SELECT {money} AS money, {heads} AS heads, {size} AS size"
    asked = in_words_of("duckdb", f"SELECT {found.sql}, {found.slack} FROM ({row}) t")
    ((least, slack),) = DUCK.rows(asked)
    exact = Fraction(money * 10**6, heads * size) * found.per
    assert least <= exact <= least + slack


HALF = 1 << 63
NEAR = [0, 1, 6, 7, 11, 12, 13, 27720, 27721, 10**9 + 7]
NEAR += [HALF // one + more for one in (1, 27720, 27720000) for more in (-2, -1, 0, 1)]
UPWARDS = {"wide_times": 0, "wide_shares": 0, "wide_shares_up": 1}


@pytest.mark.parametrize("times", [1, 27720, 27720000])
@pytest.mark.parametrize("word", UPWARDS)
def test_a_shorter_way_to_divide_says_what_the_long_one_says(word: str, times: int) -> None:
    """DuckDB goes it in 64 bits where they are enough: around their end, and far above it."""
    pairs = [(a, b) for a in (*NEAR, 10**30) for b in NEAR if b]
    rows = " UNION ALL ".join(f"SELECT {a}::HUGEINT AS a, {b}::HUGEINT AS b" for a, b in pairs)
    asked = in_words_of("duckdb", f"SELECT t.a, t.b, {word}(t.a + 0, {times}, t.b) FROM rows_ t")
    for a, b, found in DUCK.rows(f"WITH rows_ AS ({rows}) {asked}"):
        assert found == (a * times + (b - 1) * UPWARDS[word]) // b, (a, b)
    ((none,),) = DUCK.rows(in_words_of("duckdb", f"SELECT {word}(7, {times}, NULLIF(0, 0))"))
    assert none is None


@pytest.mark.parametrize("words", ["postgres", "spark"])
@pytest.mark.parametrize("word", UPWARDS)
def test_other_engines_go_the_long_way(word: str, words: Words) -> None:
    more = " + (t.b) - 1" if UPWARDS[word] else ""
    said = in_words_of(words, f"SELECT {word}(t.a - 1, 5, t.b) FROM t")
    assert said == in_words_of(words, f"SELECT wide_whole((t.a - 1) * 5{more}, t.b) FROM t")
