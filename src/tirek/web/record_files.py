"""A list of records filled from a file beside it: the page comes back with what the file says.

The file is read and forgotten; what it filled in stands in the inputs and is kept when the page is
sent, so that nobody signs what they have not seen.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from django.http import HttpRequest

from tirek.procedure.answer import Answer, sentences
from tirek.procedure.question import Field, Sheet
from tirek.procedure.sheet import Filled, fill, sheet_input
from tirek.web.components import Field as Drawn
from tirek.web.record_buttons import DO
from tirek.web.table_file import KB, MOST_KB, NotATable, rows_of
from tirek.web.texts import entry, spoken

READ = "read"
ACCEPT = ".csv,.xlsx"


def filled_from_file(
    request: HttpRequest, fields: Iterable[Field], answers: Mapping[str, Answer]
) -> Filled | None:
    """What the page holds after a file was read into it; None where no file was sent or asked for.

    A file that was chosen is read whichever button was pressed: nothing attached is lost.
    """
    raw = request.POST.dict()
    verb, _, place = raw.pop(DO, "").partition(":")
    for one in fields:
        if one.records is None or one.records.sheet is None:
            continue
        file = request.FILES.get(sheet_input(one.id))
        if file is not None:
            try:
                return fill(one, rows_of(file.read()), raw, answers)
            except NotATable as wrong:
                return _refused(one, raw, str(wrong))
        if (verb, place) == (READ, one.id):
            return _refused(one, raw, "none")
    return None


def _refused(one: Field, raw: Mapping[str, str], why: str) -> Filled:
    text = entry(f"web.records.file_{why}").as_text().format(most=MOST_KB)
    return Filled(dict(raw), {sheet_input(one.id): text})


def with_files(
    drawn: Sequence[Drawn], asked: Iterable[Field], filled: Filled | None
) -> list[Drawn]:
    """The fields as drawn; a list that a file may fill with its input and what it told."""
    sheets = {one.id: one.records.sheet for one in asked if one.records}
    return [_with_file(one, sheets.get(one.name), filled) for one in drawn]


def _with_file(one: Drawn, sheet: Sheet | None, filled: Filled | None) -> Drawn:
    if sheet is None:
        return one
    name = sheet_input(one.name)
    error = spoken(filled.errors[name]) if filled and name in filled.errors else ""
    file = Drawn(
        name,
        spoken(sheet.label),
        kind="file",
        hint=spoken(sheet.hint),
        error=error,
        accept=ACCEPT,
        max_bytes=MOST_KB * KB,
        optional=True,
    )
    told = spoken(sentences(*filled.told)) if filled and filled.told else ""
    return replace(one, file=file, read=spoken(sheet.button), source=told or one.source)
