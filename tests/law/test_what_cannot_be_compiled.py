"""What has no exact meaning in SQL is refused with file and line, never answered differently."""

import ast
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

import pytest
from little_law import Facts, LittleLaw, Terms

from law_cases import book
from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.law.batch.bounds import bounds_of
from tirek.law.batch.column import Column, NotWhole, kind_of, literal
from tirek.law.batch.columns import Columns
from tirek.law.batch.database import Batch
from tirek.law.batch.dialect import in_words_of
from tirek.law.batch.engines import Duck
from tirek.law.batch.lower import lower
from tirek.law.batch.lowered import Kind, Lowered, NotCompiled
from tirek.law.batch.query import Query
from tirek.law.batch.share import Share
from tirek.law.batch.steps import Span, steps_of
from tirek.law.batch.tables import Tables
from tirek.law.catalogue import the_law
from tirek.law.check.compiled import check_compiled
from tirek.law.region import UnknownPlace
from tirek.law.rule import month_of, months_after, rule
from tirek.law.rulebook import RuleBook
from tirek.services import SERVICES

RULES = "coal/rules.py"


def named(**kinds: Kind) -> dict[str, Lowered]:
    """Names that hold what is said, each a column of `t`."""
    return {name: Lowered(f"t.{name}", kind) for name, kind in kinds.items()}


NAMES = named(
    money="money", more="money", day="date", month="month", number="number", word="text", yes="bool"
) | {
    "shared": Lowered("t.shared", "money", slack="t.over", wide=True),
    "average": Lowered("t.average", "number", slack="t.over", wide=True),
    "atoms": Lowered("t.atoms", "money", per=10**38),
    "spare": Lowered("t.spare", "money", optional=True),
    "rough": Lowered("t.rough", "money", doubt=True),
}
REFUSED = {
    "day + month": "date and month cannot be reckoned with",
    "money * more": "money and money cannot be reckoned with",
    "money + number": "money and number cannot be reckoned with",
    "money / number": "only a few known whole numbers",
    "day == month": "date and month cannot be compared",
    "money < number": "money and number cannot be compared",
    "day == None": "date and none cannot be compared",
    "day if yes else month": "one value cannot be date here and month there",
    "min(day, money)": "min and max take two or more values of one kind",
    "min(money, number)": "min and max take two or more values of one kind",
    "word < word": "texts have no order that every engine shares",
    "word in (word, number)": "text is looked for among other kinds",
    "max(money)": "min and max take two or more values of one kind",
    "total(money)": "total is asked of the values of records or months",
    "nobody and yes": "nobody has no column here",
    "len(word)": "len() has no words in SQL",
    "(word, word)": "a list is only compared with",
    "shared * average": "two values that are not known exactly are not multiplied",
    "money / average": "nothing is divided by a value that is not known exactly",
    "shared == money": "a value that is not known exactly is not looked for",
    "spare if yes else rough": "what may be none cannot be in doubt as well",
    "atoms + money": "the sum has more parts than a whole number can count",
}


@pytest.mark.parametrize("written", REFUSED)
def test_what_is_refused_says_why_and_at_which_line(written: str) -> None:
    tree = ast.parse(f"(\n{written}\n)", mode="eval").body
    with pytest.raises(
        NotCompiled, match=REFUSED[written].replace("(", r"\(").replace(")", r"\)")
    ) as found:
        lower(tree, NAMES)
    assert found.value.line == 2


def test_law_check_refuses_what_cannot_be_compiled_at_its_line(little: LittleLaw) -> None:
    little.change(
        RULES,
        "return lives_alone",
        "return (\n        lives_alone\n        and min(lives_alone)\n    )",
    )
    at = little.line(RULES, "and min(lives_alone)")
    little.refuses((RULES, at, "not compiled", "alone: min and max take"))


def test_law_check_refuses_rules_without_the_names_that_decide(little: LittleLaw) -> None:
    found = replace(little.rulebook(), period="season_per")
    messages = [one.message for one in check_compiled(little.law, found)]
    assert messages == [
        f"there is no rule {name}" for name in ("first_month", "last_month", "entitled", "payable")
    ]


@rule("law-1")
def eligible(lives_alone: bool) -> bool:
    return lives_alone


@rule("law-1")
def strange(lives_alone: list[int]) -> bool:
    return lives_alone is None


def book_of(*rules: Any) -> RuleBook:
    found = {one.rule.name: one.rule for one in rules}
    return RuleBook("try", Path(), Facts, Terms, found, {}, ())


def test_a_type_without_a_column_is_refused() -> None:
    for hint in (list[int], bool | None, float):
        with pytest.raises(NotCompiled, match="has no column"):
            kind_of(hint)


def test_a_fact_without_a_column_is_refused_where_the_rules_are(little: LittleLaw) -> None:
    found = book_of(eligible)
    odd = replace(found.facts["lives_alone"], type=float)
    found.__dict__["facts"] = {**found.facts, "lives_alone": odd}
    (refusal,) = check_compiled(little.law, found)
    assert (refusal.line, refusal.kind) == (1, "not compiled")
    assert "float" in refusal.message


def test_an_entry_of_an_act_that_may_be_none_is_refused_where_rules_ask_it() -> None:
    found = replace(SERVICES["housing-aid"].rulebook())
    name, odd = next((name, one) for name, one in found.all_facts.items() if one.listed)
    found.__dict__["all_facts"] = {**found.all_facts, name: replace(odd, nullable=True)}
    with pytest.raises(NotCompiled, match=f"{name} may be none, and rules ask what a list says"):
        _ = Columns(found, the_law()).entries


def test_more_names_than_bits_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tirek.law.batch.columns.MOST_BITS", 3)
    with pytest.raises(NotCompiled, match="more names"):
        assert Columns(book(), the_law()).bits


def test_no_compiled_question_has_a_float_or_an_inexact_division() -> None:
    columns = Columns(book(), the_law())
    for share in Batch(Duck(), columns, sorted(the_law().regions)).shares:
        for step in steps_of(columns, share, Span()):
            for words in ("postgres", "duckdb", "spark"):
                sql = in_words_of(words, step.sql)  # type: ignore[arg-type]
                for never in ("FLOAT", "DOUBLE", "REAL", "DECIMAL", "NUMERIC", "ROUND("):
                    assert never not in sql.upper()
                divisions = sql.count("/") - 2 * sql.count("//")
                assert divisions == 0 or words == "postgres"  # there it is whole of whole numbers


def test_on_a_cluster_wide_numbers_are_decimals_without_a_point_and_divided_evenly() -> None:
    columns = Columns(SERVICES["housing-aid"].rulebook(), the_law())
    (share, _) = Batch(Duck(), columns, ["demo"]).shares
    together = [in_words_of("spark", one.sql) for one in steps_of(columns, share, Span())]
    sql = " ".join(together).upper()
    assert not [never for never in ("FLOAT", "DOUBLE", "REAL", "INT128", "WIDE") if never in sql]
    assert {*re.findall(r"DECIMAL\([^)]*\)", sql)} == {"DECIMAL(38, 0)"}
    said = in_words_of("spark", "SELECT wide_whole(wide(t.a), t.b) FROM t").upper()
    assert said.count("/") == 2
    assert said.count(" - MOD(") == 2  # what is over is taken away before each


def test_words_of_an_engine_of_its_own_are_left_as_they_are() -> None:
    assert in_words_of("spark", "SELECT own_word(t.a)") == "SELECT OWN_WORD(t.a)"


def test_a_column_holds_whole_numbers_for_sums_and_decimals() -> None:
    sum_ = Column("mci", "money", per=2)
    assert sum_.value(Tenge.of(Decimal("3932.005"))) == 786401
    assert Column("share", "number", per=4).value(Decimal("0.25")) == 1
    assert Column("month", "month").value(Month.at(2026, 1)) == 24312
    assert Column("day", "date").value(None) is None
    with pytest.raises(NotWhole, match="mci has more decimals than a column holds"):
        Column("mci", "money").value(Tenge.of(Decimal("3932.005")))
    assert literal("o'clock") == "'o''clock'"
    assert literal(date(2026, 1, 1)) == "'2026-01-01'"


def test_a_case_of_an_unknown_place_is_an_error_and_no_answer() -> None:
    batch = Batch(Duck(), Columns(book(), the_law()), ["astana"])
    facts: dict[str, object] = dict.fromkeys(book().facts)
    batch.cases([(1, "astana", facts), (2, "akmola/zhaksy", facts)])
    with pytest.raises(LookupError, match="akmola/zhaksy was not among the places"):
        batch.decide()
    batch.cases([(1, "nowhere", facts)])
    with pytest.raises(UnknownPlace):
        batch.decide()


def test_months_before_a_gap_in_the_law_are_not_called_known() -> None:
    tables = Tables(Columns(book(), the_law()), (), ())
    tables.__dict__["values_in"] = ((1, 5), (2, None), (3, 5), (4, 5), (5, None))
    assert tables.known_months == (3, 4)
    assert Tables(Columns(book(), the_law()), (), ()).known_months[1] >= Month.at(2026, 1)
    tables = Tables(Columns(book(), the_law()), (), ())
    tables.__dict__["values_in"] = ((5, None),)
    assert tables.known_months == (1, 0)


@rule("law-1")
def first_month(applied_on: date) -> Month:
    return month_of(applied_on)


@rule("law-1", per="month")
def after(month: Month, applied_on: date) -> bool:
    return month > month_of(applied_on)


@rule("law-1", per="month")
def before(month: Month, applied_on: date) -> bool:
    return months_after(month_of(applied_on), 12) > month


@rule("law-1", per="month")
def unless_alone(month: Month, applied_on: date, lives_alone: bool) -> bool:
    return lives_alone or month_of(applied_on) != month


@rule("law-1", per="month")
def either(month: Month, applied_on: date, lives_alone: bool) -> bool:
    return lives_alone or month_of(applied_on) <= month < months_after(month_of(applied_on), 12)


@rule("law-1", per="month")
def two_ways(month: Month, applied_on: date) -> bool:
    return month == month_of(applied_on) or month > month_of(applied_on)


@rule("law-1", per="month")
def alone_and_after(month: Month, applied_on: date, lives_alone: bool) -> bool:
    return lives_alone and month > month_of(applied_on)


@rule("law-1", per="month")
def entitled(
    after: bool,
    before: bool,
    unless_alone: bool,
    either: bool,
    two_ways: bool,
    alone_and_after: bool,
    lives_alone: bool,
) -> bool:
    return (
        after
        and before
        and unless_alone
        and either
        and two_ways
        and alone_and_after
        and lives_alone
    )


def test_months_are_narrowed_only_by_rules_that_say_nothing_else(little: LittleLaw) -> None:
    others = (unless_alone, either, two_ways, alone_and_after)
    found = book_of(eligible, first_month, after, before, *others, entitled)
    columns = Columns(found, little.law)
    query = Query(columns, Share("plain", (), {}))
    query.names = named(applied_on="date", lives_alone="bool")
    bounds = bounds_of(query, "t.first_month", "t.last_month")
    assert bounds.rules == {"after", "before"}
    assert bounds.first.startswith("GREATEST(t.first_month, (")
    assert bounds.first.endswith(" + 1))")
    assert bounds.last.startswith("LEAST(t.last_month, (")
    assert bounds.last.endswith(" - 1))")


def test_duckdb_hands_rows_over_as_postgresql_does(tmp_path: Path) -> None:
    duck, there = Duck(), tmp_path / "rows.csv"
    duck.run("CREATE TABLE given (number BIGINT, day DATE)")
    duck.run("INSERT INTO given VALUES (1, '2026-01-31'), (2, NULL)")
    duck.copy_to("SELECT * FROM given ORDER BY number", there)
    duck.copy_from("given", there)
    assert sorted(duck.rows("SELECT number FROM given")) == [(1,), (1,), (2,), (2,)]
    assert kind_of(Literal["month", "quarter"]) == ("text", False)
