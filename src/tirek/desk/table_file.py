"""A table of a page as a CSV file that the spreadsheet programs of our offices open."""

import csv
import io
from collections.abc import Iterable

from django.http import HttpResponse

from tirek.payments.spreadsheet import BYTE_ORDER_MARK, harmless
from tirek.web.components import Cell, Table
from tirek.web.formats import NBSP


def table_file(table: Table, name: str) -> HttpResponse:
    """The head, the rows and the total, as they are read on the page."""
    page = io.StringIO()
    writer = csv.writer(page, delimiter=";", lineterminator="\r\n")
    for row in filter(None, (table.head, *table.rows, table.total)):
        writer.writerow(_line(row))
    return HttpResponse(
        BYTE_ORDER_MARK + page.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )


def _line(cells: Iterable[Cell]) -> list[str]:
    return [harmless(str(cell.text).replace(NBSP, " ")) for cell in cells]
