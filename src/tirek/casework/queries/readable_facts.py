"""Which facts a file of cases can hold, as conditions of the database.

What `factsheet.read` refuses, and what such a file has no words for, does not pass: those cases
are read by `factsheet.read` itself, which then says what is wrong with them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tirek.law.batch.column import kind_of
from tirek.law.batch.lowered import text
from tirek.law.batch.rows_file import WRITTEN
from tirek.law.fact import UNSAID, Fact
from tirek.law.rows import Rows, Sheet, sheet_of, standing
from tirek.law.rulebook import RuleBook

LIKE: Mapping[str, str] = {
    **WRITTEN,
    "month": "(?!0000)[0-9]{4}-(0[1-9]|1[0-2])",
    "money": r"[0-9]{1,9}(\.[0-9]{1,2})?",
    "number": r"[0-9]{1,5}(\.[0-9]{1,6})?",
    "text": ".+",
}
"""How a value of each kind is written; what is larger than a household has is decided alone."""
HELD_AS = {"bool": "boolean", "int": "number"}
"""The type a value has in an event, where that is not a string."""


def table(scope: str) -> str:
    """Where the facts of cases, or of the records of a list, are while they are written."""
    return f"facts_of_{scope}"


def not_readable(book: RuleBook) -> str:
    """The numbers of the cases that a file cannot hold."""
    parts = [_misread("case", sheet_of(book.sheet))]
    for one in book.rows:
        parts.append(_misread(one.name, one.sheet))
        if one.unique:
            parts.append(_repeated(book, one))
    parts += [_misplaced(book, *pair) for pair in book.in_order]
    return " UNION ".join(parts)


def _misread(scope: str, sheet: Sheet) -> str:
    wrong = " OR ".join(_wrong(sheet))
    return (
        f"SELECT named FROM {table(scope)}"
        f" WHERE CASE WHEN jsonb_typeof(record) = 'object' THEN {wrong} ELSE TRUE END"
    )


def _wrong(sheet: Sheet) -> Iterator[str]:
    known = ", ".join(text(key) for key in [*sheet.paths, *sheet.lists])
    yield f"record - ARRAY[{known}] <> '{{}}'"
    for fact in sheet.facts:
        there = f"record -> {text(fact.path)}"
        allowed = [f"COALESCE({_right(fact)}, FALSE)"]
        if fact.nullable and fact.default in (UNSAID, None):
            allowed.append(f"{there} = 'null'")
        yield f"({there} IS NOT NULL AND NOT ({' OR '.join(allowed)}))"
    for key in sheet.lists:
        yield f"COALESCE(jsonb_typeof(record -> {text(key)}) <> 'array', FALSE)"


def _right(fact: Fact) -> str:
    """The value is written as its type asks."""
    kind, value = kind_of(fact.type)[0], f"record ->> {text(fact.path)}"
    held = text(HELD_AS.get(kind, "string"))
    parts = [
        f"jsonb_typeof(record -> {text(fact.path)}) = {held}",
        f"{value} ~ {text(f'^({LIKE[kind]})$')}",
    ]
    if fact.choices:
        parts.append(f"{value} IN ({', '.join(text(one) for one in fact.choices)})")
    if kind == "date":
        parts.append(f"pg_input_is_valid({value}, 'date')")
    if fact.positive:
        parts.append(f"{value} ~ '[1-9]'")
    return f"({' AND '.join(parts)})"


def _repeated(book: RuleBook, rows: Rows) -> str:
    """Cases in which two records may say the same of what only one can be."""
    outer = book.scopes.chains[rows.name][:-1]
    said = [f"record ->> {text(field)}" for field in rows.unique]
    by = ", ".join(["named", *outer, *said])
    return f"SELECT named FROM {table(rows.name)} GROUP BY {by} HAVING COUNT(*) > 1"


def _misplaced(book: RuleBook, earlier: str, later: str) -> str:
    """Cases in which a later day or month stands before the earlier one."""
    begins, ends = standing(book.sheet, earlier), standing(book.sheet, later)
    first, last = (table(one.lists[-1].name if one.lists else "case") for one in (begins, ends))
    keys = ", ".join(["named", *(one.name for one in begins.lists)])
    before = f"e.record ->> {text(ends.fact.path)}", f"b.record ->> {text(begins.fact.path)}"
    return (
        f"SELECT named FROM {last} e JOIN {first} b USING ({keys})"
        f' WHERE ({before[0]}) COLLATE "C" < ({before[1]}) COLLATE "C"'
    )
