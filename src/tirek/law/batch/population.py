"""Invented cases of a service, as many as wanted: the same again for the same seed.

`population.toml` of a service says how each fact is drawn, in parts of a thousand; what it does
not name is drawn evenly from its type. Numbers are made by whole-number arithmetic of our own, so
that no version of an engine changes them. Lists of records are written beside the cases, as
`record_file` reads them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from tirek.kernel.period import Month
from tirek.kernel.toml import TomlError, bind, read
from tirek.law.batch.column import NOT_KNOWN
from tirek.law.batch.engines import Duck
from tirek.law.batch.lowered import NotCompiled, text
from tirek.law.batch.record_file import beside
from tirek.law.batch.simulation import finish, work_folder
from tirek.law.fact import Fact
from tirek.law.rows import Rows
from tirek.law.rulebook import RuleBook

PRIME = 2147483647
USUAL_DAYS = (date(2024, 1, 1), date(2026, 12, 31))
EVENLY = 500
MOST_RECORDS = 32
"""Of one list, so that each record has a number of its own to be drawn from."""


@dataclass(frozen=True)
class Drawn:
    """How a fact is drawn, or how many records a list has; parts are of a thousand.

    A day lies between two days, or so many days after the day of another fact; a month so many
    months after the quarter of the application began. `ranges` are those of `amounts` by the value
    of another fact of the record, `by`, and none for the rest. `first` is what the first record
    says; `in_turn`, the first record says the first thing, the second the second.
    """

    between: tuple[date, ...] = USUAL_DAYS
    after: str = ""
    days: tuple[int, ...] = (0, 365)
    none: int = 0
    unknown: int = 0
    yes: int = EVENLY
    months: tuple[int, ...] = ()
    amounts: tuple[int, ...] = ()
    decimals: int = 0
    by: str = ""
    ranges: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    first: str = ""
    in_turn: bool = False
    numbers: tuple[int, ...] = (0, 3)
    parts: Mapping[str, int] = field(default_factory=dict)


def write_population(
    book: RuleBook, places: Sequence[str], *, size: int, seed: int, out: Path
) -> None:
    """So many cases in those places, as files that `simulate` reads. Raises NotCompiled."""
    drawn = _drawn(book)
    with work_folder(out) as work:
        duck = Duck()
        shown = ", ".join(_columns(book, drawn, places, seed))
        duck.run(
            f"CREATE TEMPORARY VIEW invented_case AS SELECT n, {shown} FROM"
            f" (SELECT range AS n FROM range({size}))"
        )
        asked = {out: "SELECT * EXCLUDE (n) FROM invented_case"}
        asked |= {
            beside(out, one.path): _records(duck, book, one, drawn, seed) for one in book.rows
        }
        for path, sql in asked.items():
            _write(duck, sql, work, path)


def _write(duck: Duck, sql: str, work: Path, out: Path) -> None:
    whole = work / "population.parquet"
    duck.run(f"COPY ({sql}) TO {text(str(whole))} (FORMAT parquet)")
    finish(duck, str(whole), out)


def _records(duck: Duck, book: RuleBook, rows: Rows, drawn: Mapping[str, Drawn], seed: int) -> str:
    """The records of a list; those of the lists inside them are drawn from its view."""
    chain, how = book.scopes.chains[rows.name], drawn.get(rows.path, Drawn())
    least, most = how.numbers
    if most >= MOST_RECORDS:
        raise NotCompiled(f"{rows.path}: expected fewer than {MOST_RECORDS} records")
    number = f"{least} + {_chance(seed, rows.path)} % {most - least + 1}"
    keys = ", ".join(f"p.{one}" for one in ("id", "applied_on", *chain[:-1]))
    around = f"invented_{rows.parent}"
    facts = _facts(rows.sheet.facts, f"{rows.path}.", drawn, seed, rows.name)
    shown = ", ".join([f"id, applied_on, {', '.join(chain)}", *facts])
    duck.run(
        f"CREATE TEMPORARY VIEW invented_{rows.name} AS SELECT n, {shown} FROM (SELECT"
        f" p.n * {MOST_RECORDS} + {rows.name} AS n, p.* EXCLUDE (n) FROM (SELECT n, {keys},"
        f" UNNEST(range(1, {number} + 1)) AS {rows.name} FROM {around} p) p)"
    )
    return f"SELECT * EXCLUDE (n, applied_on) FROM invented_{rows.name}"


def _drawn(book: RuleBook) -> dict[str, Drawn]:
    path = book.folder / "population.toml"
    found = read(path) if path.exists() else {}
    known = {fact.path for fact in book.facts.values()}
    for one in book.rows:
        known |= {one.path, *(f"{one.path}.{fact.path}" for fact in one.sheet.facts)}
    for name in found:
        if name not in known:
            raise TomlError(path, 1, name, "is not a fact of the service")
    return {name: bind(Drawn, table, path=path, at=(name,)) for name, table in found.items()}


def _columns(
    book: RuleBook, drawn: Mapping[str, Drawn], places: Sequence[str], seed: int
) -> Iterator[str]:
    yield "n + 1 AS id"
    listed = ", ".join(text(place) for place in places)
    yield f"[{listed}][1 + {_chance(seed, 'place')} % {len(places)}] AS place"
    yield from _facts(book.facts.values(), "", drawn, seed)


def _facts(
    declared: Iterable[Fact], at: str, drawn: Mapping[str, Drawn], seed: int, record: str = ""
) -> Iterator[str]:
    """The columns of facts; those that are drawn from another come after it."""
    facts = [one for one in declared if one.type is not str or one.choices]
    how_of = {one.path: drawn.get(at + one.path, Drawn()) for one in facts}
    facts.sort(key=lambda one: bool(how_of[one.path].after or how_of[one.path].by))
    for one in facts:
        how, path = how_of[one.path], at + one.path
        value = _value(one, how, path, seed, record)
        if how.first:
            value = f"CASE WHEN {record} = 1 THEN {text(how.first)} ELSE {value} END"
        none = how.none if one.nullable else how.unknown
        if none:
            value = f"CASE WHEN {_of_thousand(seed, path, 'none')} >= {none} THEN {value} END"
        yield f"{value} AS {one.name}"
        if one.nullable and how.unknown:
            unknown = f"{_of_thousand(seed, path, 'unknown')} < {how.unknown}"
            yield f"{unknown} AS {one.name}{NOT_KNOWN}"


def _value(one: Fact, how: Drawn, path: str, seed: int, record: str) -> str:
    chance = f"({record} - 1)" if how.in_turn else _chance(seed, path)
    if one.choices:
        return _choice(one, how, chance)
    if one.type is bool:
        return f"({chance} % 1000 < {how.yes})"
    if one.type is Month and how.months:
        first, last = how.months
        return f"strftime({_quarter_begins(f'{first} + {chance} % {last - first + 1}')}, '%Y-%m')"
    if how.amounts or how.ranges:
        return _amount(one, how, chance)
    if one.type is not date:
        raise NotCompiled(f"{path}: {one.type.__name__} cannot be drawn")
    if how.after:
        first, last = how.days
        base = how.after.replace(".", "_")
    else:
        first, last = 0, (how.between[1] - how.between[0]).days
        base = f"DATE '{how.between[0]}'"
    return f"({base} + CAST({first} + {chance} % {last - first + 1} AS INTEGER))"


def _quarter_begins(after: str) -> str:
    """So many months after the quarter of the application began."""
    return f"(date_trunc('quarter', applied_on) + to_months(CAST({after} AS INTEGER)))"


def _amount(one: Fact, how: Drawn, chance: str) -> str:
    """A sum or a number between two, to so many decimals."""
    if how.ranges:
        known = one.name.removesuffix(one.path.replace(".", "_")) + how.by
        cases = " ".join(
            f"WHEN {text(name)} THEN {_between(one, how, bounds, chance)}"
            for name, bounds in how.ranges.items()
        )
        return f"(CASE {known} {cases} END)"
    return _between(one, how, how.amounts, chance)


def _between(one: Fact, how: Drawn, bounds: Sequence[int], chance: str) -> str:
    least, most = (bound * 10**how.decimals for bound in bounds)
    whole = f"({least} + {chance} % {most - least + 1})"
    if one.type is int:
        return whole
    # a whole number moved by its decimals: nothing is rounded
    decimal, unit = f"DECIMAL(18, {how.decimals})", 1 / Decimal(10**how.decimals)
    return f"CAST(CAST({whole} AS {decimal}) * CAST('{unit:f}' AS {decimal}) AS {decimal})"


def _choice(one: Fact, how: Drawn, chance: str) -> str:
    parts = how.parts or dict.fromkeys(one.choices, 1)
    whole, passed, cases = sum(parts.values()), 0, ""
    for name, part in parts.items():
        passed += part
        cases += f" WHEN {chance} % {whole} < {passed} THEN {text(name)}"
    return f"(CASE{cases} END)"


def _of_thousand(seed: int, path: str, about: str) -> str:
    return f"{_chance(seed, f'{path} {about}')} % 1000"


def _chance(seed: int, name: str) -> str:
    """A number from 0 to 2147483646 that belongs to the row, the seed and the name."""
    salt = hashlib.sha256(f"{seed} {name}".encode()).digest()
    first, second = (int.from_bytes(salt[at : at + 3], "big") + 1 for at in (0, 3))
    mixed = f"((n % {PRIME}) * 48271 + {first}) % {PRIME}"
    mixed = f"(xor({mixed}, ({mixed}) >> 13) * 69621 + {second}) % {PRIME}"
    return f"((xor({mixed}, ({mixed}) >> 15) * 39373) % {PRIME})"
