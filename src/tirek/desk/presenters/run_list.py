"""The runs of a place as a table, and what can be done about the next one."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from tirek.kernel.period import Month
from tirek.payments.models import PaymentRun
from tirek.procedure.paying.run import run_table
from tirek.web import formats
from tirek.web.components import LIFE_TONES, Cell, Field, Table
from tirek.web.language import current
from tirek.web.texts import spoken, text


@dataclass(frozen=True)
class RunListView:
    """propose: the month to propose a run for, empty for whoever may not; waiting: how many
    transfers may have been paid and wait for a decision; unplaced: how many files of the bank
    wait for the accountant to say what they are.
    """

    table: Table
    propose: str
    waiting: int
    unplaced: int
    upload: Field


def run_list_view(
    runs: Sequence[PaymentRun], *, month: Month, waiting: int, unplaced: int, proposes: bool
) -> RunListView:
    """The latest run first."""
    keys = ("run", "month", "stage", "proposed_at")
    return RunListView(
        table=Table(
            caption=text("desk.run_list.title"),
            caption_hidden=True,
            head=[Cell(text(f"desk.run_list.{key}")) for key in keys],
            rows=[_row(run) for run in runs],
            empty=text("desk.run_list.none"),
        ),
        propose=formats.month(str(month), current()) if proposes else "",
        waiting=waiting,
        unplaced=unplaced,
        upload=Field("file", text("desk.run_list.file"), "file", hint=text("desk.run_list.hint")),
    )


def _row(run: PaymentRun) -> list[Cell]:
    stage = run_table().stage(run.stage)
    return [
        Cell(str(run.pk), href=reverse("desk:run", args=[run.pk]), header=True),
        Cell(formats.month(run.month, current()), note=text(f"desk.run_list.of_{run.kind}")),
        Cell(spoken(stage.officer), tone=LIFE_TONES[stage.tone]),
        Cell(formats.moment(run.proposed_at, current())),
    ]
