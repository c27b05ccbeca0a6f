"""More information is asked of the applicant, comes or does not come."""

from datetime import UTC, datetime

import pytest

from making import APPLIED_AT, PANFILOV, asked, citizen, officer, submitted, upload
from tirek.accounts.models import Role
from tirek.casework import tasks
from tirek.casework.actions.give_information import NothingGiven, give_information
from tirek.casework.actions.lapse_information import lapse_all, lapse_information
from tirek.casework.actions.propose import propose
from tirek.casework.actions.request_information import NothingAsked, request_information
from tirek.casework.papers import OTHER, Paper
from tirek.casework.permissions import NotAllowed
from tirek.casework.queries.information import open_request
from tirek.casework.queries.timeline import timeline
from tirek.casework.record import StaleCase
from tirek.procedure.lifecycle import RefusedTransition

pytestmark = pytest.mark.django_db

# Asked on Friday 12 September 2025: three working days end on Wednesday 17 September.
LAST_DAY = datetime(2025, 9, 17, 17, tzinfo=UTC)
NEXT_DAY = datetime(2025, 9, 17, 19, 30, tzinfo=UTC)


def give(case, by=None, at=LAST_DAY, **more):
    return give_information(case=case, by=by or case.applicant_user, at=at, **more)


class TestAsking:
    def test_the_person_sees_what_by_when_and_what_otherwise(self):
        case = asked()
        assert case.stage == "more_information"
        found = open_request(case)
        assert [one.id for one in found.requirements] == ["school_certificate"]
        assert (found.words, found.until.isoformat()) == ("мөрі анық емес", "2025-09-17")
        told = timeline(case)[-1].detail
        assert "17.09.2025" in told.kk
        assert "мөрі анық емес" in told.kk
        assert found.requirements[0].title.ru in told.ru
        assert "по тем документам, которые есть" in told.ru

    @pytest.mark.parametrize("words", ["", "   "])
    def test_nothing_asked_is_refused(self, words):
        with pytest.raises(NothingAsked) as refused:
            asked(requirements=["no_such_paper"], words=words)
        assert refused.value.field == "words"

    def test_words_alone_or_papers_alone(self):
        assert open_request(asked(requirements=[])).requirements == []
        assert open_request(asked(words="")).words == ""

    def test_by_a_specialist_of_the_place_on_the_page_they_saw(self):
        case = submitted()
        for stranger in (officer(place=PANFILOV), officer(Role.HEAD), case.applicant_user):
            with pytest.raises(NotAllowed):
                request_information(case=case, by=stranger, words="?", at=APPLIED_AT)
        with pytest.raises(StaleCase):
            request_information(case=case, by=officer(), words="?", at=APPLIED_AT, expected_seq=1)

    def test_nothing_is_proposed_meanwhile(self):
        with pytest.raises(RefusedTransition, match="applicant's answer is awaited"):
            propose(case=asked(), by=officer(), at=APPLIED_AT)


class TestAnswering:
    def test_the_applicant_answers_with_words_and_papers(self):
        case = asked()
        event = give(
            case, words="жаңасын алдым", papers=[Paper("school_certificate", upload("jana.pdf"))]
        )
        case.refresh_from_db()
        assert case.stage == "in_examination"
        assert open_request(case) is None
        assert case.files.filter(kind="school_certificate").count() == 2
        assert event.payload["files"][0]["kind"] == "school_certificate"
        assert "жаңасын алдым" in timeline(case, "officer")[-1].detail.kk

    @pytest.mark.parametrize("role", [Role.SPECIALIST])
    def test_an_officer_writes_down_what_was_brought(self, role):
        case, user = asked(), officer(role)
        give(case, by=user, papers=[Paper(OTHER, upload("hat.pdf"))])
        assert user.full_name in timeline(case, "officer")[-1].detail.ru
        assert user.full_name not in timeline(case)[-1].detail.ru

    def test_nothing_given_is_refused(self):
        case = asked()
        with pytest.raises(NothingGiven) as refused:
            give(case, words="  ")
        assert refused.value.field == "words"

    def test_nobody_else_answers_and_only_what_was_asked(self):
        with pytest.raises(NotAllowed):
            give(asked(), by=citizen(), words="мен")
        with pytest.raises(RefusedTransition):
            give(submitted(), words="сұралмаған")


class TestTheDayPassed:
    def test_on_the_last_day_it_may_still_come(self):
        case = asked()
        assert lapse_information(case=case, at=LAST_DAY) is None
        assert list(lapse_all(at=LAST_DAY)) == []

    def test_the_next_day_work_goes_on_without_it(self):
        case, other = asked(), submitted()
        (event,) = lapse_all(at=NEXT_DAY)
        case.refresh_from_db()
        assert (event.kind, case.stage) == ("InformationOverdue", "in_examination")
        assert "17.09.2025" in timeline(case)[-1].detail.kk
        assert list(lapse_all(at=NEXT_DAY)) == []
        assert lapse_information(case=other, at=NEXT_DAY) is None

    def test_the_worker_does_it_by_the_clock(self, time_machine):
        case = asked()
        time_machine.move_to(NEXT_DAY)
        for _ in range(2):
            tasks.go_on_without_answers(0)
        assert case.events.filter(kind="InformationOverdue").count() == 1
