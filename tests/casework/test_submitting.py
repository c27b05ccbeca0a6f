"""From a draft to a registered application."""

from datetime import UTC, date, datetime

import pytest

from making import (
    ALATAU,
    APPLIED_AT,
    PANFILOV,
    SERVICE,
    ZHAKSY,
    citizen,
    decided,
    draft_ready,
    iin,
    officer,
    signed,
    submitted,
)
from tirek.casework.actions.keep_draft import (
    save_answers,
)
from tirek.casework.actions.look import look
from tirek.casework.actions.submit import (
    CalendarMissing,
    InvalidAnswers,
    SecondApplication,
    submit,
)
from tirek.casework.actions.withdraw import withdraw
from tirek.casework.local_day import local_day
from tirek.casework.models import Case, Event
from tirek.casework.queries.answers import answers_of
from tirek.casework.queries.deadline import deadline_of
from tirek.casework.queries.facts import facts_of, facts_with_sources
from tirek.people.models import Consent, Person

pytestmark = pytest.mark.django_db


class TestRegistration:
    def test_a_complete_draft_becomes_a_numbered_case(self):
        user = citizen()
        case = submitted(user)
        assert case.number == "ZHK-2025-000001"
        assert case.stage == "registered"
        assert (case.service, case.place) == (SERVICE, ZHAKSY)
        assert case.applicant_user == user
        assert case.applicant.iin == user.iin
        assert case.subject.full_name == "Серіков Әлихан"
        assert [event.kind for event in case.events.order_by("seq")] == ["Submitted", "Registered"]
        assert case.files.count() == 2

    def test_each_office_and_year_has_its_own_unbroken_series(self):
        numbers = [
            submitted().number,
            submitted(place=ALATAU).number,
            submitted().number,
            submitted(at=datetime(2026, 1, 12, 6, tzinfo=UTC)).number,
        ]
        assert numbers == ["ZHK-2025-000001", "ALT-2025-000001", "ZHK-2025-000002",
                           "ZHK-2026-000001"]  # fmt: skip

    def test_a_refused_application_leaves_no_hole_in_the_series(self):
        draft = draft_ready()
        first = submit(draft=draft, by=draft.user, at=APPLIED_AT, signature=signed(draft))
        again = draft_ready(draft.user, child_iin=draft.answers["child_iin"])
        with pytest.raises(SecondApplication):
            submit(draft=again, by=again.user, at=APPLIED_AT, signature=signed(again))
        assert submitted().number == "ZHK-2025-000002"
        assert first.number == "ZHK-2025-000001"

    def test_worked_example_14_saturday_night_is_received_on_monday(self):
        """Portal application on Saturday 2025-12-13 at 22:10: 15 December is a Monday."""
        case = submitted(at=datetime(2025, 12, 13, 17, 10, tzinfo=UTC))
        assert case.received_on == date(2025, 12, 15)
        assert facts_of(case)["applied_on"] == "2025-12-15"

    def test_the_deadline_is_eight_working_days_after_receipt_and_says_how(self):
        """2025-09-12 is a Friday; 15-19 and 22-24 September are eight working days."""
        case = submitted()
        assert case.received_on == date(2025, 9, 12)
        assert case.due_on == date(2025, 9, 24)
        document = deadline_of(case)
        counted = [step["on"] for step in document["deadline"]["steps"] if step["counted"]]
        assert len(counted) == 8
        assert (counted[0], counted[-1]) == ("2025-09-15", "2025-09-24")
        assert document["received"]["on"] == "2025-09-12"

    def test_what_was_written_is_kept_as_it_was_sent(self):
        case = submitted(bank="Halyk Bank")
        assert answers_of(case)["bank"] == "Halyk Bank"
        assert answers_of(case)["iban"] == "KZ86125KZT5004100100"

    def test_facts_are_declared_by_the_applicant_and_the_day_comes_from_the_receipt(self):
        facts = facts_with_sources(submitted())
        assert facts["child.born_on"].value == "2015-04-10"
        assert facts["child.born_on"].source == "declared"
        assert facts["applied_on"].source == "receipt"
        assert facts["child.died_on"].value is None

    def test_the_words_of_the_consent_are_kept(self):
        case = submitted()
        consent = Consent.objects.get(case_number=case.number)
        assert consent.person == case.applicant
        assert "8-бабы" in consent.text.kk
        assert "статья 8" in consent.text.ru

    def test_where_the_act_names_no_amount_it_registers_and_waits(self):
        """Worked example 11: Panfilov."""
        case = submitted(place=PANFILOV)
        assert case.stage == "waiting_for_law"
        held = case.events.get(kind="HeldForLaw")
        assert held.actor is None
        assert held.payload["decision"]["outcome"] == "undecidable"
        assert held.payload["decision"]["reasons"]

    def test_a_year_without_a_calendar_gives_a_clear_answer_and_writes_nothing(self):
        draft, at = draft_ready(certificate_to="2035-05-25"), datetime(2035, 1, 8, 6, tzinfo=UTC)
        with pytest.raises(CalendarMissing) as refused:
            submit(draft=draft, by=draft.user, at=at, signature=signed(draft))
        assert "2035" in refused.value.text.kk
        assert not Case.objects.exists()


class TestCompleteness:
    def refused(self, **changed):
        draft = draft_ready(**changed)
        with pytest.raises(InvalidAnswers) as refused:
            submit(draft=draft, by=draft.user, at=APPLIED_AT, signature=signed(draft))
        assert not Case.objects.exists()
        assert not Event.objects.exists()
        assert not Person.objects.exists()
        draft.refresh_from_db()
        assert draft.answers["bank"] == "Қазпошта"
        return refused.value.errors

    def test_a_certificate_that_ended_before_the_application_is_refused_at_its_field(self):
        errors = self.refused(certificate_from="2024-09-01", certificate_to="2025-05-25")
        assert set(errors) == {"certificate_to"}

    def test_an_end_before_the_start_is_refused_at_its_field(self):
        errors = self.refused(certificate_from="2026-01-10", certificate_to="2025-12-01")
        assert set(errors) == {"certificate_to"}

    def test_a_birth_in_the_future_is_refused_at_its_field(self):
        assert set(self.refused(child_born_on="2025-09-13")) == {"child_born_on"}

    def test_another_persons_iin_is_refused_at_its_field(self):
        assert set(self.refused(iin=iin())) == {"iin"}

    def test_no_consent_is_refused_at_its_field(self):
        assert set(self.refused(data_consent=False)) == {"data_consent"}

    def test_an_unanswered_question_is_named(self):
        user = citizen()
        draft = draft_ready(user)
        left = {name: value for name, value in draft.answers.items() if name != "house"}
        save_answers(draft=draft.pk, by=user, answers=left, at=APPLIED_AT)
        with pytest.raises(InvalidAnswers) as refused:
            submit(draft=draft, by=user, at=APPLIED_AT, signature=signed(draft))
        assert refused.value.errors["house"].ru == "Укажите номер дома"

    def test_a_missing_document_is_named(self):
        draft = draft_ready()
        draft.files.get(kind="school_certificate").delete()
        with pytest.raises(InvalidAnswers) as refused:
            submit(draft=draft, by=draft.user, at=APPLIED_AT, signature=signed(draft))
        assert set(refused.value.errors) == {"school_certificate"}
        assert "справка" in refused.value.errors["school_certificate"].ru.lower()

    def test_an_answer_that_another_one_rules_out_does_not_count(self):
        case = submitted(disability_term="no_term", disability_until="2020-01-01")
        assert facts_of(case)["child"]["disability_until"] is None


class TestSecondApplication:
    def test_while_one_is_examined_the_second_names_the_first(self):
        first = submitted()
        draft = draft_ready(first.applicant_user, child_iin=first.subject.iin)
        with pytest.raises(SecondApplication) as refused:
            submit(draft=draft, by=draft.user, at=APPLIED_AT, signature=signed(draft))
        assert refused.value.field == "child_iin"
        for language in ("kk", "ru", "en"):
            assert first.number in refused.value.text.in_(language)
        assert Case.objects.count() == 1
        draft.refresh_from_db()
        assert draft.case is None
        assert draft.answers["child_iin"] == first.subject.iin

    def again(self, case, at, **changed):
        draft = draft_ready(case.applicant_user, at=at, child_iin=case.subject.iin, **changed)
        return submit(draft=draft, by=draft.user, at=at, signature=signed(draft, at))

    def test_while_a_granted_one_still_runs(self):
        case = decided()
        assert case.paid_until == date(2026, 6, 1)
        with pytest.raises(SecondApplication):
            self.again(case, datetime(2026, 5, 29, 6, tzinfo=UTC), certificate_to="2026-12-01")

    def test_but_not_after_a_granted_one_has_ended(self):
        case = decided()
        next_year = {"certificate_from": "2026-09-01", "certificate_to": "2027-05-25"}
        again = self.again(case, datetime(2026, 9, 3, 6, tzinfo=UTC), **next_year)
        assert again.number != case.number
        assert again.applicant == case.applicant

    def test_nor_after_a_refused_one(self):
        case = decided(fully_state_supported=True)
        assert case.stage == "refused"
        assert self.again(case, APPLIED_AT).stage == "registered"

    def test_nor_after_a_withdrawn_one(self):
        case = submitted()
        withdraw(case=case, by=case.applicant_user, at=APPLIED_AT)
        assert self.again(case, APPLIED_AT).stage == "registered"

    def test_the_other_parent_may_apply_and_is_then_refused_by_law(self):
        """Worked example 9: the mother receives; the father applies for the same months."""
        mothers = decided()
        fathers = submitted(child_iin=mothers.subject.iin)
        facts = facts_with_sources(fathers)
        assert facts["already_paid_to_other"].value is True
        assert facts["already_paid_to_other"].source == "cases"
        assert facts["already_paid_to_other"].detail == mothers.number
        refused = decided(fathers)
        assert refused.stage == "refused"
        reasons = refused.events.get(kind="Decided").payload["decision"]["reasons"]
        assert [reason["code"] for reason in reasons] == ["B-N6"]

    def test_another_year_is_no_overlap(self):
        mothers = decided()
        fathers = submitted(
            at=datetime(2026, 9, 3, 6, tzinfo=UTC),
            child_iin=mothers.subject.iin,
            certificate_from="2026-09-01",
            certificate_to="2027-05-25",
        )
        assert facts_of(fathers)["already_paid_to_other"] is False


class TestPeople:
    def test_nobody_renames_another_by_typing_their_iin(self):
        first = submitted()
        submitted(child_iin=first.subject.iin, child_surname="Басқа", child_given_name="Біреу")
        first.subject.refresh_from_db()
        assert first.subject.full_name == "Серіков Әлихан"

    def test_the_person_themself_corrects_their_own_name_and_phone(self):
        first = submitted()
        withdraw(case=first, by=first.applicant_user, at=APPLIED_AT)
        submitted(first.applicant_user, surname="Әбдірова", phone="+77017654321")
        person = Person.objects.get(iin=first.applicant.iin)
        assert person.full_name == "Әбдірова Айгүл Маратқызы"
        assert person.phone == "+77017654321"
        assert person.search_name == "абдирова айгул мараткызы"


def test_an_instant_without_a_time_zone_is_refused():
    with pytest.raises(ValueError, match="no time zone"):
        local_day(datetime(2025, 9, 12, 6))  # noqa: DTZ001


def test_the_tables_name_their_rows():
    case = submitted()
    assert str(case) == case.number
    assert str(case.events.first()) == f"{case.pk}/1 Submitted"
    assert str(case.subject) == "Серіков Әлихан"
    assert str(case.applicant_user) == case.applicant_user.username
    assert str(case.files.first()) == "anyqtama.pdf"
    assert str(Consent.objects.get()) == f"{case.number} data_consent"
    assert str(case.draft) == f"home-education {case.draft.pk}"
    seen = look(case=case, by=officer(), page="case", at=APPLIED_AT)
    assert str(seen) == f"{case.pk} case"
