"""Facts, proposal, four eyes, decision: the department's part of a case."""

from datetime import UTC, date, datetime, timedelta

import pytest

from making import APPLIED_AT, PANFILOV, citizen, decided, heard, officer, proposed, submitted
from tirek.accounts.models import Role
from tirek.casework.actions.close import NotOver, close
from tirek.casework.actions.confirm import ProposalOutdated, confirm
from tirek.casework.actions.establish_facts import InvalidFacts, establish_facts
from tirek.casework.actions.look import look
from tirek.casework.actions.propose import CannotPropose, propose
from tirek.casework.actions.record_notice import record_notice
from tirek.casework.actions.record_payment import record_payment
from tirek.casework.actions.return_case import NoteMissing, return_case
from tirek.casework.actions.withdraw import withdraw
from tirek.casework.four_eyes import SamePerson
from tirek.casework.legal import service_of
from tirek.casework.models import Look
from tirek.casework.permissions import NotAllowed
from tirek.casework.queries import decision as decisions
from tirek.casework.queries.chain import verify
from tirek.casework.queries.facts import facts_of, facts_with_sources
from tirek.casework.queries.proposal import document_in, last_proposal
from tirek.casework.queries.sources import source_of
from tirek.casework.record import StaleCase
from tirek.procedure.lifecycle import RefusedTransition

pytestmark = pytest.mark.django_db


def establish(case, by=None, expected_seq=None, **facts):
    return establish_facts(
        case=case,
        by=by or officer(place=case.place),
        facts={path.replace("__", "."): value for path, value in facts.items()},
        source="registry",
        detail="ЦБДИ",
        at=APPLIED_AT,
        expected_seq=expected_seq,
    )


class TestEstablishingFacts:
    def test_they_lie_over_what_was_declared_and_name_their_source(self):
        case = submitted()
        specialist = officer()
        establish(case, specialist, child__disability_until="2026-01-31")
        fact = facts_with_sources(case)["child.disability_until"]
        assert (fact.value, fact.source, fact.detail) == ("2026-01-31", "registry", "ЦБДИ")
        assert fact.by == specialist.full_name
        assert source_of(fact).ru == "из государственной информационной системы"
        assert facts_of(case)["child"]["born_on"] == "2015-04-10"
        case.refresh_from_db()
        assert case.stage == "in_examination"

    def test_null_means_known_to_be_none(self):
        case = submitted()
        establish(case, child__disability_until=None)
        assert facts_of(case)["child"]["disability_until"] is None

    @pytest.mark.parametrize(
        ("path", "value"),
        [
            ("child.favourite_colour", "green"),
            ("child.born_on", "2015-13-01"),
            ("child.born_on", None),
            ("child.fully_state_supported", "yes"),
            ("applicant.relation", "neighbour"),
            ("certificate.to", "2025-08-31"),
        ],
    )
    def test_what_cannot_be_a_fact_is_refused_at_its_path(self, path, value):
        case = submitted()
        with pytest.raises(InvalidFacts) as refused:
            establish(case, **{path.replace(".", "__"): value})
        assert set(refused.value.errors) == {path}
        assert refused.value.errors[path].kk
        case.refresh_from_db()
        assert (case.stage, case.last_seq) == ("registered", 2)

    def test_while_the_head_has_it_nothing_is_changed(self):
        case = proposed()
        with pytest.raises(RefusedTransition) as refused:
            establish(case, child__moved_away_on="2026-01-31")
        assert "руководител" in refused.value.text.ru


class TestProposing:
    def test_the_proposal_is_what_the_law_says_with_every_fact_and_paragraph(self):
        """Worked example 1: 112,059 tenge."""
        case = submitted()
        specialist = officer()
        event = propose(case=case, by=specialist, note="бәрі дұрыс", at=APPLIED_AT)
        document = event.payload["decision"]
        assert document["outcome"] == "granted"
        assert document["total"] == "112059.00"
        assert event.payload["note"] == "бәрі дұрыс"
        assert event.payload["facts"]["child.born_on"]["source"] == "declared"
        assert {"akmola-zhaksy-8s-15-3-2023"} <= {cite["act"] for cite in event.basis}
        assert event.actor == specialist
        assert decisions.proposed(case) == document_in(event)
        assert decisions.decided(case) is None
        case.refresh_from_db()
        assert case.stage == "proposed"

    def test_where_the_law_lacks_the_amount_the_case_waits(self):
        case = submitted(place=PANFILOV)
        seq = case.last_seq
        with pytest.raises(CannotPropose) as refused:
            propose(case=case, by=officer(place=PANFILOV), at=APPLIED_AT)
        assert refused.value.decision.outcome == "undecidable"
        assert "норм" in refused.value.text.ru
        case.refresh_from_db()
        assert (case.stage, case.last_seq) == ("waiting_for_law", seq)

    def test_a_law_that_turns_out_to_lack_something_makes_it_wait(self, monkeypatch):
        """As when a council repeals its act between registration and proposal."""
        case, waiting = submitted(), submitted(place=PANFILOV)
        undecidable = decisions.draft_decision(waiting)
        monkeypatch.setattr("tirek.casework.queries.proposal.decision_on", lambda *_: undecidable)
        with pytest.raises(CannotPropose):
            propose(case=case, by=officer(), at=APPLIED_AT)
        case.refresh_from_db()
        assert case.stage == "waiting_for_law"
        assert case.events.get(kind="HeldForLaw").actor_role == "specialist"

    def test_a_refusing_ground_refuses_even_where_the_amount_is_missing(self):
        case = heard(submitted(place=PANFILOV, fully_state_supported=True))
        event = propose(case=case, by=officer(place=PANFILOV), at=APPLIED_AT)
        assert event.payload["decision"]["outcome"] == "refused"

    def test_an_unknown_fact_is_named_and_nothing_is_written(self, monkeypatch):
        case = submitted()
        known = facts_with_sources(case)
        del known["child.fully_state_supported"]
        monkeypatch.setattr("tirek.casework.queries.proposal.facts_with_sources", lambda _: known)
        with pytest.raises(CannotPropose) as refused:
            propose(case=case, by=officer(), at=APPLIED_AT)
        assert refused.value.decision.facts_needed == ("child.fully_state_supported",)
        assert "сведения" in refused.value.text.ru
        case.refresh_from_db()
        assert (case.stage, case.last_seq) == ("registered", 2)


class TestConfirming:
    def test_the_head_decides_and_the_schedule_has_an_end(self):
        case = proposed()
        head = officer(Role.HEAD)
        event = confirm(case=case, by=head, at=datetime(2025, 9, 19, 20, tzinfo=UTC))
        case.refresh_from_db()
        assert case.stage == "granted"
        assert case.decided_on == date(2025, 9, 20)  # 01:00 in Almaty
        assert case.paid_until == date(2026, 6, 1)
        assert event.actor == head
        assert event.payload["outcome"] == "granted"
        assert event.payload["proposal"] == last_proposal(case).seq
        assert decisions.decided(case)["total"] == "112059.00"
        assert event.basis
        assert verify(case) is None

    def test_a_refusal_has_no_schedule(self):
        case = decided(fully_state_supported=True)
        assert (case.stage, case.paid_until) == ("refused", None)

    def test_never_the_same_person(self):
        """Somebody who was promoted between proposing and confirming."""
        case = submitted()
        person = officer()
        propose(case=case, by=person, at=APPLIED_AT)
        person.role = Role.HEAD
        person.save()
        with pytest.raises(SamePerson) as refused:
            confirm(case=case, by=person, at=APPLIED_AT)
        assert refused.value.text.kk
        case.refresh_from_db()
        assert case.stage == "proposed"

    def test_not_when_the_law_now_says_something_else(self):
        """Mother and father are both proposed; the mother's is confirmed first."""
        mothers = submitted()
        fathers = proposed(submitted(child_iin=mothers.subject.iin))
        decided(mothers)
        with pytest.raises(ProposalOutdated):
            confirm(case=fathers, by=officer(Role.HEAD), at=APPLIED_AT)
        fathers.refresh_from_db()
        assert fathers.stage == "proposed"
        head = officer(Role.HEAD)
        return_case(case=fathers, by=head, note="ана алып жүр", at=APPLIED_AT)
        assert decided(fathers).stage == "refused"

    def test_not_before_anything_is_proposed(self):
        with pytest.raises(RefusedTransition):
            confirm(case=submitted(), by=officer(Role.HEAD), at=APPLIED_AT)

    def test_not_twice(self):
        case = decided()
        with pytest.raises(RefusedTransition):
            confirm(case=case, by=officer(Role.HEAD), at=APPLIED_AT)


class TestReturning:
    def test_it_goes_back_with_the_reason(self):
        case = proposed()
        return_case(case=case, by=officer(Role.HEAD), note=" қолы жоқ ", at=APPLIED_AT)
        case.refresh_from_db()
        assert case.stage == "in_examination"
        assert case.events.get(kind="Returned").payload == {"note": "қолы жоқ"}

    def test_not_without_a_word(self):
        case = proposed()
        with pytest.raises(NoteMissing) as refused:
            return_case(case=case, by=officer(Role.HEAD), note="  ", at=APPLIED_AT)
        assert refused.value.field == "note"


class TestAfterTheDecision:
    def test_notice_payment_and_end(self):
        case = decided()
        record_notice(case=case, notice={"code": "abc", "language": "kk"}, at=APPLIED_AT)
        accountant = officer(Role.ACCOUNTANT)
        record_payment(
            case=case,
            register={"month": "2025-09", "place": case.place},
            lines=[{"period": "2025-09", "amount": "11796.00"}],
            by=accountant,
            at=APPLIED_AT,
        )
        case.refresh_from_db()
        assert case.stage == "in_payment"
        with pytest.raises(NotOver):
            close(case=case, at=datetime(2026, 5, 31, 18, tzinfo=UTC))
        close(case=case, at=datetime(2026, 5, 31, 19, tzinfo=UTC))  # 1 June in Almaty
        case.refresh_from_db()
        assert case.stage == "closed"
        assert verify(case) is None

    def test_nothing_is_paid_in_a_refused_case(self):
        case = decided(fully_state_supported=True)
        with pytest.raises(RefusedTransition):
            record_payment(case=case, register={"month": "2025-09"}, lines=[], at=APPLIED_AT)

    def test_a_decided_case_is_not_withdrawn(self):
        case = decided()
        with pytest.raises(RefusedTransition):
            withdraw(case=case, by=case.applicant_user, at=APPLIED_AT)


CALLS = {
    "establish_facts": lambda case, user, seq=None: establish(
        case, user, seq, child__moved_away_on=None
    ),
    "propose": lambda case, user, seq=None: propose(
        case=case, by=user, at=APPLIED_AT, expected_seq=seq
    ),
    "return": lambda case, user, seq=None: return_case(
        case=case, by=user, note="x", at=APPLIED_AT, expected_seq=seq
    ),
    "confirm": lambda case, user, seq=None: confirm(
        case=case, by=user, at=APPLIED_AT, expected_seq=seq
    ),
    "withdraw": lambda case, user, seq=None: withdraw(
        case=case, by=user, at=APPLIED_AT, expected_seq=seq
    ),
    "record_notice": lambda case, user, seq=None: record_notice(
        case=case, notice={}, by=user, at=APPLIED_AT, expected_seq=seq
    ),
    "record_payment": lambda case, user, seq=None: record_payment(
        case=case,
        register={"month": "2025-09"},
        lines=[],
        by=user,
        at=APPLIED_AT,
        expected_seq=seq,
    ),
    "close": lambda case, user, seq=None: close(
        case=case, by=user, at=APPLIED_AT, expected_seq=seq
    ),
}


class TestEveryAction:
    @pytest.mark.parametrize("action", CALLS)
    @pytest.mark.parametrize("role", Role.values)
    def test_refuses_whoever_may_not_before_anything_else(self, action, role):
        from tirek.casework.permissions import ROLES

        case = proposed() if action in ("return", "confirm") else submitted()
        user = citizen() if role == Role.CITIZEN else officer(role, case.place)
        if role != Role.CITIZEN and role in ROLES[action]:
            user = officer(role, PANFILOV)
        before = case.events.count()
        with pytest.raises(NotAllowed):
            CALLS[action](case, user)
        assert case.events.count() == before

    @pytest.mark.parametrize("action", CALLS)
    def test_refuses_a_page_that_was_made_before_the_last_event(self, action):
        case = submitted()
        with pytest.raises(StaleCase) as stale:
            CALLS[action](case, officer(), case.last_seq - 1)
        assert (stale.value.expected, stale.value.found) == (1, 2)

    def test_works_on_the_case_as_it_is_now_not_as_the_caller_remembers_it(self):
        case = submitted()
        old = type(case).objects.get(pk=case.pk)
        establish(case, child__died_on=None)
        establish(old, child__moved_away_on=None)
        assert [event.seq for event in case.events.order_by("seq")] == [1, 2, 3, 4]

    def test_leaves_the_stage_that_the_events_tell(self):
        cases = [
            submitted(),
            submitted(place=PANFILOV),
            proposed(),
            decided(),
            decided(fully_state_supported=True),
        ]
        for case in cases:
            steps = [
                f"{event.kind}.{event.payload['decision']['outcome']}"
                if event.kind in ("Proposed", "Decided")
                else event.kind
                for event in case.events.order_by("seq")
            ]
            assert case.stage == service_of(case).lifecycle.stage_of(steps)


class TestLooking:
    def test_every_look_of_an_officer_is_written_down(self):
        case, specialist = submitted(), officer()
        at = APPLIED_AT + timedelta(minutes=1)
        look(case=case, by=specialist, page="case", at=at)
        found = Look.objects.get()
        assert (found.case, found.user, found.page, found.at) == (case, specialist, "case", at)

    def test_a_citizen_looks_at_their_own_case_unrecorded(self):
        case = submitted()
        assert look(case=case, by=case.applicant_user, page="case", at=APPLIED_AT) is None
        assert not Look.objects.exists()

    @pytest.mark.parametrize("user", [citizen, lambda: officer(place=PANFILOV)])
    def test_nobody_else_looks(self, user):
        with pytest.raises(NotAllowed):
            look(case=submitted(), by=user(), page="case", at=APPLIED_AT)
