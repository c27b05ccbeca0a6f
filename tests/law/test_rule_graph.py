"""The graph of rules: names are its edges, scopes its floors."""

from datetime import date
from typing import Any

import pytest
from little_law import Facts, LittleLaw, Terms

from law_cases import book
from tirek.kernel.toml import TomlError
from tirek.law.generate import case_function, months_function, period_function
from tirek.law.rule import Rule, rule
from tirek.law.rulebook import BrokenGraph, RuleBook, RuleText
from tirek.law.scope import Scopes
from tirek.services import SERVICES


def book_of(*rules: Any, **changed: Any) -> RuleBook:
    """A rule book of functions, without texts."""
    found = {one.rule.name: one.rule for one in rules}
    from pathlib import Path

    return RuleBook("try", Path(), Facts, Terms, found, {}, (), **changed)


@rule("law-1")
def alone(lives_alone: bool) -> bool:
    return lives_alone


@rule("law-1", "law-2", per="month")
def cold(month: Any, lives_alone: bool) -> bool:
    return lives_alone and month is not None


@rule("law-1", per="month")
def freezing(cold: bool) -> bool:
    return cold


@rule("law-1")
def strange(cold: bool) -> bool:
    return cold


@rule("law-1")
def hen(egg: bool) -> bool:
    return egg


@rule("law-1")
def egg(hen: bool) -> bool:
    return hen


@rule("law-1")
def lost(nowhere: int) -> int:
    return nowhere


def test_marking_a_function_leaves_it_a_plain_function() -> None:
    assert alone(True) is True
    assert cold.rule == Rule("cold", cold, "month", ("law-1", "law-2"))  # type: ignore[attr-defined]


def test_rules_come_after_those_they_ask() -> None:
    found = book_of(freezing, cold, alone)
    assert [one.name for one in found.order] == ["cold", "alone", "freezing"]
    assert [one.name for one in found.of_stage("case")] == ["alone"]
    assert found.of_stage("period") == ()


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        ((strange, cold, alone), "strange is asked per case but asks cold"),
        ((lost,), "lost asks nowhere: neither a fact"),
        ((hen, egg), "in a circle"),
    ],
)
def test_what_is_no_graph_has_no_order(rules: Any, words: str) -> None:
    with pytest.raises(BrokenGraph, match=words):
        book_of(*rules).order  # noqa: B018


def test_every_service_in_the_project_has_its_rules_in_order() -> None:
    for service in SERVICES.values():
        rulebook = service.rulebook()
        before: set[str] = set()
        for one in rulebook.order:
            asked = set(rulebook.parameters[one.name]) & set(rulebook.rules)
            assert asked <= before, f"{one.name} comes before a rule it asks"
            before.add(one.name)
        assert before == set(rulebook.rules)


def test_the_conditions_of_a_rule_are_those_it_is_made_of() -> None:
    assert book().conditions("eligible") == [
        "not_fully_state_supported",
        "parental_rights_kept",
        "parent_or_legal_representative",
        "no_other_recipient",
        "lives_in_the_place",
        "consent_given",
        "certificate_not_ended",
    ]
    assert book().conditions("first_month") == []


def test_an_edition_may_choose_another_reading_than_the_service() -> None:
    usual = book().default_readings({})
    chosen = book().default_readings({"partial_quarter": "whole"})
    assert usual["reading_partial_quarter"] == "prorated"
    assert chosen == {**usual, "reading_partial_quarter": "whole"}


def test_a_row_of_months_names_its_columns() -> None:
    assert book().month_columns[0] == "month"
    assert book().law_names == ("mci", "school_year_first_month", "school_year_last_month")
    assert book().column["entitled"] == book().month_columns.index("entitled")
    assert book().flags == ("competence_to_be_checked",)


def test_texts_of_rules_are_read_strictly(little: LittleLaw) -> None:
    little.change("coal/rules.toml", 'code = "winter"', 'cod = "winter"')
    with pytest.raises(TomlError, match="winter"):
        little.rulebook()


def test_a_service_without_doubts_has_no_file_of_readings(little: LittleLaw) -> None:
    assert [one.id for one in little.rulebook().readings] == ["spring"]
    little.path("coal/readings.toml").unlink()
    assert little.rulebook().readings == ()


def test_functions_are_generated_even_where_a_scope_has_no_rules() -> None:
    assert case_function((), {}, Scopes(()), {})({}) == {}
    assert months_function((), {}, ())({}, {}, 5, 6) == ([(5,), (6,)], True)
    assert period_function((), {}, ("month",))({}, [(5,)], True) == {}


def test_the_day_of_a_fact_is_taken_to_its_month_once_not_in_every_month() -> None:
    calls = []

    class Day(date):
        def __new__(cls) -> "Day":
            return super().__new__(cls, 2025, 9, 12)

    @rule("law-1", per="month")
    def later(month: Any, applied_on: Any) -> bool:
        return month > month_of(applied_on)  # noqa: F821  (a word of the law)

    run = months_function((later.rule,), {"later": ("month", "applied_on")}, ())  # type: ignore[attr-defined]
    space = run.__globals__
    honest = space["month_of"]
    space["month_of"] = lambda day: calls.append(day) or honest(day)
    day = date(2025, 9, 12)
    rows, _ = run({"applied_on": day}, {}, honest(day), honest(day).plus(11))
    assert [row[1] for row in rows] == [False] + [True] * 11
    assert calls == [day]


def test_words_of_rules_know_their_roles() -> None:
    roles = {name: text.role for name, text in book().texts.items()}
    assert roles["under_age"] == "condition"
    assert roles["competence_to_be_checked"] == "flag"
    assert isinstance(book().texts["payable"], RuleText)
