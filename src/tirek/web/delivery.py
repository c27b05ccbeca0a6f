"""How the letters of a case reached the person, for the person and for the officer alike."""

from collections.abc import Sequence

from tirek.casework.models import Case
from tirek.notices.queries.deliveries import Delivered, DeliveryStep, deliveries
from tirek.web import formats
from tirek.web.components import Cell, Table
from tirek.web.language import current
from tirek.web.texts import text


def delivery_tables(case: Case) -> Sequence[Table]:
    """One table for each letter of the case, the latest letter first."""
    return [_table(one) for one in deliveries(case)]


def _table(letter: Delivered) -> Table:
    return Table(
        caption=text("web.delivery.title", number=letter.number),
        head=[Cell(text("web.delivery.how")), Cell(text("web.delivery.when"))],
        rows=[_row(step) for step in letter.steps],
    )


def _row(step: DeliveryStep) -> list[Cell]:
    return [
        Cell(text(f"web.delivery.{step.step}"), note=step.who),
        Cell(formats.moment(step.at, current())),
    ]
