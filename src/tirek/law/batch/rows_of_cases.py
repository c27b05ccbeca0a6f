"""The rows of the tables of cases and of their records, from facts by name and back to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tirek.law.batch.column import NOT_KNOWN, TYPES, Column
from tirek.law.batch.columns import Columns
from tirek.law.batch.engines import Typed
from tirek.law.batch.query import complete
from tirek.law.rows import Rows
from tirek.law.unknown import is_unknown, missing

Row = tuple[object, ...]
ROWS_NOT_KNOWN = "_rows" + NOT_KNOWN
"""What the column is called that says it is not known which records a list has."""


def case_columns(columns: Columns) -> Typed:
    """Of the table `cases`."""
    return [("id", "BIGINT"), ("place", "VARCHAR"), *_columns(columns, "case", columns.facts)]


def record_columns(columns: Columns, rows: Rows) -> Typed:
    """Of the table `rows_<scope>`: the case, the number of the record in each list, its facts."""
    keys = [(one, "BIGINT") for one in ("id", *columns.book.scopes.chains[rows.name])]
    return [*keys, *_columns(columns, rows.name, columns.of_records[rows.name])]


def _columns(columns: Columns, scope: str, facts: Sequence[Column]) -> Iterator[tuple[str, str]]:
    for one in facts:
        yield one.typed
        if one.optional:
            yield f"{one.name}{NOT_KNOWN}", TYPES["bool"]
    for inside in columns.book.lists_in(scope):
        yield f"{inside.name}{ROWS_NOT_KNOWN}", TYPES["bool"]


def case_row(columns: Columns, number: int, place: str, values: Mapping[str, Any]) -> Row:
    """One case."""
    return (number, place, *_values(columns, "case", columns.facts, values))


def record_rows(
    columns: Columns, rows: Rows, number: int, place: str, values: Mapping[str, Any]
) -> Iterator[Row]:
    """The records of one case in a list."""
    chain = columns.book.scopes.chains[rows.name]
    for at in _numbers(values[rows.name], len(chain)):
        inside = {name: _at(value, at) for name, value in values.items() if name in rows.names}
        of_record = columns.of_records[rows.name]
        yield (number, *(one + 1 for one in at), *_values(columns, rows.name, of_record, inside))


def _numbers(found: Any, depth: int) -> Iterator[tuple[int, ...]]:
    """Where every record of a list stands, from 0 in each list around it."""
    if not isinstance(found, tuple):
        return
    for at, inside in enumerate(found):
        if depth == 1:
            yield (at,)
        else:
            yield from ((at, *rest) for rest in _numbers(inside, depth - 1))


def _at(value: Any, at: Sequence[int]) -> Any:
    for one in at:
        value = value[one]
    return value


def _values(
    columns: Columns, scope: str, facts: Sequence[Column], values: Mapping[str, Any]
) -> Iterator[object]:
    for one in facts:
        found = values[one.name]
        yield one.value(found)
        if one.optional:
            yield is_unknown(found)
    yield from (is_unknown(values[inside.name]) for inside in columns.book.lists_in(scope))


def entry_tables(columns: Columns) -> Iterator[tuple[str, Typed, Iterable[Row]]]:
    """(name, columns, rows) of what the lists of the acts say of a fact, as far as rules ask."""
    for name, (listed, asked) in columns.entries.items():
        typed = [(name, TYPES["text"]), *(one.typed for one in asked)]
        own = [one.name.removeprefix(f"{name}_") for one in asked]
        rows = ((key, *(getattr(e, one) for one in own)) for key, e in listed.entries.items())
        yield f"entries_{name}", typed, rows


def lacking(columns: Columns) -> str:
    """The cases of whose records something is not known."""
    parts = []
    for one in columns.book.rows:
        known = complete(columns, "t", columns.of_records[one.name])
        parts.append(f"SELECT t.id FROM rows_{one.name} t WHERE NOT {known}")
        around = "cases" if one.parent == "case" else f"rows_{one.parent}"
        parts.append(f"SELECT t.id FROM {around} t WHERE t.{one.name}{ROWS_NOT_KNOWN}")
    return " UNION ".join(parts)


# --- back to the facts of one case ------------------------------------------------------------


def facts_of_case(columns: Columns, rows: Any, number: int) -> tuple[str, dict[str, object]]:
    """The place and the facts by name of a case of the tables; `rows` answers a question.

    What no rule asks is not known.
    """
    found: dict[str, object] = {
        name: missing("fact", fact.path)
        for fact in columns.book.facts.values()
        for name in fact.names
    }
    asked = [name for name, _ in case_columns(columns)]
    ((_, place, *values),) = rows(_select("cases", asked, number))
    held = dict(zip(asked[2:], values, strict=True))
    found |= _back(columns, "case", columns.facts, held, "")
    for one in columns.book.lists_in("case"):
        found |= _list_of(columns, one, held, {"id": number}, rows, "")
    return place, found


def _select(table: str, names: Sequence[str], number: int) -> str:
    asked = ", ".join(f"t.{name}" for name in names)
    return f"SELECT {asked} FROM {table} t WHERE t.id = {number}"


def _list_of(
    columns: Columns,
    one: Rows,
    around: Mapping[str, Any],
    keys: Mapping[str, int],
    rows: Any,
    at: str,
) -> dict[str, object]:
    """The facts of a list by name: a tuple of what they are in each record."""
    path = f"{at}{one.key}"
    if around[f"{one.name}{ROWS_NOT_KNOWN}"]:
        return dict.fromkeys(one.names, missing("fact", path))
    typed = [name for name, _ in record_columns(columns, one)]
    where = "".join(f" AND t.{key} = {value}" for key, value in keys.items() if key != "id")
    own = f"{_select(f'rows_{one.name}', typed, keys['id'])}{where} ORDER BY t.{one.name}"
    records: list[dict[str, object]] = []
    for row in rows(own):
        held = dict(zip(typed, row, strict=True))
        number = held[one.name]
        below = f"{path}.{number}."
        record: dict[str, object] = {
            name: missing("fact", below + fact.path)
            for fact in one.sheet.facts
            for name in fact.names
        }
        record[one.name] = number
        record |= _back(columns, one.name, columns.of_records[one.name], held, below)
        for inner in columns.book.lists_in(one.name):
            here = {**keys, one.name: number}
            record |= _list_of(columns, inner, held, here, rows, below)
        records.append(record)
    return {name: tuple([record[name] for record in records]) for name in one.names}


def _back(
    columns: Columns, scope: str, facts: Sequence[Column], held: Mapping[str, Any], at: str
) -> dict[str, object]:
    found: dict[str, object] = {}
    for one in facts:
        fact = columns.book.all_facts[one.name]
        value: object = one.back(held[one.name])
        if held[f"{one.name}{NOT_KNOWN}"] if one.optional else value is None:
            value = missing("fact", at + fact.path)
        found |= fact.values(value) if fact.listed else {one.name: value}
    return found
