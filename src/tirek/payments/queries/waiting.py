"""What waits for an accountant: runs on their way, by the step they stand at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tirek.kernel.period import Month
from tirek.kernel.text import Text
from tirek.payments.models import PaymentRun
from tirek.procedure.paying.run import run_table


@dataclass(frozen=True, slots=True)
class WaitingRun:
    """A run that has not ended: the month it pays up to, and the step it waits for, in words."""

    id: int
    place: str
    month: Month
    stage: str
    waits_for: Text


def waiting_runs(place: str) -> Sequence[WaitingRun]:
    """The runs of the place that have not ended, the oldest first."""
    table = run_table()
    ended = [one.id for one in table.stages if one.terminal]
    runs = PaymentRun.objects.filter(place=place).exclude(stage__in=ended).order_by("pk")
    return [
        WaitingRun(
            one.pk, one.place, Month.parse(one.month), one.stage, table.stage(one.stage).officer
        )
        for one in runs
    ]
