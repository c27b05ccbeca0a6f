"""Care in a home and at home beside their scenarios: papers, clock, ways, what is asked of whom."""

from datetime import date
from pathlib import Path

import pytest

import tirek.law
from tirek.kernel.calendar import WorkingCalendar
from tirek.procedure.clock_step import RECEIPT, step_days
from tirek.procedure.deadline import count
from tirek.procedure.registries.registry_fact import Ask, asks, led_to, told
from tirek.procedure.service import Service
from tirek.services import SERVICES

RESIDENTIAL = SERVICES["residential-care"]
AT_HOME = SERVICES["home-care"]
BOTH = [RESIDENTIAL, AT_HOME]
MONDAY = date(2026, 2, 2)
SIX_AT_A_HOME = {
    "population", "disability", "individual_programme", "capacity", "pension", "veterans",
}  # fmt: skip
"""The identity document, disability, programme, court decision, pension age, status."""


@pytest.fixture(scope="module")
def plain() -> WorkingCalendar:
    """Working days as the examples count them: no public holidays in that February."""
    return WorkingCalendar.load(Path(tirek.law.__file__).parent / "calendars")


def days(begun: dict[str, date], calendar: WorkingCalendar) -> dict[str, date | None]:
    found = step_days(AT_HOME.passport.steps, {RECEIPT: MONDAY, **begun}, calendar)
    return {step.id: on for step, on in found}


def test_a_e8_the_medical_card_is_kept_and_the_identity_document_given_back() -> None:
    papers = {one.id: one for one in RESIDENTIAL.passport.documents}
    assert papers["identity"].how == "shown"
    assert papers["medical_card"].must_attach


def test_a_e6_a_copy_of_the_court_decision_may_be_attached_by_a_guardian_only() -> None:
    papers = {one.id: one for one in RESIDENTIAL.passport.documents}
    decision = papers["court_decision"]
    assert decision.how == "registry"
    assert decision.may_attach
    assert decision.is_asked({"applied_by": "guardian"})
    assert decision.is_asked({"applied_by": "organisation_for_ward"})
    assert not decision.is_asked({"applied_by": "organisation_for_child"})
    assert not decision.is_asked({"applied_by": "recipient"})


def test_b_e3_the_consultation_s_conclusion_is_asked_for_a_child_and_of_nobody_else() -> None:
    papers = {one.id: one for one in AT_HOME.passport.documents}
    assert papers["consultation"].must_attach
    assert papers["consultation"].is_asked({"applied_by": "child_representative"})
    assert papers["consultation"].is_asked({"applied_by": "organisation_for_child"})
    assert not papers["consultation"].is_asked({"applied_by": "organisation_for_ward"})
    assert not papers["consultation"].is_asked({"applied_by": "recipient"})
    assert "consultation" not in {one.id for one in RESIDENTIAL.passport.documents}


def test_b_e4_each_term_runs_from_what_was_done(plain: WorkingCalendar) -> None:
    assert days({}, plain)["visit"] == date(2026, 2, 9)
    visited = {"home.inspected_on": date(2026, 2, 9)}
    assert days(visited, plain)["act"] == date(2026, 2, 12)
    received = {**visited, "home.act_on": date(2026, 2, 12)}
    assert days(received, plain)["decision"] == date(2026, 2, 17)
    done = {**received, "Decided": date(2026, 2, 17)}
    assert days(done, plain)["notification"] == date(2026, 2, 18)
    told = {**done, "NoticeIssued": date(2026, 2, 18)}
    assert days(told, plain)["choice"] == date(2026, 2, 25)


def test_b_e5_an_early_visit_brings_an_early_act(plain: WorkingCalendar) -> None:
    assert days({"home.inspected_on": date(2026, 2, 4)}, plain)["act"] == date(2026, 2, 9)


def test_b_e6_a_decision_of_friday_is_told_by_monday(plain: WorkingCalendar) -> None:
    last = days({"Decided": date(2026, 2, 13)}, plain)["notification"]
    assert last == date(2026, 2, 16)
    assert date(2026, 2, 17) > last


def test_nothing_is_counted_from_what_has_not_happened(plain: WorkingCalendar) -> None:
    found = days({}, plain)
    assert [step for step, on in found.items() if on is None] == [
        "act", "decision", "notification", "choice",
    ]  # fmt: skip


def test_the_whole_is_the_sum_of_the_steps_to_the_notification(plain: WorkingCalendar) -> None:
    *to_notification, _choice = AT_HOME.passport.steps
    assert AT_HOME.passport.term.amount == sum(one.within.amount for one in to_notification)
    assert count(AT_HOME.passport.term, MONDAY, plain).due_on == date(2026, 2, 18)


def test_residential_care_has_no_step_of_the_other_standard() -> None:
    assert RESIDENTIAL.passport.steps == ()
    assert RESIDENTIAL.passport.term.mark == "to_verify"
    assert "term" in {one.id for one in RESIDENTIAL.readings}


def test_b_e7_the_number_is_asked_of_the_register_of_mobile_numbers() -> None:
    lines = {one.target: one.registry for one in AT_HOME.registry_facts}
    assert lines["phone"] == "mobile_numbers"


def test_b_e10_an_akim_takes_applications_beside_the_department() -> None:
    kinds = [one.kind for one in AT_HOME.passport.channels]
    assert kinds == ["department", "akim", "portal"]
    assert "akim" not in [one.kind for one in RESIDENTIAL.passport.channels]


def test_an_adult_is_asked_about_the_six_items() -> None:
    found = asks(RESIDENTIAL.registry_facts, {"applied_by": "recipient"})
    assert {one.registry for one in found} - {"mobile_numbers"} == SIX_AT_A_HOME
    assert {one.about for one in found} == {"applicant"}


@pytest.mark.parametrize("by", ["guardian", "organisation_for_ward"])
def test_of_an_incapable_adult_the_same_six_are_asked_about_the_ward(by: str) -> None:
    found = asks(RESIDENTIAL.registry_facts, {"applied_by": by})
    assert {one.registry for one in found if one.about == "child"} == SIX_AT_A_HOME
    assert {one.registry for one in found if one.about == "applicant"} == {
        "population", "mobile_numbers",
    }  # fmt: skip
    at_home = asks(AT_HOME.registry_facts, {"applied_by": by})
    asked = {one.registry for one in at_home if one.about == "child"}
    assert asked == SIX_AT_A_HOME - {"capacity"}


@pytest.mark.parametrize("service", BOTH, ids=lambda one: one.slug)
@pytest.mark.parametrize("of", ["child", "ward"])
def test_an_organisation_s_letter_asks_for_whom_it_is_beside_the_letter(
    service: Service, of: str
) -> None:
    """As the representative's application does, and for the letter besides."""
    representative = {"child": "child_representative", "ward": "guardian"}[of]
    own, letter = {"applied_by": representative}, {"applied_by": f"organisation_for_{of}"}
    papers = {one.id for one in service.passport.documents if one.is_asked(letter)}
    assert papers - {"petition"} == {
        one.id for one in service.passport.documents if one.is_asked(own)
    }
    assert "petition" in papers
    assert asks(service.registry_facts, letter) == asks(service.registry_facts, own)
    asked = [
        question.only_if.holds(letter) is not False and field.only_if.holds(letter) is not False
        for question, field in service.form.fields()
    ]
    assert asked == [
        question.only_if.holds(own) is not False and field.only_if.holds(own) is not False
        for question, field in service.form.fields()
    ]


def test_at_home_registration_is_asked_and_no_court_decision() -> None:
    found = {one.registry for one in asks(AT_HOME.registry_facts, {"applied_by": "recipient"})}
    assert found - {"mobile_numbers"} == SIX_AT_A_HOME - {"capacity"}
    assert {one.paper for one in AT_HOME.registry_facts} >= {"registration"}


@pytest.mark.parametrize("service", BOTH, ids=lambda one: one.slug)
def test_of_a_child_the_systems_tell_nothing_by_the_parent(service: Service) -> None:
    """The parent's own birth date comes in the same answer as the parent's name."""
    answers = {"applied_by": "child_representative"}
    lines = list(led_to(service.registry_facts, answers))
    document = {"surname": "Омарова", "born_on": "1990-01-01", "place": "zhetisu/panfilov"}
    document |= dict.fromkeys(("given_name", "patronymic", "settlement", "street", "house"))
    ask = Ask("population", "applicant")
    said = told(lines, ask, document, place="zhetisu/panfilov", applicant="")
    assert said.facts == {}
    assert said.answers["surname"] == "Омарова"


@pytest.mark.parametrize("service", BOTH, ids=lambda one: one.slug)
def test_nobody_waits_as_no_queue_is_printed(service: Service) -> None:
    assert service.queue is None
