"""Those who chose an organisation, as it sees them: nothing of their cases."""

from collections.abc import Iterator, Sequence

from django.http import HttpRequest
from django.urls import reverse

from tirek.desk.deeds import DeedForm, DeedsPage, problems
from tirek.desk.presenters.organisations import stage_cell, steps_table, taker_rows
from tirek.supply.models import Taker
from tirek.supply.queries.organisations import rows_of
from tirek.web.components import Cell, Table
from tirek.web.day_typed import day_field
from tirek.web.organisation_journal import plan_rows, visits_table
from tirek.web.step import Stopped
from tirek.web.texts import text
from tirek.web.typed import typed


def recipients_table(takers: Sequence[Taker]) -> Table:
    """A line for each."""
    return Table(
        caption=text("desk.organisations.recipients_title"),
        caption_hidden=True,
        head=[Cell(text(f"desk.organisations.head_{one}")) for one in ("person", "stage")],
        rows=[
            [
                Cell(
                    one.person.full_name,
                    href=reverse("desk:recipient", args=[one.pk]),
                    header=True,
                ),
                stage_cell(one),
            ]
            for one in takers
        ],
        empty=text("desk.organisations.nobody"),
    )


def recipient_shown(request: HttpRequest, taker: Taker, stopped: Stopped | None) -> DeedsPage:
    """One of them: the plan, the journal, and what may be written now."""
    rows = rows_of(taker.case).filter(organisation=taker.organisation)
    return DeedsPage(
        title=taker.person.full_name,
        back=reverse("desk:recipients"),
        problems=problems(stopped),
        rows=[*taker_rows(taker), *plan_rows(rows)],
        tables=[visits_table(rows)] if taker.stage == "served" else [],
        forms=list(_forms(request, taker, stopped)),
        steps=steps_table(rows),
    )


def _forms(request: HttpRequest, taker: Taker, stopped: Stopped | None) -> Iterator[DeedForm]:
    if taker.stage == "chosen":
        begin = text("desk.organisations.begin")
        on = day_field(request, "on", text("desk.organisations.field_on"), stopped)
        yield DeedForm("begin", begin, begin, fields=[on])
    else:
        visit, given = text("desk.organisations.visit"), text("desk.organisations.field_given")
        on = day_field(request, "on", text("desk.organisations.field_visit_on"), stopped)
        what = typed(request, "given", given, stopped, kind="textarea", rows=3)
        yield DeedForm("visit", visit, visit, fields=[on, what])
    plan, label = text("desk.organisations.plan"), text("desk.organisations.field_services")
    fields = [
        typed(request, "services", label, stopped, kind="textarea", rows=5),
        day_field(request, "first", text("desk.organisations.field_first"), stopped),
        day_field(request, "last", text("desk.organisations.field_last"), stopped),
    ]
    yield DeedForm("plan", plan, plan, what=text("desk.organisations.plan_what"), fields=fields)
