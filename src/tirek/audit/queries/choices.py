"""The journal of every choice: whole, and a way that its table allows."""

from __future__ import annotations

from collections.abc import Iterator

from tirek.audit.broken import Broken, Tick
from tirek.audit.links import broken_link
from tirek.procedure.lifecycle import RefusedTransition
from tirek.procedure.supply.choice import choice_table
from tirek.supply.models import Choice
from tirek.supply.steps import GENESIS, hash_of_choice

AT_ONCE = 500


def broken_choices(tick: Tick) -> Iterator[Broken]:
    """The first breach of each choice that has one."""
    found = Choice.objects.order_by("pk").select_related("case")
    for choice in found.iterator(AT_ONCE):
        broken = _first(choice, tick)
        if broken is not None:
            yield broken


def _first(choice: Choice, tick: Tick) -> Broken | None:
    stage, previous, seq = choice_table().begins, GENESIS, 0
    for step in choice.steps.order_by("seq").select_related("choice__case"):
        tick()
        seq += 1
        what = broken_link(step, seq, previous, hash_of_choice)
        if what is not None:
            return _broken(what, choice, seq)
        try:
            stage = choice_table().after(stage, step.kind)
        except RefusedTransition:
            return _broken("table", choice, seq)
        previous = step.hash
    return None if seq == choice.last_seq else _broken("missing", choice, seq + 1)


def _broken(what: str, choice: Choice, seq: int) -> Broken:
    return Broken(f"choice_{what}", choice.case.number, {"seq": seq})
