"""Forms in general: the path through them, cross checks, and the facts they tell."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tirek.kernel.text import Text
from tirek.kernel.toml import TomlError
from tirek.law.catalogue import the_law
from tirek.procedure.again import Again
from tirek.procedure.answer import Answer, AnswerErrors
from tirek.procedure.check import Check
from tirek.procedure.cite import Cite
from tirek.procedure.condition import OnlyIf
from tirek.procedure.form import Form, NotAsked, Section
from tirek.procedure.proofread import load_form
from tirek.procedure.proofreading.again import check_again
from tirek.procedure.question import Assumed, Field, Option, Question
from tirek.procedure.service import Service
from tirek.services import SERVICES

SAYS = Text("с", "т", "s")
ON = date(2025, 9, 12)


def option(value: str) -> Option:
    return Option(value, SAYS)


RELATION = Question(
    "relation",
    "you",
    SAYS,
    (Field("relation", "choice", "you.relation", options=(option("parent"), option("guardian"))),),
    calculator=True,
)
PAPER = Question(
    "paper",
    "you",
    SAYS,
    (Field("paper_on", "date", "you.paper_on"),),
    only_if=OnlyIf("relation is guardian"),
)
TERM = Question(
    "term",
    "child",
    SAYS,
    (
        Field("has_term", "yes_no", label=SAYS, assumed=Assumed("no", Text("жоқ", "нет", "none"))),
        Field("until", "date", "child.until", label=SAYS, only_if=OnlyIf("has_term is yes")),
    ),
)
NOTE = Question("note", "child", SAYS, (Field("note", "text", required=False),))
FORM = Form(
    service="x",
    sections={"you": Section(SAYS), "child": Section(SAYS)},
    questions=(RELATION, PAPER, TERM, NOTE),
    checks=(
        Check("until", "not_be_before", "today", Text("ө", "п", "past")),
        Check("until", "not_be_before", "paper_on", Text("е", "р", "early")),
        Check("relation", "be", "parent", Text("е", "о", "careful"), level="warning"),
    ),
    facts_on_receipt=("applied_on",),
    not_asked=(NotAsked("child.died_on", SAYS),),
    left_to_officer=(NotAsked("papers_true", SAYS),),
)


# --- the path -------------------------------------------------------------------------------------


def test_the_path_follows_the_answers() -> None:
    assert [one.id for one in FORM.path({})] == ["relation", "term", "note"]
    assert [one.id for one in FORM.path({"relation": "guardian"})] == [
        "relation",
        "paper",
        "term",
        "note",
    ]


def test_what_comes_next() -> None:
    assert FORM.next_after("relation", {"relation": "guardian"}) is PAPER
    assert FORM.next_after("relation", {"relation": "parent"}) is TERM
    assert FORM.next_after("note", {"relation": "parent"}) is None


def test_the_first_open_question() -> None:
    assert FORM.first_open({}) is RELATION
    assert FORM.first_open({"relation": "parent"}) is TERM
    assert FORM.first_open({"relation": "parent", "has_term": True}) is TERM
    assert FORM.first_open({"relation": "parent", "has_term": False}) is NOTE
    done: dict[str, Answer] = {"relation": "parent", "has_term": False, "note": None}
    assert FORM.first_open(done) is None


def test_a_question_that_is_not_there() -> None:
    assert FORM.question("note") is NOTE
    with pytest.raises(LookupError, match="x has no question 'age'"):
        FORM.question("age")


# --- reading and checking -------------------------------------------------------------------------


def test_a_page_replaces_its_own_answers_and_keeps_the_others() -> None:
    before: dict[str, Answer] = {"relation": "parent", "has_term": True, "until": "2027-01-31"}
    after = FORM.read("term", {"has_term": "no"}, before, on=ON)
    assert after == {"relation": "parent", "has_term": False}
    assert before["until"] == "2027-01-31"


def test_a_broken_cross_check_stops_the_page_at_its_field() -> None:
    raw = {"has_term": "yes", "until": "2025-09-11"}
    with pytest.raises(AnswerErrors) as error:
        FORM.read("term", raw, {"relation": "parent"}, on=ON)
    assert error.value.errors == {"until": Text("ө", "п", "past")}


def test_the_first_of_two_broken_checks_is_told() -> None:
    answers: dict[str, Answer] = {
        "relation": "guardian",
        "paper_on": "2025-09-20",
        "has_term": True,
        "until": "2025-09-11",
    }
    assert [one.text.en for one in FORM.findings(answers, on=ON)] == ["past", "early", "careful"]
    assert FORM.errors(answers, on=ON) == {"until": Text("ө", "п", "past")}
    assert FORM.errors({**answers, "until": "2025-09-13"}, on=ON)["until"].en == "early"


def test_a_warning_is_told_and_stops_nothing() -> None:
    answers = FORM.read("relation", {"relation": "guardian"}, {}, on=ON)
    (finding,) = FORM.findings(answers, on=ON, question=RELATION)
    assert (finding.field, finding.level, finding.text.en) == ("relation", "warning", "careful")
    assert FORM.findings(answers, on=ON, question=TERM) == ()


def test_an_answer_that_another_rules_out_does_not_count() -> None:
    left_over: dict[str, Answer] = {
        "relation": "parent",
        "paper_on": "2025-01-01",
        "has_term": False,
        "until": "x",
    }
    assert FORM.asked(left_over) == {"relation": "parent", "has_term": False}
    assert FORM.errors(left_over, on=ON) == {}


# --- facts ----------------------------------------------------------------------------------------


def test_what_is_not_answered_is_unknown_and_what_is_ruled_out_is_none() -> None:
    assert FORM.facts({}) == {"child": {"died_on": None}}
    assert FORM.facts({"relation": "parent"})["you"] == {"relation": "parent", "paper_on": None}
    assert FORM.facts({"relation": "guardian"})["you"] == {"relation": "guardian"}
    assert FORM.facts({"has_term": False})["child"] == {"died_on": None, "until": None}
    assert FORM.facts({"has_term": True})["child"] == {"died_on": None}


def test_an_answer_left_over_from_before_is_no_fact() -> None:
    left_over = {"relation": "parent", "paper_on": "2025-01-01"}
    assert FORM.facts(left_over)["you"] == {"relation": "parent", "paper_on": None}


def test_the_day_of_receipt_is_a_fact_once_it_is_known() -> None:
    assert FORM.facts({}, received_on=ON)["applied_on"] == "2025-09-12"
    assert "papers_true" not in FORM.facts({}, received_on=ON)


def test_a_day_may_be_that_of_receipt_until_an_officer_knows_better() -> None:
    form = replace(FORM, facts_at_first=("issued_on",))
    assert form.days_of_receipt == ("applied_on", "issued_on")
    assert form.facts({}, received_on=ON)["issued_on"] == "2025-09-12"
    assert "issued_on" not in form.facts({})


def test_a_field_asked_only_if_two_things_hold() -> None:
    field = Field("n", "text", "n", only_if=OnlyIf("a is yes"))
    page = Question("n", "you", SAYS, (field,), only_if=OnlyIf("b is yes"))
    form = Form("x", {}, (page,))
    assert form.facts({"a": True, "b": True, "n": "1"}) == {"n": "1"}
    assert form.facts({"a": False, "n": "1"}) == {"n": None}
    assert form.facts({"b": False, "n": "1"}) == {"n": None}
    assert form.facts({"a": True, "n": "1"}) == {}
    assert form.facts({"b": True, "n": "1"}) == {}


# --- the calculator -------------------------------------------------------------------------------


def test_the_calculator_asks_little_and_says_what_it_assumes() -> None:
    assert FORM.calculator == (RELATION,)
    assert FORM.assumptions() == (Text("жоқ", "нет", "none"),)
    assert FORM.calculator_facts({"relation": "parent"}, received_on=ON) == {
        "applied_on": "2025-09-12",
        "you": {"relation": "parent", "paper_on": None},
        "child": {"died_on": None, "until": None},
    }


# --- the file -------------------------------------------------------------------------------------


def test_a_wrong_condition_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "form.toml"
    text = {"kk": "с", "ru": "т"}
    title = "{ " + ", ".join(f'{key} = "{value}"' for key, value in text.items()) + " }"
    path.write_text(
        f"""service = "x"
[sections.you]
title = {title}
[[questions]]
id = "a"
section = "you"
title = {title}
only_if = "b equals c"
[[questions.fields]]
id = "a"
kind = "text"
"""
    )
    with pytest.raises(TomlError, match=r"form.toml:8: questions\[0\].only_if"):
        load_form(path)


AGAIN = replace(FORM, again=Again("relation", ("relation",), SAYS, SAYS, ()))
TOLD: dict[str, Answer] = {
    "relation": "guardian",
    "paper_on": "2025-09-01",
    "has_term": False,
    "until": "2025-10-01",
    "note": None,
}


class TestOneMoreLikeIt:
    def test_what_is_asked_anew_and_what_hangs_on_it_is_not_carried_over(self) -> None:
        assert AGAIN.carried(TOLD) == {"has_term": False, "note": None}
        assert AGAIN.asked_for(TOLD) == "guardian"

    def test_what_hangs_on_what_hangs_on_it_is_asked_too(self) -> None:
        stamp = Question(
            "stamp", "child", SAYS, (Field("stamp", "text", only_if=OnlyIf("paper_on is x")),)
        )
        form = replace(AGAIN, questions=(*FORM.questions, stamp))
        assert form.is_anew(OnlyIf("stamp is y"))
        assert form.is_anew(OnlyIf("has_term is yes"), OnlyIf("relation.of is parent"))
        assert not form.is_anew(OnlyIf("has_term is yes"), OnlyIf(""))

    def test_a_form_of_one_application_at_a_time_asks_nothing_anew(self) -> None:
        assert FORM.asked_for(TOLD) == ""
        assert FORM.carried(TOLD) == FORM.asked(TOLD)


def test_an_act_that_is_not_registered_is_refused(tmp_path: Path) -> None:
    ours = SERVICES["wheelchairs"]
    again = ours.form.again
    assert again is not None
    assert list(check_again(the_law(), SERVICES.values())) == []
    form = replace(
        ours.form, again=replace(again, cites=(Cite("no-act", "from_press", press="x"),))
    )
    service = Service(ours.slug, tmp_path, ours.facts, ours.rulebook)
    service.__dict__["form"] = form
    (refusal,) = check_again(the_law(), [service])
    assert "again cites no-act, which is not registered" in str(refusal)
