"""The page of a step in a queue: where the person stands, why, the button."""

from collections.abc import Sequence
from dataclasses import replace

from django.http import Http404, HttpRequest
from django.urls import reverse

from tirek.casework.models import Case
from tirek.desk.presenters.step import StepPage, step_page
from tirek.supply.queries.waiting import standing
from tirek.web.components import Action, Field
from tirek.web.step import Stopped, note_field
from tirek.web.texts import text


def of_a_queue(case: Case) -> Case:
    """The case. Http404 for one by which nobody ever waited."""
    if standing(case) is None:
        raise Http404
    return case


def queue_step_page(
    request: HttpRequest,
    case: Case,
    name: str,
    stopped: Stopped | None,
    *,
    reason: bool,
    fields: Sequence[Field] = (),
) -> StepPage:
    """The step `name` (its texts are desk.<name>...), with a reason to type where one is asked."""
    note = note_field(
        request, text(f"desk.{name}.note"), text("desk.waiting.note_hint"), stopped
    ) if reason else None  # fmt: skip
    leaving = Action(
        reverse("desk:leave-queue", args=[case.number]), text("desk.leave_queue.title")
    )
    mistaken = Action(reverse("desk:mistake", args=[case.number]), text("desk.mistakes.one"))
    others = [("serve", leaving), ("come_back", mistaken)]
    shown = step_page(
        case,
        name,
        blocked="",
        stopped=stopped,
        fields=[*fields, *([note] if note else [])],
        others=[one for step, one in others if step == name],
        judged=False,
    )
    return replace(shown, back=reverse("desk:waiting"), what=f"{_where(case)} {shown.what}")


def _where(case: Case) -> str:
    found = standing(case)
    if found is None or not found.number:
        return text("desk.waiting.not_standing")
    return text("desk.waiting.place", number=found.number, waiting=found.waiting)
