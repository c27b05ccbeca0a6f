"""A registered case asks every registry; what they say, and that they say nothing, is recorded."""

from datetime import timedelta

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from making import APPLIED_AT, answers, citizen, decided, officer, submitted
from tirek.casework.actions.ask_registries import ask_registries
from tirek.casework.actions.withdraw import withdraw
from tirek.casework.permissions import NotAllowed
from tirek.casework.queries.facts import facts_with_sources
from tirek.casework.queries.registry_states import registry_states
from tirek.casework.queries.timeline import timeline
from tirek.casework.tasks import ask_about_case, ask_silent_again
from tirek.people.models import Consent
from tirek.registries.models import Answer, Query, Silence

LATER = APPLIED_AT + timedelta(minutes=1)
QUESTIONS = 7


@pytest.fixture
def case(db, registries):
    """A case of a family that the registries know."""
    mother = citizen()
    said = answers(mother)
    registries.family(said)
    return submitted(mother, **said)


def ask(case, at=LATER, by=None):
    ask_registries(case=case, by=by, at=at)
    case.refresh_from_db()


def asking():
    return ProcrastinateJob.objects.filter(task_name="casework.ask_registries")


def kinds(case):
    return [event.kind for event in case.events.order_by("seq")][2:]


def states(case):
    return {(one.ask.registry, one.ask.about): one.state for one in registry_states(case)}


class TestEveryRegistryAnswers:
    def test_each_question_is_asked_once_and_answered(self, case, registries):
        ask(case)
        assert len(registries.asked()) == QUESTIONS
        assert set(states(case).values()) == {"answered"}
        assert kinds(case) == ["RegistryAnswered"] * QUESTIONS

    def test_a_fact_names_the_registry_it_comes_from(self, case):
        ask(case)
        fact = facts_with_sources(case)["child.disability_until"]
        assert (fact.value, fact.source, fact.detail) == ("2027-01-31", "registry", "disability")
        assert fact.at == LATER
        assert facts_with_sources(case)["child.fully_state_supported"].source == "declared"

    def test_a_question_says_who_why_and_on_which_consent(self, case, registries):
        ask(case)
        consent = Consent.objects.get(case_number=case.number)
        one = next(q for q in registries.asked() if q["registry"] == "disability")
        assert one["iin"] == case.subject.iin
        assert one["purpose"] == {"case": case.number, "service": case.service}
        assert one["consent"]["id"] == consent.pk
        bank = next(q for q in registries.asked() if q["registry"] == "bank_account")
        assert bank["iin"] == case.applicant.iin
        assert bank["sends"] == {"iban": "KZ86125KZT5004100100"}

    def test_the_journal_holds_question_and_answer(self, case):
        ask(case)
        query = Query.objects.get(registry="school")
        assert query.asked_at == LATER
        assert query.asked_by is None
        assert query.answer.outcome == "answered"
        assert query.answer.answered_at >= LATER
        assert query.answer.document["at_home_from"] == "2025-09-01"
        event = case.events.get(kind="RegistryAnswered", payload__registry="school")
        assert event.payload["request_id"] == str(query.request_id)

    def test_asked_again_nothing_happens_twice(self, case, registries):
        ask(case)
        ask(case)
        ask_about_case.func(case.number, 2)
        assert len(registries.asked()) == QUESTIONS
        assert kinds(case) == ["RegistryAnswered"] * QUESTIONS

    def test_what_nobody_knows_is_an_answer_too(self, case, registries):
        registries.put("disability", case.subject.iin, [])
        ask(case)
        assert states(case)["disability", "child"] == "no_data"
        assert facts_with_sources(case)["child.disability_until"].source == "declared"

    def test_an_account_of_somebody_else_is_not_confirmed(self, case, registries):
        registries.put("bank_account", case.applicant.iin, [{"iban": "KZ1", "bank": "x"}])
        ask(case)
        assert states(case)["bank_account", "applicant"] == "no_data"

    def test_the_citizen_reads_once_of_those_that_answered_together(self, case):
        ask(case)
        told = [one for one in timeline(case) if one.kind == "RegistryAnswered"]
        assert len(told) == 1
        assert "НОБД" in told[0].detail.ru
        assert "2027" not in told[0].detail.ru
        seen = [one for one in timeline(case, "officer") if one.kind == "RegistryAnswered"]
        assert len(seen) == QUESTIONS
        assert any("последний день срока инвалидности" in one.detail.ru for one in seen)

    def test_a_day_that_cannot_be_is_kept_beside_the_facts(self, case, registries):
        registries.put("school", case.subject.iin, {"at_home_from": "2026-09-01"})
        ask(case)
        event = case.events.get(kind="RegistryAnswered", payload__registry="school")
        assert "certificate.to" not in event.payload["facts"]
        assert event.payload["not_taken"]["certificate.to"] is None
        ask(case)  # and the case can still be decided on

    def test_who_is_not_named_as_a_parent_is_told_nothing_about_the_relation(
        self, case, registries
    ):
        registries.put("population", case.subject.iin, {"surname": "Серіков", "parents": []})
        ask(case)
        assert facts_with_sources(case)["applicant.relation"].source == "declared"


class TestSilence:
    @pytest.mark.parametrize(("mode", "outcome"), [("outage", "no_answer"), ("error", "error")])
    def test_silence_is_recorded_once_and_asked_again(self, case, registries, mode, outcome):
        registries.switch(mode, "disability")
        ask(case)
        assert Answer.objects.get(query__registry="disability").outcome == outcome
        assert kinds(case).count("RegistrySilent") == 1
        assert kinds(case).count("RegistryAnswered") == QUESTIONS - 1
        ask(case, LATER + timedelta(hours=1))
        assert kinds(case).count("RegistrySilent") == 1
        registries.switch("normal", "disability")
        ask(case, LATER + timedelta(hours=2))
        assert states(case)["disability", "child"] == "answered"
        assert not Silence.objects.exists()

    def test_nobody_waits_for_ever(self, case, registries, settings):
        registries.switch("delay", "disability")
        settings.TIREK_REGISTRIES_PATIENCE = 0.2
        ask(case)
        assert states(case)["disability", "child"] == "silent"
        registries.switch("normal")
        settings.TIREK_REGISTRIES_PATIENCE = 30.0
        ask(case, LATER + timedelta(hours=1))
        assert set(states(case).values()) == {"answered"}

    def test_the_pauses_grow(self, case, registries):
        registries.switch("outage")
        at, pauses = LATER, []
        for _ in range(6):
            ask(case, at)
            silence = Silence.objects.get(registry="school")
            pauses.append(silence.again_at - at)
            at = silence.again_at
        assert pauses == sorted(pauses)
        assert pauses[0] == timedelta(minutes=5)
        assert pauses[-1] == pauses[-2] == timedelta(hours=4)
        assert silence.since == LATER
        assert silence.attempts == 6

    def test_receipt_and_deadline_stay_as_they_were(self, case, registries):
        before = case.received_on, case.due_on
        registries.switch("outage")
        ask(case)
        assert (case.received_on, case.due_on) == before
        assert case.stage == "registered"

    def test_the_citizen_is_told_that_papers_may_be_brought(self, case, registries):
        registries.switch("outage", "disability")
        ask(case)
        told = case.events.get(kind="RegistrySilent").payload["told"]["citizen"]
        assert "құжатты" in told["kk"]
        assert "дата приёма сохраняется" in told["ru"]

    def test_an_answer_that_cannot_be_read_is_an_error(self, case, registries):
        registries.put("disability", case.subject.iin, {"until": "soon"})
        ask(case)
        answer = Answer.objects.get(query__registry="disability")
        assert answer.outcome == "error"
        assert "until" in answer.problem

    def test_an_address_with_nobody_behind_it(self, case, settings):
        settings.TIREK_REGISTRIES = "http://127.0.0.1:9"
        ask(case)
        assert set(states(case).values()) == {"silent"}

    def test_once_the_case_is_over_nothing_is_owed(self, case, registries):
        registries.switch("outage")
        ask(case)
        withdraw(case=case, by=case.applicant_user, at=LATER)
        asked = len(registries.asked())
        case.refresh_from_db()
        ask(case, LATER + timedelta(hours=1))
        assert len(registries.asked()) == asked
        assert not Silence.objects.exists()


class TestTheWorker:
    def test_a_registration_makes_the_task_only_where_registries_are_connected(self, case):
        assert asking().get().lock == case.number

    def test_what_is_silent_is_taken_up_when_its_time_has_come(
        self, case, registries, time_machine
    ):
        registries.switch("outage")
        ask(case)
        ProcrastinateJob.objects.all().delete()
        time_machine.move_to(LATER + timedelta(minutes=4), tick=False)
        ask_silent_again.func(timestamp=0)
        assert not asking().exists()
        time_machine.move_to(LATER + timedelta(minutes=6), tick=False)
        ask_silent_again.func(timestamp=0)
        ask_silent_again.func(timestamp=0)  # the first is still in the queue
        assert asking().count() == 1
        registries.switch("normal")
        ask_about_case.func(case.number, 0)
        assert set(states(case).values()) == {"answered"}

    def test_nothing_is_taken_up_where_nothing_is_connected(self, case, registries, settings):
        registries.switch("outage")
        ask(case)
        ProcrastinateJob.objects.all().delete()
        settings.TIREK_REGISTRIES = ""
        ask_silent_again.func(timestamp=0)
        assert not asking().exists()


class TestWhoMayAsk:
    def test_a_specialist_of_the_place_and_the_journal_says_so(self, case):
        specialist = officer()
        ask(case, by=specialist)
        assert set(Query.objects.values_list("asked_by", flat=True)) == {specialist.pk}
        assert case.events.filter(kind="RegistryAnswered").first().actor == specialist

    def test_nobody_else(self, case, registries):
        for stranger in (officer(place="almaty-region/alatau"), officer("head"), citizen()):
            with pytest.raises(NotAllowed):
                ask(case, by=stranger)
        assert registries.asked() == []

    def test_without_a_consent_nothing_is_asked(self, case, registries, monkeypatch):
        monkeypatch.setattr(
            "tirek.casework.actions.ask_registries.consent_to_ask", lambda case: None
        )
        ask(case)
        assert registries.asked() == []


@pytest.mark.django_db
def test_without_an_address_nothing_is_asked():
    case = submitted()
    ask(case)
    assert not Query.objects.exists()
    assert not asking().exists()


def test_a_decided_case_is_not_asked_about(db, registries):
    case = decided()
    ask(case)
    assert registries.asked() == []
