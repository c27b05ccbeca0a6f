"""The individual plan and the journal of services, alike for whoever reads them."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet

from tirek.supply.models import OrganisationRow
from tirek.supply.queries.organisations import plan_of, visits_in
from tirek.web import formats
from tirek.web.components import Cell, SummaryRow, Table
from tirek.web.language import current
from tirek.web.texts import text

AT_ONCE = 100


def plan_rows(rows: QuerySet[OrganisationRow]) -> Iterator[SummaryRow]:
    """The plan that holds, its days, who wrote it; nothing where there is none."""
    plan = plan_of(rows)
    if plan is None:
        return
    first, last = (_day(date.fromisoformat(plan.payload[end])) for end in ("first", "last"))
    said = text("web.organisation.plan_note", first=first, last=last, name=plan.by_name)
    yield SummaryRow(text("web.organisation.plan"), plan.payload["services"], note=said)


def visits_table(rows: QuerySet[OrganisationRow]) -> Table:
    """What was given day by day, the newest first."""
    return Table(
        caption=text("web.organisation.visits"),
        head=[Cell(text(f"web.organisation.visits_{one}")) for one in ("on", "what", "by")],
        rows=[
            [
                Cell(_day(row.on), header=True),
                Cell(row.payload["services"]),
                Cell(row.by_name),
            ]
            for row in visits_in(rows)[:AT_ONCE]
        ],
        empty=text("web.organisation.visits_none"),
    )


def _day(day: date) -> str:
    return formats.day(day, current())
