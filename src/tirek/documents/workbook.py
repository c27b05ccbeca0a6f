"""A table as an XLSX file: written row by row, so that a register of any length fits in memory."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from tirek.kernel.money import Tenge
from tirek.procedure.deadline import ALMATY

MONEY_FORMAT = "# ##0.00"
DAY_FORMAT = "DD.MM.YYYY"
TITLE_LENGTH = 31
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
NOT_IN_A_TITLE = str.maketrans(dict.fromkeys("[]:*?/\\", " "))

Value = str | int | date | Tenge | None


@dataclass(frozen=True)
class Column:
    """The heading of a column and how wide it is in signs."""

    heading: str
    width: int = 18


def workbook(
    title: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Value]],
    *,
    at: datetime,
    above: Sequence[str] = (),
) -> bytes:
    """One sheet. Text stays text: no cell is run as a formula. The same rows, the same bytes.

    `above` are the lines of a printed form that stand before its table.
    """
    book = Workbook(write_only=True)
    book.properties.created = at.replace(tzinfo=None)
    sheet = book.create_sheet(title.translate(NOT_IN_A_TITLE)[:TITLE_LENGTH])
    sheet.freeze_panes = f"A{len(above) + 2}"
    for number, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    for line in above:
        sheet.append([_heading(sheet, line)])
    sheet.append([_heading(sheet, column.heading) for column in columns])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    page = io.BytesIO()
    book.save(page)
    return _dated(page, at)


def _heading(sheet: Any, words: str) -> Any:
    cell = WriteOnlyCell(sheet, value=words)
    cell.font = Font(bold=True)
    cell.data_type = "s"
    return cell


def _cell(sheet: Any, value: Value) -> Any:
    if isinstance(value, Tenge):
        cell = WriteOnlyCell(sheet, value=Decimal(value.tiyn) / 100)
        cell.number_format = MONEY_FORMAT
        return cell
    cell = WriteOnlyCell(sheet, value=value)
    if isinstance(value, date):
        cell.number_format = DAY_FORMAT
    elif isinstance(value, str):
        cell.data_type = "s"  # openpyxl would take "=1+1" for a formula
    return cell


def _dated(page: io.BytesIO, at: datetime) -> bytes:
    """The same archive with the moment of writing taken out of it, here and in the entries."""
    made = io.BytesIO()
    moment = at.astimezone(ALMATY).timetuple()[:6]
    with zipfile.ZipFile(page) as written, zipfile.ZipFile(made, "w") as dated:
        for name in written.namelist():
            entry = zipfile.ZipInfo(name, date_time=moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            said = at.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
            dated.writestr(entry, _MODIFIED.sub(rb"\g<1>" + said, written.read(name)))
    return made.getvalue()
