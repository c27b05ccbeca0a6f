"""What a form may get wrong although each of its lines is well formed."""

from dataclasses import replace
from pathlib import Path

import pytest

from tirek.kernel.text import Text
from tirek.procedure.again import Again
from tirek.procedure.check import Check
from tirek.procedure.cite import Cite
from tirek.procedure.condition import OnlyIf
from tirek.procedure.form import Form, NotAsked, Section
from tirek.procedure.proofread import BadForm, proofread
from tirek.procedure.question import Assumed, Field, Option, Question

SAYS = Text("с", "т", "s")
PATH = Path("form.toml")


def page(id_: str, *fields: Field, only_if: str = "") -> Question:
    return Question(id_, "you", SAYS, fields, only_if=OnlyIf(only_if))


CHOICE = Field("relation", "choice", "relation", options=(Option("parent", SAYS),))
GOOD = Form(
    "x",
    {"you": Section(SAYS)},
    (page("relation", CHOICE), page("n", Field("n", "yes_no", assumed=Assumed("no", SAYS)))),
    checks=(Check("n", "differ_from", "relation", SAYS),),
)


def faults(form: Form) -> tuple[str, ...]:
    with pytest.raises(BadForm) as bad:
        proofread(form, PATH)
    assert all(line.startswith("form.toml: ") for line in str(bad.value).splitlines())
    return bad.value.faults


def with_page(*fields: Field, only_if: str = "") -> Form:
    return replace(GOOD, questions=(*GOOD.questions, page("more", *fields, only_if=only_if)))


def test_a_good_form_passes() -> None:
    proofread(GOOD, PATH)


def test_ids_and_facts_are_there_once() -> None:
    assert faults(replace(GOOD, questions=GOOD.questions * 2)) == (
        "question 'relation' is there twice",
        "question 'n' is there twice",
        "field 'relation' is there twice",
        "field 'n' is there twice",
        "fact 'relation' is there twice",
    )
    for doubled in (
        replace(GOOD, facts_on_receipt=("relation",)),
        replace(GOOD, not_asked=(NotAsked("relation", SAYS),)),
        replace(GOOD, left_to_officer=(NotAsked("relation", SAYS),)),
    ):
        assert faults(doubled) == ("fact 'relation' is there twice",)


def test_a_question_belongs_to_a_section() -> None:
    assert "relation: no section 'you'" in faults(replace(GOOD, sections={}))


def test_several_fields_on_a_page_need_labels() -> None:
    labelled = Field("a", "text", label=SAYS)
    assert faults(with_page(labelled, Field("b", "text"))) == ("b: no label",)


@pytest.mark.parametrize(
    ("only_if", "fault"),
    [
        ("age is yes", "only_if asks 'age', which no earlier field answers"),
        ("more is yes", "only_if asks 'more', which no earlier field answers"),
        ("relation is uncle", "only_if waits for 'uncle', which relation never is"),
        ("n is maybe or no", "only_if waits for 'maybe', which n never is"),
    ],
)
def test_a_condition_asks_an_earlier_field_for_an_answer_it_can_have(
    only_if: str, fault: str
) -> None:
    field = Field("more", "text")
    assert faults(with_page(field, only_if=only_if)) == (f"more: {fault}",)
    assert faults(with_page(replace(field, only_if=OnlyIf(only_if)))) == (f"more: {fault}",)


def test_options_belong_to_a_choice() -> None:
    says = "more: a choice has options, and only a choice"
    assert faults(with_page(Field("more", "choice"))) == (says,)
    assert faults(with_page(Field("more", "text", options=(Option("a", SAYS),)))) == (says,)


def test_what_is_assumed_can_be_answered() -> None:
    field = Field("more", "yes_no", assumed=Assumed("perhaps", SAYS))
    assert faults(with_page(field)) == ("more: assumes what cannot be answered (Select yes or no)",)


def test_a_check_looks_at_fields_that_are_there() -> None:
    checks = (Check("a", "differ_from", "b", SAYS), Check("n", "be", "yes", SAYS))
    assert faults(replace(GOOD, checks=checks)) == (
        "check of 'a': no field 'a'",
        "check of 'a': no field 'b'",
    )


def test_a_check_of_records_looks_at_what_a_record_is_asked() -> None:
    (inside,) = faults(replace(GOOD, checks=(Check("n.month", "be", "yes", SAYS),)))
    assert inside == "check of 'n.month': no field 'month' in its records"


AGAIN = Again("relation", ("relation",), SAYS, SAYS, (Cite("x", "from_press", press="x"),))


def test_one_more_is_told_from_others_by_a_choice_asked_anew() -> None:
    proofread(replace(GOOD, again=AGAIN), PATH)
    said = Field("said", "text")
    no_choice = "is no choice that is asked anew of everybody"
    for again, form, fault in (
        (replace(AGAIN, anew=("relation", "age")), GOOD, "again: no field 'age'"),
        (replace(AGAIN, anew=("n",)), GOOD, f"again: 'relation' {no_choice}"),
        (
            replace(AGAIN, apart="said", anew=("said",)),
            with_page(said),
            f"again: 'said' {no_choice}",
        ),
        (
            replace(AGAIN, apart="maybe", anew=("maybe",)),
            with_page(replace(CHOICE, id="maybe", fact="", required=False)),
            f"again: 'maybe' {no_choice}",
        ),
        (replace(AGAIN, cites=()), GOOD, "again: names no act"),
    ):
        assert faults(replace(form, again=again)) == (fault,)
    (first, second) = faults(replace(GOOD, again=replace(AGAIN, apart="age", anew=("age",))))
    assert first == "again: no field 'age'"
    assert second == f"again: 'age' {no_choice}"
