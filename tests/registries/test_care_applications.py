"""Care asked for oneself or for a child: whose application it is, and when each step ends."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection, transaction

from care import (
    AT_HOME,
    CHILD,
    MONDAY,
    RESIDENTIAL,
    WARD,
    care_case,
    child_answers,
    decided,
    established,
    own_answers,
    ward_answers,
)
from making import citizen, office, officer
from tirek.casework.actions.ask_registries import ask_registries
from tirek.casework.actions.establish_facts import establish_facts
from tirek.casework.actions.keep_draft import save_answers, start_draft
from tirek.casework.actions.prefill import child_named, prefill
from tirek.casework.actions.record_notice import record_notice
from tirek.casework.actions.submit import SecondApplication
from tirek.casework.models import Case
from tirek.casework.queries.deadline import late_steps, steps_now
from tirek.casework.queries.facts import folded_facts
from tirek.casework.queries.next_step import next_step
from tirek.casework.queries.proposal import judge
from tirek.notices.actions.tell_by_sms import tell_by_sms
from tirek.procedure.answer import AnswerErrors
from tirek.services import SERVICES
from tirek.sms.models import JournalLine

pytestmark = pytest.mark.django_db


def steps(case) -> dict[str, date | None]:
    return {step.id: on for step, on in steps_now(case)}


def test_who_asks_for_oneself_is_both_applicant_and_subject() -> None:
    case = care_case(AT_HOME)
    assert case.subject == case.applicant
    assert case.due_on == date(2026, 2, 18)


def test_who_asks_for_a_child_names_it() -> None:
    mother = citizen()
    case = care_case(AT_HOME, mother, child_answers(mother, AT_HOME, "2024-01-15"))
    assert case.subject.iin == CHILD
    assert case.applicant.iin == mother.iin
    with pytest.raises(SecondApplication):
        care_case(AT_HOME, mother, child_answers(mother, AT_HOME, "2024-01-15"))


def test_no_decision_before_the_visit_and_its_act() -> None:
    case = care_case(AT_HOME)
    assert steps(case) == {
        "visit": date(2026, 2, 9),
        "act": None,
        "decision": None,
        "notification": None,
        "choice": None,
    }
    needs = {one.name for one in judge(case).decision.needs}
    assert {"home.inspected_on", "home.act_on"} <= needs


def test_the_steps_run_from_the_days_the_specialist_writes_down() -> None:
    case = established(care_case(AT_HOME))
    assert steps(case)["act"] == date(2026, 2, 9)
    assert steps(case)["decision"] == date(2026, 2, 12)
    decided(case, MONDAY + timedelta(days=8))
    assert steps(case)["notification"] == date(2026, 2, 11)


def test_once_notified_the_person_is_told_to_choose_and_by_when() -> None:
    told = MONDAY + timedelta(days=8)
    case = decided(established(care_case(AT_HOME)), told)
    record_notice(case=case, notice={}, by=None, at=told)
    case.refresh_from_db()
    assert case.stage == "closed"
    step = next_step(case, date(2026, 2, 17))
    assert step.due_on == date(2026, 2, 17)
    assert "17.02.2026" in step.text.kk
    assert "порталында ЭЦҚ арқылы" in step.text.kk


def test_b17_once_the_five_days_are_over_the_right_is_not_lost() -> None:
    """No day that has passed is told as the next one."""
    told = MONDAY + timedelta(days=8)
    case = decided(established(care_case(AT_HOME)), told)
    record_notice(case=case, notice={}, by=None, at=told)
    case.refresh_from_db()
    step = next_step(case, date(2026, 2, 18))
    assert step.due_on is None
    assert "право не потеряно" in step.text.ru
    applied = {one.id: one.applied for one in SERVICES[AT_HOME].readings}
    assert applied["not_chosen"] == "nothing_lost"


def test_b_e6_a_notification_sent_on_tuesday_for_a_decision_of_friday_is_late() -> None:
    friday, tuesday = MONDAY + timedelta(days=11), MONDAY + timedelta(days=15)
    case = decided(established(care_case(AT_HOME)), friday)
    assert late_steps(case, date(2026, 2, 16)) == {"decision"}
    assert late_steps(case, date(2026, 2, 17)) == {"decision", "notification"}
    record_notice(case=case, notice={}, by=None, at=tuesday)
    assert late_steps(case, date(2026, 3, 2)) == {"decision", "notification", "choice"}


def test_a_visit_is_late_by_the_day_it_was_made_on() -> None:
    case = care_case(AT_HOME)
    assert late_steps(case, date(2026, 2, 9)) == set()
    assert late_steps(case, date(2026, 2, 10)) == {"visit"}
    later = {"home.inspected_on": "2026-02-10", "home.act_on": "2026-02-11"}
    established(case, MONDAY + timedelta(days=9), **later)
    assert late_steps(case, date(2026, 2, 11)) == {"visit"}
    other = established(care_case(AT_HOME))
    assert late_steps(other, date(2026, 2, 11)) == set()


def test_a_referral_leaves_the_person_nothing_to_do() -> None:
    case = decided(established(care_case(RESIDENTIAL)))
    assert "төле" not in next_step(case, MONDAY.date()).text.kk.casefold(), "no money is promised"
    record_notice(case=case, notice={}, by=None, at=MONDAY)
    case.refresh_from_db()
    assert next_step(case, MONDAY.date()).due_on is None


def test_what_the_systems_were_asked_beside_keeps_nobody_waiting() -> None:
    case = decided(established(care_case(RESIDENTIAL)))
    assert case.stage == "granted"


def test_below_three_a_child_is_refused_by_age_alone() -> None:
    mother = citizen()
    case = care_case(RESIDENTIAL, mother, child_answers(mother, RESIDENTIAL, "2024-01-15"))
    established(case, **{"person.second_group": False})
    decision = judge(case).decision
    assert decision.outcome == "refused"
    assert [one.code for one in decision.reasons] == ["age"]


class TestRegistries:
    """The simulated systems know the person and the mother with her child."""

    @pytest.fixture
    def person(self, registries):
        found = citizen()
        told = {"surname": "Омаров", "given_name": "Нұрлан", "born_on": "1981-02-01"}
        registries.put("population", found.iin, {**told, "settlement": "Жаркент"})
        return found

    def draft_of(self, user, service=AT_HOME):
        office("zhetisu/panfilov")
        return start_draft(
            by=user, service=service, place="zhetisu/panfilov", language="kk", at=MONDAY
        )

    def test_who_names_no_child_is_filled_in_and_asked_whom_it_is_for(self, person) -> None:
        draft = prefill(
            draft=self.draft_of(person).pk, by=person, child_iin=" ", agreed=True, at=MONDAY
        )
        assert draft.answers["surname"] == "Омаров"
        assert "applied_by" not in draft.answers
        assert not {"recipient_born_on", "settlement"} & draft.answers.keys()

    def test_who_names_a_child_has_said_whom_it_is_for(self, person, registries) -> None:
        child = {"surname": "Омаров", "born_on": "2024-01-15", "parents": [person.iin]}
        registries.put("population", CHILD, child)
        registries.put("civil_acts", CHILD, {"born_on": "2024-01-15"})
        draft = prefill(
            draft=self.draft_of(person).pk, by=person, child_iin=CHILD, agreed=True, at=MONDAY
        )
        assert draft.answers["applied_by"] == "child_representative"
        assert draft.answers["child_surname"] == "Омаров"
        assert draft.answers["recipient_born_on"] == "2024-01-15"
        assert "settlement" not in draft.answers, "asked is where the child lives, not the mother"

    @pytest.mark.parametrize("service", [AT_HOME, RESIDENTIAL])
    def test_the_address_is_that_of_who_needs_the_services(
        self, service, person, registries
    ) -> None:
        child = {"born_on": "2024-01-15", "parents": [person.iin], "settlement": "Қорғас"}
        registries.put("population", CHILD, child)
        registries.put("civil_acts", CHILD, {"born_on": "2024-01-15"})
        draft = self.draft_of(person, service)
        draft = prefill(draft=draft.pk, by=person, child_iin=CHILD, agreed=True, at=MONDAY)
        assert draft.answers["settlement"] == "Қорғас"

    def test_a_wrong_number_is_refused_all_the_same(self, person) -> None:
        with pytest.raises(AnswerErrors):
            child_named(SERVICES[AT_HOME].form, person, "123")

    def test_the_group_is_asked_of_the_applicant_s_own_record(self, person, registries) -> None:
        registries.put("disability", person.iin, {"group": "2", "from": "2020-02-01"})
        registries.put("capacity", person.iin, {"incapable": False})
        answers = own_answers(person, RESIDENTIAL)
        case = care_case(RESIDENTIAL, person, answers)
        ask_registries(case=case, by=None, at=MONDAY)
        known = {path: one.value for path, one in folded_facts(case).items()}
        assert known["person.second_group"] is True
        assert known["person.first_group"] is False
        assert known["person.incapable"] is False
        assert known["court_decision_shown"] is False
        assert known["person.born_on"] == "1981-02-01"

    @pytest.fixture
    def ward(self, registries):
        """The guardian's own records say otherwise on every point."""
        guardian = citizen()
        of_ward = {"born_on": "1990-05-05", "place": "zhetisu/panfilov"}
        registries.put("population", WARD, {**of_ward, "guardians": [guardian.iin]})
        registries.put("population", guardian.iin, {"born_on": "1960-01-01", "place": "almaty"})
        registries.put("civil_acts", WARD, {"born_on": "1990-05-05"})
        registries.put("disability", WARD, {"group": "2", "from": "2020-02-01"})
        registries.put("individual_programme", WARD, {"measures": ["special_social_services"]})
        registries.put("pension", WARD, {"pension_age": False})
        registries.put("pension", guardian.iin, {"pension_age": True})
        registries.put("veterans", WARD, {"registered": False})
        registries.put("veterans", guardian.iin, {"registered": True})
        registries.put("capacity", WARD, {"incapable": True, "decided_on": "2015-01-15"})
        registries.put("capacity", guardian.iin, {"incapable": False})
        return guardian

    def known_of(self, guardian, service):
        case = care_case(service, guardian, ward_answers(guardian, service))
        assert case.subject.iin == WARD
        assert case.applicant.iin == guardian.iin
        ask_registries(case=case, by=None, at=MONDAY)
        return case, {path: one.value for path, one in folded_facts(case).items()}

    @pytest.mark.parametrize("service", [AT_HOME, RESIDENTIAL])
    def test_of_a_ward_the_systems_are_asked_about_the_ward(self, ward, service) -> None:
        _, known = self.known_of(ward, service)
        expected = {
            "person.born_on": "1990-05-05",
            "lives_in_place": True,
            "person.disability_established": True,
            "person.first_group": False,
            "person.second_group": True,
            "person.pension_age": False,
            "on_record.measure": True,
            "on_record.veteran": False,
        }
        assert expected.items() <= known.items()

    def test_a_ward_is_granted_on_the_ward_s_facts(self, ward) -> None:
        case, known = self.known_of(ward, RESIDENTIAL)
        assert known["person.incapable"] is True
        assert known["court_decision_shown"] is True
        found = {"need_recognised": True, "medical_card": True, "documents_true": True}
        establish_facts(
            case=case, by=officer(place=case.place), facts=found, source="officer", at=MONDAY
        )
        decision = judge(case).decision
        assert (decision.outcome, decision.reasons) == ("granted", ())

    def test_who_said_to_be_a_guardian_stays_one_when_the_ward_is_named(self, ward) -> None:
        draft = self.draft_of(ward)
        save_answers(draft=draft.pk, by=ward, answers={"applied_by": "guardian"}, at=MONDAY)
        draft = prefill(draft=draft.pk, by=ward, child_iin=WARD, agreed=True, at=MONDAY)
        assert draft.answers["applied_by"] == "guardian"
        assert draft.answers["recipient_born_on"] == "1990-05-05"


def test_b_e7_without_a_number_no_sms_is_sent_and_the_notification_is_in_time() -> None:
    told = MONDAY + timedelta(days=8)
    case = established(care_case(AT_HOME))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(
            "UPDATE casework_event SET payload = jsonb_set(payload, '{answers,phone}', '\"\"')"
            " WHERE kind = 'Registered'"
        )
        cursor.execute("UPDATE people_person SET phone = ''")
    case = decided(Case.objects.get(pk=case.pk), told)
    event = record_notice(case=case, notice={}, by=None, at=told + timedelta(days=1))
    assert tell_by_sms(case_number=case.number, seq=event.seq, at=told) is None
    assert not JournalLine.objects.filter(case_number=case.number).exists()
    assert "notification" not in late_steps(case, date(2026, 3, 2))
