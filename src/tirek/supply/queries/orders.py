"""The orders of a list, told together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tirek.procedure.supply.choice import course_of
from tirek.supply.course import days, told
from tirek.supply.models import Choice, ChoiceStep


@dataclass(frozen=True)
class OrderLine:
    """A choice with its last order, and by when that one is to be answered."""

    choice: Choice
    made: ChoiceStep | None
    answer_by: date | None


def order_lines(choices: Iterable[Choice]) -> list[OrderLine]:
    """Of each choice, in their order: two questions to the database for all of them."""
    shown = list(choices)
    steps: dict[int, list[ChoiceStep]] = {one.pk: [] for one in shown}
    for step in ChoiceStep.objects.filter(choice__in=steps).order_by("choice", "seq"):
        steps[step.choice_id].append(step)
    counted = days()
    return [
        OrderLine(
            one,
            next((step for step in reversed(steps[one.pk]) if step.kind == "Ordered"), None),
            course_of(told(steps[one.pk]), counted).answer_by if one.stage == "ordered" else None,
        )
        for one in shown
    ]


def receipt_of(steps: Iterable[ChoiceStep]) -> ChoiceStep | None:
    """How the person valued what they received; None before that."""
    return next((one for one in steps if one.kind == "Received"), None)
