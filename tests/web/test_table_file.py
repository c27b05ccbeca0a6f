"""Reading a table that somebody attached: CSV of any make, XLSX, and what is neither."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from tirek.web.table_file import KB, MOST_KB, MOST_ROWS, MOST_UNPACKED, NotATable, rows_of

ROWS = [["месяц", "услуга", "сумма"], ["2026-03", "Лифт", "1 200,50"]]


@pytest.mark.parametrize("separator", [";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251"])
def test_csv_of_any_make_is_read(separator: str, encoding: str) -> None:
    text = "\r\n".join(separator.join(row) for row in ROWS)
    assert rows_of(text.encode(encoding)) == ROWS


def test_cells_of_a_workbook_are_what_people_see() -> None:
    book, file = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    sheet.append(["месяц", "сумма", "объём"])
    sheet.append([date(2026, 3, 1), 1200.5, 12])
    sheet.append([datetime(2026, 4, 1, 12, 0), 0.1 + 0.2, None])  # noqa: DTZ001
    book.save(file)
    assert rows_of(file.getvalue()) == [
        ["месяц", "сумма", "объём"],
        ["2026-03-01", "1200.5", "12"],
        ["2026-04-01", "0.3", ""],
    ]


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04 no archive", b"\x89PNG\0\0", b"%PDF\x98\0\xff", b"\0" * 10]
)
def test_what_is_no_table_is_refused(content: bytes) -> None:
    with pytest.raises(NotATable, match="kind"):
        rows_of(content)


def test_an_archive_that_is_no_workbook_is_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as parts:
        parts.writestr("a.txt", "a")
    with pytest.raises(NotATable, match="kind"):
        rows_of(file.getvalue())


def test_what_unpacks_to_too_much_is_not_unpacked() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/workbook.xml", b" " * (MOST_UNPACKED + 1))
    assert len(file.getvalue()) < MOST_KB * KB
    with pytest.raises(NotATable, match="size"):
        rows_of(file.getvalue())


def test_a_large_file_and_a_long_one_are_refused_not_cut() -> None:
    with pytest.raises(NotATable, match="size"):
        rows_of(b"a" * (MOST_KB * KB + 1))
    assert len(rows_of(b"a,b\n" * MOST_ROWS)) == MOST_ROWS
    with pytest.raises(NotATable, match="size"):
        rows_of(b"a,b\n" * (MOST_ROWS + 1))


def test_a_cell_without_end_is_refused() -> None:
    with pytest.raises(NotATable, match="kind"):
        rows_of(b'a,"' + b"x" * 200_000)
