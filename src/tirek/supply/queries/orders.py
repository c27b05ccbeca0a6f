"""The orders of a list, told together; and what a supplier has earned by them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery

from tirek.procedure.choice import course_of
from tirek.supply.course import days, told
from tirek.supply.models import Choice, ChoiceStep, Supplier


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


@dataclass(frozen=True)
class Earned:
    """In tiyn: reimbursed by the acts that were given, and received without an act as yet."""

    by_acts: int
    without_act: int


def earned(supplier: Supplier) -> Earned:
    """Of all orders of a supplier. What the budget has paid of it is told by payments."""
    theirs = ChoiceStep.objects.filter(choice__supplier=supplier)
    acts = theirs.filter(kind="ActGiven").values_list("payload__reimbursed_tiyn", flat=True)
    made = ChoiceStep.objects.filter(choice=OuterRef("pk"), kind="Ordered").order_by("-seq")
    waiting = Choice.objects.filter(supplier=supplier, stage="received").annotate(
        sum=Subquery(made.values("payload__reimbursed_tiyn")[:1])
    )
    return Earned(_sum(acts), _sum(waiting.values_list("sum", flat=True)))


def _sum(found: Iterable[int | None]) -> int:
    return sum(one or 0 for one in found)


def receipt_of(steps: Iterable[ChoiceStep]) -> ChoiceStep | None:
    """How the person valued what they received; None before that."""
    return next((one for one in steps if one.kind == "Received"), None)
