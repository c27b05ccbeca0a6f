"""The journal of every choice: whole, and a way that its table allows."""

from __future__ import annotations

from collections.abc import Iterator

from tirek.audit.broken import Broken, Tick
from tirek.audit.links import broken_way
from tirek.procedure.supply.choice import choice_table
from tirek.supply.models import Choice
from tirek.supply.steps import hash_of_choice

AT_ONCE = 500


def broken_choices(tick: Tick) -> Iterator[Broken]:
    """The first breach of each choice that has one."""
    found = Choice.objects.order_by("pk").select_related("case")
    for choice in found.iterator(AT_ONCE):
        steps = choice.steps.order_by("seq").select_related("choice__case")
        broken = broken_way(choice, steps, choice_table(), hash_of_choice, tick)
        if broken is not None:
            yield Broken(f"choice_{broken[0]}", choice.case.number, {"seq": broken[1]})
