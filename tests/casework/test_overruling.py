"""Deciding otherwise than computed: with a reason, by two officers, marked for ever."""

from datetime import timedelta

import pytest

from making import APPLIED_AT, heard, hearing_announced, officer, submitted
from tirek.accounts.models import Role
from tirek.casework.actions.announce_hearing import Meeting, announce_hearing
from tirek.casework.actions.confirm import ProposalOutdated, confirm
from tirek.casework.actions.establish_facts import establish_facts
from tirek.casework.actions.propose import HearingMissing, propose
from tirek.casework.overrule_marks import marks
from tirek.casework.overruling import OverruleNotConfirmed, OverruleRefused
from tirek.casework.queries.chain import verify
from tirek.casework.queries.decision import decided
from tirek.casework.queries.facts import folded_facts
from tirek.casework.queries.hearing import overruled_when_heard, window_on
from tirek.casework.queries.proposal import last_proposal
from tirek.casework.queries.timeline import timeline
from tirek.kernel.period import Month
from tirek.law.overrule import Overrule
from tirek.payments.actions.make_register import make_register
from tirek.payments.queries.registers import register_of
from tirek.payments.spreadsheet import register_csv

pytestmark = pytest.mark.django_db

WHY = "Соттың 2025 жылғы 1 қыркүйектегі шешімі бойынша бала отбасында тәрбиеленеді"
LIFTED = {"not_fully_state_supported": Overrule(True, WHY)}
FOUND = {"lives_in_the_place": Overrule(False, "Тексеру актісі: отбасы басқа ауданда тұрады")}


def refused_by_law():
    return submitted(fully_state_supported=True)


def proposed_otherwise(case=None, overrule=None, by=None):
    case = case or refused_by_law()
    propose(case=case, by=by or officer(), overrule=overrule or LIFTED, at=APPLIED_AT)
    case.refresh_from_db()
    return case


class TestProposing:
    def test_a_refusal_becomes_a_grant_with_a_reason(self):
        case, specialist = refused_by_law(), officer(full_name="Жанар Оспанова")
        proposed_otherwise(case, by=specialist)
        document = last_proposal(case).payload["decision"]
        assert document["outcome"] == "granted"
        (mark,) = document["overruled"]
        assert (mark["rule"], mark["by"]) == ("not_fully_state_supported", "Жанар Оспанова")
        assert WHY in timeline(case, "officer")[-1].detail.ru
        assert verify(case) is None

    def test_not_without_a_reason(self):
        with pytest.raises(OverruleRefused) as refused:
            proposed_otherwise(overrule={"not_fully_state_supported": Overrule(True, "  ")})
        assert refused.value.field == "overrule_reason"

    def test_not_what_is_no_condition(self):
        with pytest.raises(OverruleRefused) as refused:
            proposed_otherwise(overrule={"eligible": Overrule(True, WHY)})
        assert refused.value.field == "overrule"

    def test_not_what_is_computed_so_anyway(self):
        with pytest.raises(OverruleRefused, match="computed so anyway"):
            proposed_otherwise(overrule={"lives_in_the_place": Overrule(True, WHY)})

    def test_a_refusal_that_was_not_computed_needs_its_hearing_too(self):
        case = submitted()
        with pytest.raises(HearingMissing):
            proposed_otherwise(case, FOUND)
        first = window_on(case, APPLIED_AT.date()).first
        announce_hearing(
            case=case,
            by=officer(),
            meeting=Meeting(APPLIED_AT + (first - APPLIED_AT.date()), "room", "12-бөлме"),
            overrule=FOUND,
            at=APPLIED_AT,
        )
        assert overruled_when_heard(case).keys() == FOUND.keys()

    def test_nothing_was_overruled_at_a_hearing_of_what_the_law_says(self):
        assert overruled_when_heard(submitted()) == {}
        assert overruled_when_heard(hearing_announced(refused_by_law())) == {}


class TestConfirming:
    def test_the_head_confirms_it_knowingly(self):
        case, head = proposed_otherwise(), officer(Role.HEAD)
        with pytest.raises(OverruleNotConfirmed) as refused:
            confirm(case=case, by=head, at=APPLIED_AT)
        assert refused.value.field == "overruled"
        assert last_proposal(case).payload["decision"]["overruled"][0]["label"]["ru"] in (
            refused.value.text.ru
        )
        with pytest.raises(OverruleNotConfirmed):
            confirm(case=case, by=head, overruled=["alive"], at=APPLIED_AT)
        event = confirm(case=case, by=head, overruled=["not_fully_state_supported"], at=APPLIED_AT)
        case.refresh_from_db()
        assert case.stage == "granted"
        (mark,) = event.payload["overruled"]
        assert mark["proposed_by"]["id"] == last_proposal(case).actor_id
        assert mark["confirmed_by"] == {"id": head.pk, "name": head.full_name}
        assert mark["reason"] == WHY

    def test_the_mark_stays_for_ever(self):
        case = proposed_otherwise()
        confirm(
            case=case,
            by=officer(Role.HEAD),
            overruled=["not_fully_state_supported"],
            at=APPLIED_AT,
        )
        case.refresh_from_db()
        (told,) = marks(decided(case))
        assert WHY in told.kk
        assert WHY in told.ru
        assert WHY in timeline(case)[-1].detail.kk, "the applicant is told too"
        assert verify(case) is None

    def test_a_decision_left_to_the_law_has_no_mark(self):
        case = heard(refused_by_law())
        propose(case=case, by=officer(), at=APPLIED_AT)
        event = confirm(case=case, by=officer(Role.HEAD), at=APPLIED_AT)
        assert "overruled" not in event.payload
        assert "overruled" not in event.payload["decision"]
        assert marks(event.payload["decision"]) == []

    def test_the_rest_is_still_computed_at_the_moment_of_confirming(self, monkeypatch):
        case = proposed_otherwise()
        facts = dict(folded_facts(case))
        monkeypatch.setattr("tirek.casework.queries.proposal.facts_with_sources", lambda _: facts)
        del facts["child.lives_in_place"]
        with pytest.raises(ProposalOutdated):
            confirm(
                case=case,
                by=officer(Role.HEAD),
                overruled=["not_fully_state_supported"],
                at=APPLIED_AT,
            )


def test_what_was_granted_so_is_paid_and_the_register_says_so():
    case = proposed_otherwise()
    known = ["not_fully_state_supported"]
    confirm(case=case, by=officer(Role.HEAD), overruled=known, at=APPLIED_AT)
    month = Month.parse("2025-10")
    make_register(month=month, place=case.place, by=None, at=APPLIED_AT + timedelta(days=33))
    register = register_of(case.place, month)
    assert [line.period for line in register.lines] == ["2025-09", "2025-10"]
    assert WHY in register.overruled[case.number].ru
    assert WHY in register_csv(register, "kk")


def test_facts_established_later_need_no_overruling():
    case = refused_by_law()
    establish_facts(
        case=case,
        by=officer(),
        facts={"child.fully_state_supported": False},
        source="document",
        at=APPLIED_AT + timedelta(hours=1),
    )
    with pytest.raises(OverruleRefused, match="computed so anyway"):
        proposed_otherwise(case)
