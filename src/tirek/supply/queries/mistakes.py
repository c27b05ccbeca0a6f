"""What can be said to have been noted by mistake, and what was said and not yet corrected."""

from __future__ import annotations

from django.db.models import QuerySet

from tirek.accounts.models import User
from tirek.casework.models import Case
from tirek.casework.permissions import visible_to
from tirek.supply.models import ChoiceStep, Mistake, Row, Stop
from tirek.supply.queries.owed import row_of
from tirek.supply.queries.waiting import queue_of

Noted = Stop | Row | ChoiceStep
ENDED = ("Left", "Returned")
"""Steps by which an officer ends a choice."""


def may_be_mistaken(case: Case) -> dict[str, Noted]:
    """By a name for a form: what was noted last of the person, if nobody has said so yet."""
    found = {
        "stop": case.stops_of_work.filter(kind=Stop.DEATH, mistake=None).order_by("pk").last(),
        "row": _left(case),
        "step": _ended(case),
    }
    return {name: one for name, one in found.items() if one is not None}


def _left(case: Case) -> Row | None:
    queue = queue_of(case)
    row = row_of(queue, case) if queue else None
    gone = row is not None and row.kind == Row.Kind.GONE
    return row if gone and not Mistake.objects.filter(row=row).exists() else None


def _ended(case: Case) -> ChoiceStep | None:
    choice = case.choices.order_by("pk").last()
    step = choice.steps.order_by("seq").last() if choice else None
    ended = step is not None and step.kind in ENDED
    return step if ended and not Mistake.objects.filter(step=step).exists() else None


def open_mistakes(user: User) -> QuerySet[Mistake]:
    """Those of the cases the user may see that nobody has corrected, the oldest first."""
    found = Mistake.objects.filter(case__in=visible_to(user), undone=None)
    return found.select_related("case__subject", "by", "stop", "row", "step").order_by("pk")
