"""A choice as its journal tells it, and one more step: what every action on a choice comes by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any, cast

from tirek.accounts.models import User
from tirek.casework.canonical import plain
from tirek.casework.legal import working_calendar
from tirek.casework.local_day import local_day
from tirek.kernel.text import Text
from tirek.procedure.deadline import Pause
from tirek.procedure.lifecycle import Role
from tirek.procedure.supply.choice import Course, Days, Told, after, course_of
from tirek.signatures.models import Signature
from tirek.supply.models import Choice, ChoiceStep, Move, Outage
from tirek.supply.steps import add_choice_step
from tirek.supply.telling import tell
from tirek.supply.texts import texts

GIVES_BACK = frozenset({"Lapsed", "Cancelled", "NotArrived", "Returned", "Left"})
"""After these the piece is there again. A supplier who refuses or withdraws has none to give."""

NOBODYS = frozenset({"open", "blocked", "queued"})
"""Stages at which no supplier has anything to do with the person."""


def locked(choice: Choice) -> Choice:
    """The choice as it is now, held until the transaction ends."""
    return Choice.objects.select_for_update(of=("self",)).get(pk=choice.pk)


def days() -> Days:
    """The calendar, and the days on which the portal was out."""
    out = tuple(Pause(one.first, one.last, _why(one)) for one in Outage.objects.all())
    return Days(working_calendar(), out)


def told_of(choice: Choice) -> list[Told]:
    """What happened to the choice, day by day."""
    return told(choice.steps.order_by("seq").only("kind", "at", "payload"))


def told(steps: Iterable[ChoiceStep]) -> list[Told]:
    """The same of steps that were read already, in their order."""
    return [Told(one.kind, local_day(one.at), _day(one.payload)) for one in steps]


def course(choice: Choice) -> Course:
    """Where the choice stands."""
    return course_of(told_of(choice), days())


def take(
    choice: Choice,
    kind: str,
    *,
    by: User | None,
    at: datetime,
    payload: Mapping[str, Any] | None = None,
    signature: Signature | None = None,
) -> ChoiceStep:
    """Write the step if it may happen now, and tell whom it concerns. The caller holds the choice.

    Raises procedure's RefusedTransition, TooLate.
    """
    said, counted = plain(payload or {}), days()
    happens = Told(kind, local_day(at), _day(said))
    before = course_of(told_of(choice), counted)
    now = after(before, happens, counted, by=cast(Role, by.role) if by else "system")
    order = last_order(choice)
    settle(choice, now)
    step = add_choice_step(choice, kind, by=by, at=at, payload=said, signature=signature)
    if kind in GIVES_BACK and order is not None and before.answer_by is not None:
        back = order.payload.get("pieces", 1)
        Move.objects.create(offer_id=order.payload["offer"], pieces=back, step=step, at=at, by=by)
    tell(choice, step, now)
    return step


def require_possible(choice: Choice, kind: str, *, by: User, at: datetime) -> None:
    """Whether it may happen now, before anybody is asked to sign it.

    Raises RefusedTransition, TooLate.
    """
    after(course(choice), Told(kind, local_day(at)), days(), by=cast(Role, by.role))


def settle(choice: Choice, now: Course) -> None:
    """Bring the columns in line with where the choice stands; the caller saves."""
    choice.stage, choice.due_on = now.stage, None
    if now.stage in NOBODYS:  # whose order it was sees nothing of the person any more
        choice.supplier = None
    if now.stage == "ordered" and now.answer_by:
        choice.due_on = now.answer_by + timedelta(days=1)
    elif now.stage == "open":
        choice.due_on = now.remind_on or now.last_day + timedelta(days=1)


def last_order(choice: Choice) -> ChoiceStep | None:
    """The order that was made last."""
    return choice.steps.filter(kind="Ordered").order_by("seq").last()


def _day(payload: Mapping[str, Any]) -> date | None:
    written = payload.get("starts_on")
    return date.fromisoformat(written) if written else None


def _why(outage: Outage) -> Text:
    return texts().outage.format(reason=outage.reason)
