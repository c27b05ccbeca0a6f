"""The hearing before a refusal: announced in time, answered, held, and what follows from it."""

from datetime import UTC, datetime, timedelta

import pytest

from making import (
    APPLIED_AT,
    PANFILOV,
    citizen,
    decided,
    heard,
    hearing_announced,
    officer,
    submitted,
    upload,
)
from tirek.accounts.models import Role
from tirek.casework.actions.announce_hearing import CannotAnnounce, Meeting, announce_hearing
from tirek.casework.actions.answer_hearing import WordsMissing, answer_hearing
from tirek.casework.actions.confirm import confirm
from tirek.casework.actions.establish_facts import establish_facts
from tirek.casework.actions.hold_hearing import Protocol, RecordIncomplete, hold_hearing
from tirek.casework.actions.note_event import note_event
from tirek.casework.actions.propose import HearingMissing, propose
from tirek.casework.models import Case
from tirek.casework.papers import LIMIT, OTHER, Paper, PaperRefused
from tirek.casework.permissions import NotAllowed
from tirek.casework.queries.chain import verify
from tirek.casework.queries.decision import draft_decision
from tirek.casework.queries.hearing import must_be_heard, set_hearing, window_on
from tirek.casework.queries.timeline import timeline
from tirek.casework.record import StaleCase
from tirek.procedure.deadline import ALMATY
from tirek.procedure.lifecycle import RefusedTransition
from tirek.procedure.process import Hearing

pytestmark = pytest.mark.django_db

# Received on Friday 12 September 2025; eight working days: due on Wednesday 24 September.
NOTICE_BY = datetime(2025, 9, 19, 6, tzinfo=UTC)
TOO_LATE = datetime(2025, 9, 22, 6, tzinfo=UTC)


def refused_by_law(**changed) -> Case:
    return submitted(fully_state_supported=True, **changed)


def almaty(month, day, hour, minute=0):
    return datetime(2025, month, day, hour, minute, tzinfo=ALMATY)


def room(*when) -> Meeting:
    return Meeting(almaty(*when), "room", "Жақсы, Ленин көшесі 8, 12-бөлме")


def announce(case, meeting=None, by=None, at=APPLIED_AT, **more):
    by = by or officer(place=case.place)
    return announce_hearing(case=case, by=by, meeting=meeting or room(9, 15, 10), at=at, **more)


def hold(case, outcome="came", at=None, by=None, **more):
    protocol = Protocol(
        outcome, more.pop("present", "Серікова А."), more.pop("said", "Келіспеймін")
    )
    return hold_hearing(
        case=case, by=by or officer(), protocol=protocol, at=at or almaty(9, 15, 11), **more
    )


class TestAnnouncing:
    def test_the_applicant_learns_the_grounds_the_time_and_the_place(self):
        case, specialist = refused_by_law(), officer()
        event = announce(case, by=specialist)
        case.refresh_from_db()
        assert case.stage == "hearing"
        assert case.hearing_at == almaty(9, 15, 10)
        assert event.payload["decision"]["outcome"] == "refused"
        assert event.payload["hearing"]["notice_by"] == "2025-09-19"
        assert {"art-73"} <= {cite["paragraph"] for cite in event.basis}
        told = timeline(case)[-1].detail
        assert "15.09.2025" in told.kk
        assert "10:00" in told.ru
        assert "12-бөлме" in told.ru
        assert draft_decision(case).reasons[0].text.kk in told.kk
        found = set_hearing(case)
        assert (found.at, found.way, found.answer) == (almaty(9, 15, 10), "room", None)
        assert verify(case) is None

    def test_the_last_day_of_the_notice_is_three_working_days_before_the_end(self):
        case = refused_by_law()
        assert window_on(case, APPLIED_AT.date()).notice_by == NOTICE_BY.date()
        announce(case, room(9, 23, 10), at=NOTICE_BY)

    def test_a_day_later_only_with_the_reason_which_stays(self):
        case = refused_by_law()
        with pytest.raises(CannotAnnounce) as refused:
            announce(case, room(9, 23, 10), at=TOO_LATE)
        assert refused.value.field == "late_because"
        assert "19.09.2025" in refused.value.text.ru
        announce(case, room(9, 23, 10), at=TOO_LATE, late_because="жауап кеш келді")
        case.refresh_from_db()
        assert set_hearing(case).late_because == "жауап кеш келді"
        assert "жауап кеш келді" in timeline(case, "officer")[-1].detail.ru
        assert "жауап кеш келді" not in timeline(case)[-1].detail.ru

    def test_a_reason_for_nothing_late_is_not_kept(self):
        event = announce(refused_by_law(), late_because="артық")
        assert event.payload["hearing"]["late_because"] == ""

    @pytest.mark.parametrize(
        ("when", "field"),
        [
            ((9, 12, 15), "day"),
            ((9, 17, 10), "day"),
            ((9, 13, 10), "day"),
            ((9, 15, 13, 30), "hour"),
        ],
        ids=["the day of the notice", "the third day", "a Saturday", "in the break"],
    )
    def test_not_outside_the_window(self, when, field):
        case = refused_by_law()
        with pytest.raises(CannotAnnounce) as refused:
            announce(case, room(*when))
        assert refused.value.field == field
        case.refresh_from_db()
        assert case.stage == "registered"

    def test_not_without_a_place(self):
        with pytest.raises(CannotAnnounce) as refused:
            announce(refused_by_law(), Meeting(almaty(9, 15, 10), "phone", "  "))
        assert refused.value.field == "where"

    def test_not_where_nothing_is_refused(self):
        with pytest.raises(CannotAnnounce, match="no hearing is needed"):
            announce(submitted())

    def test_not_while_a_fact_is_missing(self, monkeypatch):
        case = refused_by_law()
        unknown = draft_decision(submitted(place=PANFILOV))
        monkeypatch.setattr("tirek.casework.queries.proposal.decision_on", lambda *_: unknown)
        with pytest.raises(CannotAnnounce, match="not known"):
            announce(case)

    def test_not_twice_on_the_same_grounds(self):
        case = heard(refused_by_law())
        with pytest.raises(CannotAnnounce, match="has been heard"):
            announce(case)

    def test_not_in_a_service_that_holds_none(self, monkeypatch):
        none = Hearing(held=False, why=draft_decision(refused_by_law()).reasons[0].text)
        monkeypatch.setattr(
            "tirek.casework.actions.announce_hearing.rules_of_hearing", lambda _: none
        )
        with pytest.raises(CannotAnnounce, match="No hearing is held in this service"):
            announce(refused_by_law())

    def test_only_by_a_specialist_of_the_place_on_the_page_they_saw(self):
        case = refused_by_law()
        for stranger in (officer(place=PANFILOV), officer(Role.HEAD), citizen()):
            with pytest.raises(NotAllowed):
                announce(case, by=stranger)
        with pytest.raises(StaleCase):
            announce(case, expected_seq=1)


class TestAnswering:
    def answer(self, case, answer, at=APPLIED_AT, **more):
        return answer_hearing(case=case, by=case.applicant_user, answer=answer, at=at, **more)

    def test_the_last_answer_stands(self):
        case = hearing_announced(refused_by_law())
        self.answer(case, "will_come")
        self.answer(case, "object", words="бала мемлекет қарауында емес")
        case.refresh_from_db()
        assert case.stage == "hearing"
        assert set_hearing(case).answer["answer"] == "object"
        assert "бала мемлекет қарауында емес" in timeline(case, "officer")[-1].detail.kk

    def test_an_objection_says_what_to(self):
        case = hearing_announced(refused_by_law())
        with pytest.raises(WordsMissing) as refused:
            self.answer(case, "object", words="  ")
        assert refused.value.field == "words"

    def test_papers_come_with_it(self):
        case = hearing_announced(refused_by_law())
        before = case.files.count()
        event = self.answer(case, "waive", papers=[Paper(OTHER, upload("hat.pdf"))])
        assert case.files.count() == before + 1
        assert event.payload["files"][0]["name"] == "hat.pdf"

    def test_a_bad_paper_stops_all_of_it(self):
        case = hearing_announced(refused_by_law())
        good, bad = Paper(OTHER, upload()), Paper(OTHER, upload("x.exe", b"MZ123"))
        before = case.files.count()
        with pytest.raises(PaperRefused) as refused:
            self.answer(case, "agree", papers=[good, bad])
        assert refused.value.field == OTHER
        with pytest.raises(PaperRefused, match=str(LIMIT)):
            self.answer(case, "agree", papers=[good] * (LIMIT + 1))
        assert case.files.count() == before

    def test_nobody_else_answers_and_only_while_it_is_set(self):
        case = hearing_announced(refused_by_law())
        with pytest.raises(NotAllowed):
            answer_hearing(case=case, by=citizen(), answer="agree", at=APPLIED_AT)
        with pytest.raises(RefusedTransition):
            self.answer(submitted(), "agree")


class TestHolding:
    def test_the_record_is_kept_with_the_papers(self):
        case = hearing_announced(refused_by_law())
        event = hold(case, papers=[Paper("school_certificate", upload("jana.pdf"))])
        case.refresh_from_db()
        assert (case.stage, case.hearing_at) == ("in_examination", None)
        assert event.payload["protocol"]["outcome"] == "came"
        assert case.files.filter(kind="school_certificate").count() == 2
        told = timeline(case)[-1].detail.ru
        assert "Серікова А." in told
        assert "Келіспеймін" in told
        assert "jana.pdf" in told

    @pytest.mark.parametrize("outcome", ["came", "absent"])
    def test_not_before_it_began(self, outcome):
        case = hearing_announced(refused_by_law())
        with pytest.raises(RecordIncomplete) as refused:
            hold(case, outcome, at=almaty(9, 15, 9, 59))
        assert refused.value.field == "outcome"
        assert "10:00" in refused.value.text.kk

    @pytest.mark.parametrize("outcome", ["declined", "in_writing"])
    def test_but_at_once_where_the_applicant_does_not_want_it(self, outcome):
        case = hearing_announced(refused_by_law())
        hold(case, outcome, at=APPLIED_AT, present="")

    def test_the_absent_need_no_words(self):
        case = hearing_announced(refused_by_law())
        event = hold(case, "absent", present="", said="")
        assert "не явился" in timeline(case)[-1].detail.ru
        assert event.payload["protocol"]["said"] == ""

    @pytest.mark.parametrize(
        ("outcome", "missing"), [("came", "present"), ("came", "said"), ("declined", "said")]
    )
    def test_the_record_says_who_and_what(self, outcome, missing):
        case = hearing_announced(refused_by_law())
        with pytest.raises(RecordIncomplete) as refused:
            hold(case, outcome, **{missing: " "})
        assert refused.value.field == missing

    def test_only_a_hearing_that_was_set(self):
        with pytest.raises(RefusedTransition):
            hold(refused_by_law())


class TestProposing:
    def test_no_refusal_before_the_hearing(self):
        case, specialist = refused_by_law(), officer()
        with pytest.raises(HearingMissing) as refused:
            propose(case=case, by=specialist, at=APPLIED_AT)
        assert "19.09.2025" in refused.value.text.ru
        assert "73" in refused.value.text.ru
        case.refresh_from_db()
        assert case.stage == "registered"

    def test_not_while_it_is_set(self):
        case = hearing_announced(refused_by_law())
        with pytest.raises(RefusedTransition, match="A hearing is set"):
            propose(case=case, by=officer(), at=APPLIED_AT)

    def test_it_ends_in_refusal(self):
        case = hearing_announced(refused_by_law())
        hold(case, "absent")
        assert decided(case, at=almaty(9, 16, 10)).stage == "refused"

    def test_it_ends_well(self):
        """At the hearing a paper shows that the state does not provide for the child."""
        case = hearing_announced(refused_by_law())
        hold(case, papers=[Paper(OTHER, upload("anyqtama.pdf"))])
        establish_facts(
            case=case,
            by=officer(),
            facts={"child.fully_state_supported": False},
            source="document",
            at=almaty(9, 15, 12),
        )
        case = decided(case, at=almaty(9, 16, 10))
        assert case.stage == "granted"

    def test_another_ground_needs_another_hearing(self):
        case = heard(refused_by_law())
        establish_facts(
            case=case,
            by=officer(),
            facts={"applicant.parental_rights_terminated": True},
            source="registry",
            at=APPLIED_AT,
        )
        case.refresh_from_db()
        assert must_be_heard(case, draft_decision(case))
        with pytest.raises(HearingMissing):
            propose(case=case, by=officer(), at=APPLIED_AT)
        assert decided(heard(case)).stage == "refused"

    def test_fewer_grounds_need_none(self):
        case = heard(refused_by_law(parental_rights_terminated=True))
        establish_facts(
            case=case,
            by=officer(),
            facts={"applicant.parental_rights_terminated": False},
            source="registry",
            at=APPLIED_AT,
        )
        propose(case=case, by=officer(), at=APPLIED_AT)

    def test_a_case_opened_again_is_heard_again(self):
        case = decided(refused_by_law())
        note_event(
            case=case,
            kind="Reopened",
            by=officer(Role.HEAD),
            at=APPLIED_AT + timedelta(days=30),
            may="reopen",
            payload={},
        )
        case.refresh_from_db()
        assert must_be_heard(case, draft_decision(case))

    def test_a_returned_refusal_needs_no_second_hearing(self):
        case = decided(refused_by_law())
        assert case.events.filter(kind="HearingAnnounced").count() == 1
        assert case.events.get(kind="Decided").payload["outcome"] == "refused"
        with pytest.raises(RefusedTransition):
            confirm(case=case, by=officer(Role.HEAD), at=APPLIED_AT)
