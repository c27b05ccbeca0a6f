"""A register as a CSV file that the spreadsheet programs of Kazakh and Russian offices open.

Semicolons and decimal commas are what they expect; the byte order mark tells them it is UTF-8.
"""

import csv
import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tirek.kernel.money import Tenge
from tirek.kernel.text import Language, Text
from tirek.kernel.toml import read
from tirek.payments.models import PaymentLine
from tirek.payments.queries.registers import RegisterInFull
from tirek.services import SERVICES

BYTE_ORDER_MARK = "\ufeff"
# A cell that begins like this is run as a formula by spreadsheet programs.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@cache
def columns() -> dict[str, Text]:
    """The headings of the columns, in order."""
    found = read(Path(__file__).with_name("columns.toml"))
    return {name: Text.of(entry) for name, entry in found.items()}


def register_csv(register: RegisterInFull, language: Language) -> str:
    """The register as CSV text: a heading, then one row for each line."""
    page = io.StringIO()
    writer = csv.writer(page, delimiter=";", lineterminator="\r\n")
    writer.writerow(heading.in_(language) for heading in columns().values())
    for number, line in enumerate(register.lines, start=1):
        mark = register.overruled.get(line.case_id)
        cells = [*_cells(number, line, language), mark.in_(language) if mark else ""]
        writer.writerow(harmless(cell) for cell in cells)
    return BYTE_ORDER_MARK + page.getvalue()


def harmless(cell: str) -> str:
    """The cell as text that no spreadsheet program runs as a formula."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def _cells(number: int, line: PaymentLine, language: Language) -> Iterator[str]:
    yield str(number)
    yield line.case_id
    yield SERVICES[line.service].name.in_(language)
    yield line.recipient.full_name
    yield line.recipient.iin
    yield line.iban
    yield line.subject.full_name
    yield line.subject.iin
    yield line.period
    yield " ".join(line.months)
    yield str(Tenge.of_tiyn(line.amount_tiyn)).replace(".", ",")
