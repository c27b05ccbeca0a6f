"""The rows of a table that somebody attached: CSV or XLSX, read as the text people see."""

import csv
import io
import zipfile
from datetime import date
from itertools import islice

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

KB = 1024
MOST_KB = 500
MOST_ROWS = 2000
MOST_UNPACKED = 20 * KB * KB
"""An XLSX is a ZIP: what it unpacks to is what it costs to read."""
SEPARATORS = ",;\t"
ENCODINGS = ("utf-8-sig", "cp1251")
Rows = list[list[str]]


class NotATable(ValueError):
    """What was attached is neither CSV nor XLSX, or too large; `args[0]` is "size" or "kind"."""


def rows_of(content: bytes) -> Rows:
    """The cells of the first sheet, line by line. Raises NotATable."""
    if len(content) > MOST_KB * KB:
        raise NotATable("size")
    found = _of_workbook(content) if content.startswith(b"PK") else _of_text(content)
    if len(found) > MOST_ROWS:
        raise NotATable("size")
    return found


def _of_workbook(content: bytes) -> Rows:
    file = io.BytesIO(content)
    try:
        with zipfile.ZipFile(file) as parts:
            if sum(part.file_size for part in parts.infolist()) > MOST_UNPACKED:
                raise NotATable("size")
        sheet = load_workbook(file, read_only=True, data_only=True).worksheets[0]
        found = islice(sheet.iter_rows(values_only=True), MOST_ROWS + 1)
        return [[_written(cell) for cell in row] for row in found]
    except (zipfile.BadZipFile, InvalidFileException, KeyError, IndexError) as error:
        raise NotATable("kind") from error


def _written(cell: object) -> str:
    """A cell as people read it: days by day, numbers without the noise of floats."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return f"{cell:%Y-%m-%d}"
    if isinstance(cell, float):
        return f"{cell:.4f}".rstrip("0").rstrip(".")
    return str(cell)


def _of_text(content: bytes) -> Rows:
    text = _decoded(content)
    first = text.partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    try:
        return list(islice(csv.reader(io.StringIO(text), delimiter=separator), MOST_ROWS + 1))
    except csv.Error as error:
        raise NotATable("kind") from error


def _decoded(content: bytes) -> str:
    """UTF-8, or the old encoding of Windows that providers' programs still write."""
    for encoding in ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise NotATable("kind")
