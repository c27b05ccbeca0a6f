"""Filling a list of records from a provider's table: bills by month, line by line.

Nothing is judged here but what only a table can get wrong: its headings, the month of a line, a
name that is not on the list, a line that is there twice, a line of another dwelling. What is
filled in stands in the inputs of the page, and is read as if it had been typed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tirek.kernel.text import Text
from tirek.law.words import month_named
from tirek.procedure.answer import (
    Answer,
    AnswerError,
    as_sent,
    boxes,
    cleaned,
    read_month,
    sent,
    wordings,
)
from tirek.procedure.question import ADDRESS, Field, Option, Records, Sheet, numbers_sent

Row = Sequence[str]
"""The cells of one line."""
NUMBERS = re.compile(r"\d+[^\W\d_]?")
WRITTEN_MONTH = re.compile(r"(?:\d{1,2}\.)?(\d{1,2}\.\d{4})|(\d{4}-\d{2})(?:-\d{2}.*)?", re.ASCII)


@dataclass
class Filled:
    """What the inputs of the page hold now, what is wrong and where, what to tell."""

    held: dict[str, str]
    errors: dict[str, Text] = field(default_factory=dict)
    told: list[Text] = field(default_factory=list)


class _Line(NamedTuple):
    """A line of the table: its number for people, its cells by the names of the fields."""

    number: int
    cells: Mapping[str, str]


def sheet_input(name: str) -> str:
    """The name of the file's input beside a list of records."""
    return f"{name}.sheet"


def fill(
    asked: Field, rows: Sequence[Row], raw: Mapping[str, str], answers: Mapping[str, Answer]
) -> Filled:
    """The page with the lines of the table added to what it holds; nothing typed is lost.

    `answers` tells where the dwelling is, as far as that was asked before.
    """
    assert asked.records is not None
    assert asked.records.sheet is not None
    found, sheet, say = Filled(dict(raw)), asked.records.sheet, wordings().sheet
    lines = list(_lines(sheet, rows))
    lacking = _lacking(asked.records, sheet, lines)
    if not lines or lacking:
        text = say["headings"].format(names=", ".join(lacking)) if lines else say["empty"]
        found.errors[sheet_input(asked.id)] = text
        return found
    ours = _without_twins(_of_this_dwelling(asked, sheet, lines, answers, found), found)
    for line in ours:
        _take(asked, sheet, line, found)
    if ours:
        found.told.insert(0, say["taken"].format(n=len(ours)))
    return found


def _lines(sheet: Sheet, rows: Sequence[Row]) -> Iterator[_Line]:
    """The lines under the first row that has a heading of ours, without empty ones."""
    columns: dict[str, int] = {}
    for number, row in enumerate(rows, start=1):
        if not columns:
            columns = _columns(sheet, row)
            continue
        cells = {name: cleaned(row[at]) if at < len(row) else "" for name, at in columns.items()}
        if any(cells.get(name) for name in sheet.headings if name != ADDRESS):
            yield _Line(number, cells)


def _columns(sheet: Sheet, row: Row) -> dict[str, int]:
    """Where each field stands, by the words of a heading row; none where it is no heading."""
    found: dict[str, int] = {}
    for at, cell in enumerate(row):
        words = _plain(cell)
        for name, known in sheet.headings.items():
            if name not in found and any(
                f"{words} ".startswith(f"{_plain(one)} ") for one in known
            ):
                found[name] = at
                break
    return found if sheet.group in found else {}


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def _lacking(asked: Records, sheet: Sheet, lines: Sequence[_Line]) -> list[str]:
    """Headings of required fields that the table has not."""
    inner = {one.id: one for one in _lines_field(asked, sheet).fields}
    return [
        names[0]
        for name, names in sheet.headings.items()
        if (name == sheet.group or (name in inner and inner[name].required))
        and not any(name in line.cells for line in lines)
    ]


def _lines_field(asked: Records, sheet: Sheet) -> Records:
    """What a line of the table is: the list inside a record."""
    found = next(one.records for one in asked.fields if one.id == sheet.lines)
    assert found is not None
    return found


def _of_this_dwelling(
    asked: Field, sheet: Sheet, lines: list[_Line], answers: Mapping[str, Answer], found: Filled
) -> list[_Line]:
    """Without the lines of another house or flat; where it is not told, only one may be there."""
    said = wordings().sheet
    home = NUMBERS.findall(
        " ".join(as_sent(answers.get(name)) for name in sheet.address).casefold()
    )
    addresses = dict.fromkeys(line.cells.get(ADDRESS, "") for line in lines)
    others = [one for one in addresses if one and not _is_at(one, home)]
    if not home:
        others = list(addresses) if len(addresses) > 1 else []
    ours = [line for line in lines if line.cells.get(ADDRESS, "") not in others]
    shown = {"address": "; ".join(others), "n": len(lines) - len(ours)}
    if not ours:
        found.errors[sheet_input(asked.id)] = said["other_address"].format(**shown)
    elif others:
        found.told.append(said["left_out"].format(**shown))
    return ours


def _is_at(address: str, home: Sequence[str]) -> bool:
    """Whether the house and the flat are the same: streets are written in too many ways."""
    numbers = NUMBERS.findall(address.casefold())
    return numbers[-len(home) :] == list(home)


def _without_twins(lines: Sequence[_Line], found: Filled) -> list[_Line]:
    """Every line once, the first of those that are the same."""
    once: dict[object, _Line] = {}
    for line in lines:
        once.setdefault(frozenset(line.cells.items()), line)
    kept = list(once.values())
    twice = [str(line.number) for line in lines if line not in kept]
    if twice:
        found.told.append(wordings().sheet["repeated"].format(lines=", ".join(twice)))
    return kept


def _take(asked: Field, sheet: Sheet, line: _Line, found: Filled) -> None:
    """One line into the record of its month, after what stands there already."""
    assert asked.records is not None
    fields = {one.id: one for one in _lines_field(asked.records, sheet).fields}
    group = next(one for one in asked.records.fields if one.id == sheet.group)
    place = f"{_place_of(asked.id, group, line, found)}.{sheet.lines}"
    here = f"{place}.{max(numbers_sent(place, found.held), default=0) + 1}"
    found.held[here] = "1"
    for name, one in fields.items():
        said = line.cells.get(name, "")
        value = _value_of(one, said, sheet)
        if said and not value:
            text = wordings().sheet["unknown_word"].format(given=said)
            found.errors[f"{here}.{name}"] = text
        found.held[f"{here}.{name}"] = value


def _place_of(at: str, group: Field, line: _Line, found: Filled) -> str:
    """The record of the line's month: that which stands there, or a new one."""
    said = line.cells[group.id]
    month = _month(said)
    numbers = numbers_sent(at, found.held)
    for number in numbers:
        place = f"{at}.{number}"
        if _month(sent(f"{place}.{group.id}", "month", found.held)) == month != "":
            return place
    place = f"{at}.{max(numbers, default=0) + 1}"
    found.held[place] = "1"
    found.held |= boxes(f"{place}.{group.id}", "month", month or None)
    if not month:
        text = wordings().sheet["month"].format(line=line.number, given=said)
        found.errors[f"{place}.{group.id}"] = text
    return place


def _month(said: str) -> str:
    """A month as "2026-03": written with digits, as a day of it, or with its name; else ""."""
    digits = WRITTEN_MONTH.fullmatch(said)
    if digits:
        try:
            return read_month(digits[1] or digits[2])
        except AnswerError:
            return ""
    named = month_named(said)
    return str(named) if named else ""


def _value_of(one: Field, said: str, sheet: Sheet) -> str:
    """What the input holds: the value of the option so called; "" for no such option."""
    if not one.options:
        return said
    words = _plain(said)
    return next((option.value for option in one.options if words in _names_of(option, sheet)), "")


def _names_of(option: Option, sheet: Sheet) -> set[str]:
    said = (option.value, *option.label.as_dict().values(), *sheet.words.get(option.value, ()))
    return {_plain(one) for one in said}
