"""What a complaint is about: since when it was known, and which officers took part in it."""

from __future__ import annotations

from datetime import date

from tirek.accounts.models import User
from tirek.casework.models import UNDECIDED, Case, Event
from tirek.casework.queries.issued_on import result_issued_on
from tirek.procedure.complaints.complaint import Against

TYPED: tuple[Against, ...] = ("refusal_to_accept", "conduct")
"""The case does not tell the day of these: the complainant does."""


def likely(case: Case, today: date) -> Against:
    """What somebody who complains about the case probably complains of."""
    if case.decided_on is not None:
        return "decision"
    overdue = case.stage in UNDECIDED and case.due_on is not None and case.due_on < today
    return "delay" if overdue else "conduct"


def known_since(case: Case, against: Against, today: date) -> date | None:
    """The day the applicant learned of it; None where only the complainant can say."""
    if against == "decision":
        told_on = _told_of_decision(case)
        return min(told_on, today) if told_on else None
    if against == "delay":
        return min(case.due_on or today, today)
    return None


def took_part(case: Case, against: Against) -> set[User]:
    """The officers who proposed and made the decision, or who let the term pass.

    A deputy took part, and so did the one acted for.
    """
    if against == "decision":
        acted_for = [event.payload.get("acting_for", {}).get("id") for event in _decision(case)]
        behind = [event.actor_id for event in _decision(case)] + acted_for
        return set(User.objects.filter(pk__in=[one for one in behind if one is not None]))
    if against == "delay" and case.assigned_to is not None:
        return {case.assigned_to}
    return set()


def _told_of_decision(case: Case) -> date | None:
    """The day on which the letter about the last decision counts as issued; that of the decision
    itself before there is one."""
    events = _decision(case)
    if case.decided_on is None or not events:
        return None
    letter = case.events.filter(kind="NoticeIssued", seq__gt=events[-1].seq).order_by("seq")
    told = letter.first() or events[-1]
    return result_issued_on(case.service, told.at)


def _decision(case: Case) -> list[Event]:
    """The proposal and the decision, as events; none before a decision."""
    decided = case.events.filter(kind="Decided").select_related("actor").order_by("seq").last()
    if decided is None:
        return []
    proposed = case.events.filter(kind="Proposed", seq__lt=decided.seq).select_related("actor")
    return [*proposed.order_by("-seq")[:1], decided]
