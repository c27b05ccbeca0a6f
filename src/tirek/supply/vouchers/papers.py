"""Annexes 6, 7 and 8 as files: PDF of each, XLSX of the journal and of the statement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tirek.documents.typeset import typeset
from tirek.documents.workbook import Column, workbook
from tirek.kernel.money import Tenge
from tirek.kernel.text import Language
from tirek.law.words import number_text
from tirek.procedure.deadline import shown
from tirek.supply.vouchers.annexes import (
    ActOfStays,
    BedNotice,
    Cell,
    JournalLine,
    StatementLine,
    TableWords,
    annexes,
    said,
)

TEMPLATES = Path(__file__).parent / "templates"
WIDTH = 22
"""Signs of a column of a spreadsheet."""


def journal_pdf(rows: Sequence[JournalLine], language: Language, at: datetime) -> bytes:
    """Annex 7 on paper."""
    words = annexes().journal
    note = words.note.in_(language)
    return _table(words, [one.cells() for one in rows], language, at, note=note)


def journal_xlsx(rows: Sequence[JournalLine], language: Language, at: datetime) -> bytes:
    """Annex 7 as a spreadsheet."""
    words = annexes().journal
    return _sheet(words, [one.cells() for one in rows], language, at, (words.note.in_(language),))


def statement_pdf(
    organisation: str, rows: Sequence[StatementLine], language: Language, at: datetime
) -> bytes:
    """Annex 8 on paper, for the organisation that gave the treatment."""
    words = annexes().statement
    above = words.note.filled(language, organisation=organisation)
    return _table(words, [one.cells() for one in rows], language, at, above=above)


def statement_xlsx(
    organisation: str, rows: Sequence[StatementLine], language: Language, at: datetime
) -> bytes:
    """Annex 8 as a spreadsheet."""
    words = annexes().statement
    above = words.note.filled(language, organisation=organisation)
    return _sheet(words, [one.cells() for one in rows], language, at, (above,))


def act_pdf(act: ActOfStays, language: Language, at: datetime) -> bytes:
    """The act of completed works on paper."""
    words, total = annexes().act, number_text(act.total, language)
    head = {"number": act.number, "day": shown(act.on), "month": act.month}
    above = words.note.filled(
        language, organisation=act.organisation, contract=act.contract, **head
    )
    note = words.below.filled(language, total=total, accepted=act.accepted_by)
    return _table(words, act.cells(), language, at, above=above, note=note)


def bed_pdf(notice: BedNotice, language: Language, at: datetime) -> bytes:
    """Annex 6 on paper."""
    words = annexes().bed
    filled = {
        name: (words.yes if value else words.no).in_(language)
        if isinstance(value, bool)
        else ", ".join(value)
        if isinstance(value, tuple)
        else _on_paper(value, language)
        for name, value in said(notice).items()
    }
    values = {
        "language": language,
        "annex": words.annex.in_(language),
        "title": words.title.in_(language),
        "number": words.number.filled(language, day=shown(notice.on), number=notice.number),
        "lines": [one.text.filled(language, **filled) for one in words.lines],
    }
    return typeset(TEMPLATES / "bed.typ", values, at=at)


def _table(
    words: TableWords,
    rows: Sequence[Sequence[Cell]],
    language: Language,
    at: datetime,
    *,
    above: str = "",
    note: str = "",
) -> bytes:
    values: dict[str, Any] = {
        "language": language,
        "annex": words.annex.in_(language),
        "title": words.title.in_(language),
        "above": above,
        "note": note,
        "head": [one.in_(language) for one in words.columns],
        "numeric": [
            any(isinstance(row[at], int | Tenge) for row in rows)
            for at in range(len(words.columns))
        ],
        "rows": [[_on_paper(value, language) for value in row] for row in rows],
    }
    return typeset(TEMPLATES / "table.typ", values, at=at)


def _sheet(
    words: TableWords,
    rows: Sequence[Sequence[Cell]],
    language: Language,
    at: datetime,
    above: Sequence[str],
) -> bytes:
    title = words.title.in_(language)
    columns = [Column(one.in_(language), WIDTH) for one in words.columns]
    numbers = list(range(1, len(columns) + 1))
    lines = [words.annex.in_(language), title, *above]
    return workbook(title, columns, [numbers, *rows], at=at, above=lines)


def _on_paper(value: Cell, language: Language) -> str:
    if isinstance(value, date):
        return shown(value)
    return number_text(value, language) if isinstance(value, Tenge) else str(value)
