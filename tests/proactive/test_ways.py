"""The way of a parent: its steps, the consent, and the next application that is only prepared."""

from datetime import UTC, date, datetime

import pytest

from attesting import (
    ADMISSION,
    AUGUST,
    LATER,
    accepted,
    applied_to_school,
    concluded_about,
    ended,
    issued,
    school,
    teacher,
)
from making import SERVICE, citizen, decided, iin, submitted
from tirek.casework.actions.keep_draft import save_answers, start_draft, throw_away
from tirek.casework.models import Case, Draft
from tirek.casework.permissions import NotAllowed
from tirek.casework.queries.agreed_way import way_consents
from tirek.casework.queries.prefilled import sources_of
from tirek.notices.actions.issue import issue
from tirek.people.actions.give_consent import give_consent
from tirek.people.actions.keep_wishes import keep_wishes
from tirek.people.models import Person
from tirek.proactive.actions.agree_to_way import agree_to_way, stop_way
from tirek.proactive.actions.prepare_next import prepare_next
from tirek.proactive.queries.ways import state_of_way, ways
from tirek.proactive.tasks import prepare_the_next_step
from tirek.sms.models import JournalLine

pytestmark = pytest.mark.django_db
WAY = "doctors-advise-home"
TODAY = date(2026, 2, 10)
AUTUMN = datetime(2026, 8, 19, 6, tzinfo=UTC)


def states(case: Case, today: date = TODAY) -> list[str]:
    user = case.applicant_user
    return [one.state for one in state_of_way(user, case.subject, WAY, today)]


def agreed(case: Case):
    return agree_to_way(
        user=case.applicant_user, child=case.subject_id, situation=WAY, language="kk", at=AUGUST
    )


def prepared(case: Case) -> list[Draft]:
    return prepare_next(child_iin=case.subject.iin, at=LATER)


def test_only_a_situation_whose_services_follow_one_another_is_a_way() -> None:
    assert set(ways()) == {WAY}


class TestStates:
    def test_it_goes_on_step_by_step(self):
        case = applied_to_school()
        assert states(case) == ["now", "waits", "later", "later"]
        case = accepted()
        assert states(case) == ["done", "done", "waits", "later"]
        by = teacher(school())
        said = issued(case, by)
        assert states(case) == ["done", "done", "done", "now"]
        ended(said, by, date(2026, 2, 9))
        assert states(case) == ["done", "done", "ended", "later"]

    def test_a_draft_and_an_application_of_the_last_step_are_seen(self):
        case = accepted()
        issued(case, teacher(school()))
        user = case.applicant_user
        draft = start_draft(by=user, service=SERVICE, place=case.place, language="kk", at=LATER)
        answers = {"child_iin": case.subject.iin}
        save_answers(draft=draft.pk, by=user, answers=answers, at=LATER)
        assert states(case)[-1] == "begun"
        submitted(user, child_iin=case.subject.iin)
        assert states(case)[-1] == "waits"

    def test_what_others_signed_is_shown_only_for_whose_child_it_is(self):
        mother, stranger = accepted(), applied_to_school(child=iin(date(2015, 4, 10)))
        concluded_about(stranger.subject.iin)
        assert states(stranger) == ["now", "waits", "later", "later"]
        issued(mother, teacher(school()))
        other = applied_to_school(child=mother.subject.iin)
        assert states(other) == ["now", "waits", "later", "later"]

    def test_a_conclusion_that_was_signed_is_the_first_step(self):
        case = accepted()
        concluded_about(case.subject.iin)
        first = state_of_way(case.applicant_user, case.subject, WAY, LATER.date())[0]
        assert (first.state, first.number, first.until) == ("done", "118", date(2026, 5, 31))
        late = state_of_way(case.applicant_user, case.subject, WAY, date(2026, 6, 1))[0]
        assert (late.state, late.number) == ("now", "")  # its term is over, as the case's own


class TestAnotherYear:
    """The certificate of 2025/26 ran out on 25 May 2026, the conclusion on 31 May."""

    def test_when_all_is_over_the_way_begins_anew(self):
        case = accepted()
        issued(case, teacher(school()))
        decided(submitted(case.applicant_user, child_iin=case.subject.iin))
        assert states(case) == ["done", "done", "done", "done"]
        assert states(case, date(2026, 5, 26)) == ["done", "done", "ended", "later"]
        assert states(case, date(2026, 6, 1)) == ["now", "now", "ended", "later"]

    def test_it_goes_on_step_by_step_with_consent(self):
        case, by = accepted(), teacher(school())
        issue(case_number=case.number, at=AUGUST)
        agreed(case)
        issued(case, by)
        decided(submitted(case.applicant_user, child_iin=case.subject.iin))
        concluded_about(
            case.subject.iin, "204", given_on=date(2026, 8, 12), begins=date(2026, 8, 12),
            ends=date(2027, 5, 31), at=AUTUMN,
        )  # fmt: skip
        assert states(case, AUTUMN.date()) == ["done", "now", "ended", "later"]
        (draft,) = prepare_next(child_iin=case.subject.iin, at=AUTUMN)
        assert (draft.service, draft.answers["conclusion_to"]) == (ADMISSION, "2027-05-31")
        assert states(case, AUTUMN.date()) == ["done", "begun", "ended", "later"]
        assert prepare_next(child_iin=case.subject.iin, at=AUTUMN) == []

        years = {"asked_from": "2026-09-01", "asked_to": "2027-05-25"}
        days = {"conclusion_from": "2026-08-12", "conclusion_to": "2027-05-31"}
        again = accepted(case.applicant_user, case.subject.iin, AUTUMN, **years, **days)
        throw_away(draft=draft.pk, by=case.applicant_user)
        assert states(again, AUTUMN.date()) == ["done", "done", "waits", "later"]
        year = {"begins": date(2026, 9, 1), "ends": date(2027, 5, 25)}
        issued(again, by, "18", AUTUMN, **year)
        assert states(again, AUTUMN.date()) == ["done", "done", "done", "now"]
        (draft,) = prepare_next(child_iin=case.subject.iin, at=AUTUMN)
        assert (draft.service, draft.answers["certificate_to"]) == (SERVICE, "2027-05-25")

    def test_a_certificate_of_next_year_is_applied_for_before_this_one_ends(self):
        case, by = accepted(), teacher(school())
        issued(case, by)
        decided(submitted(case.applicant_user, child_iin=case.subject.iin))
        year = {"begins": date(2026, 9, 1), "ends": date(2027, 5, 25)}
        issued(case, by, "18", LATER, **year)
        assert states(case, date(2026, 5, 20))[-2:] == ["done", "now"]

    def test_a_longer_conclusion_from_before_the_decision_begins_nothing(self):
        case = accepted()
        concluded_about(case.subject.iin, given_on=date(2025, 8, 15), ends=None)
        assert states(case)[:2] == ["done", "done"]


class TestConsent:
    def test_it_is_kept_with_its_words_once_and_can_be_given_again(self):
        case = accepted()
        first = agreed(case)
        assert agreed(case) == first
        assert "не отправится" in first.text_ru
        assert stop_way(consent=first, by=case.applicant_user, at=LATER)
        assert not stop_way(consent=first, by=case.applicant_user, at=LATER)
        assert agreed(case) != first
        assert way_consents(case.applicant.iin, WAY, case.subject_id).count() == 2

    def test_nobody_agrees_for_anothers_child_or_takes_it_back(self):
        case, stranger = accepted(), citizen()
        for situation in (WAY, "hard-times"):
            with pytest.raises(NotAllowed):
                agree_to_way(
                    user=stranger, child=case.subject_id, situation=situation, language="kk",
                    at=AUGUST,
                )  # fmt: skip
        with pytest.raises(NotAllowed):
            stop_way(consent=agreed(case), by=stranger, at=LATER)


class TestPreparing:
    def test_with_consent_the_next_application_is_begun_filled_in_and_told(self):
        case, by = accepted(), teacher(school())
        agreed(case)
        assert prepared(case) == [], "the certificate is not there yet"
        issued(case, by)
        (draft,) = prepared(case)
        assert (draft.service, draft.user, draft.prepared) == (SERVICE, case.applicant_user, WAY)
        for field, value in {
            "child_iin": case.subject.iin,
            "child_surname": "Серіков",
            "child_born_on": "2015-04-10",
            "iin": case.applicant.iin,
            "given_name": "Айгүл",
            "phone": "+77011234567",
            "certificate_from": "2025-09-01",
            "certificate_to": "2026-05-25",
        }.items():
            assert draft.answers[field] == value
        assert "data_consent" not in draft.answers
        assert draft.case is None, "only the parent sends it"
        assert {"certificate_from", "certificate_to"} <= set(sources_of(draft))
        assert sources_of(draft)["certificate_to"].office == by.office
        line = JournalLine.objects.get(key=f"way {draft.pk}")
        assert "jiberilgen joq" in line.content
        assert case.subject.iin not in line.content
        prepare_the_next_step(child_iin=case.subject.iin)
        assert Draft.objects.filter(service=SERVICE).count() == 1

    def test_without_consent_or_after_it_was_taken_back_nothing_is_begun(self):
        case = accepted()
        issued(case, teacher(school()))
        assert prepared(case) == []
        stop_way(consent=agreed(case), by=case.applicant_user, at=LATER)
        assert prepared(case) == []
        assert prepare_next(child_iin=iin(), at=LATER) == []

    def test_who_wants_no_sms_sees_it_in_the_cabinet_only(self):
        case = accepted()
        agreed(case)
        keep_wishes(iin=case.applicant.iin, language="", sms=False, at=LATER)
        issued(case, teacher(school()))
        (draft,) = prepared(case)
        assert not JournalLine.objects.filter(key=f"way {draft.pk}").exists()

    def test_where_no_act_says_how_to_decide_nothing_is_begun(self, monkeypatch):
        case = accepted()
        agreed(case)
        issued(case, teacher(school()))
        monkeypatch.setattr("tirek.casework.actions.keep_draft.is_taken", lambda *_: False)
        assert prepared(case) == []

    def test_a_consent_to_a_way_that_is_no_more_prepares_nothing(self):
        case = accepted()
        issued(case, teacher(school()))
        give_consent(
            person=case.applicant, case_number=f"way gone {case.subject_id}", version="way 1",
            words=(), language="kk", at=AUGUST,
        )  # fmt: skip
        assert prepared(case) == []

    def test_a_signed_conclusion_fills_in_the_first_application(self):
        case = accepted()
        concluded_about(case.subject.iin)
        agreed(case)
        user = case.applicant_user
        draft = start_draft(by=user, service=ADMISSION, place=case.place, language="kk", at=LATER)
        draft.prepared = WAY
        draft.answers = {
            "child_iin": case.subject.iin,
            "recommends_home_schooling": True,
            "conclusion_from": "2025-08-01",
            "conclusion_to": "2026-05-31",
        }
        draft.save()
        assert set(sources_of(draft)) == set(draft.answers) - {"child_iin"}
        stop_way(consent=agreed(case), by=user, at=LATER)
        assert not sources_of(draft)
        throw_away(draft=draft.pk, by=user)
        assert Person.objects.filter(iin=case.subject.iin).exists()


def test_a_refused_application_is_not_prepared_again():
    """To apply again after a refusal is the person's own choice."""
    case = accepted()
    agreed(case)
    issued(case, teacher(school()))
    user = case.applicant_user
    decided(submitted(user, child_iin=case.subject.iin, fully_state_supported=True))
    assert prepared(case) == []
