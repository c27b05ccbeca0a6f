"""Invented cases of a service, as many as wanted: the same again for the same seed.

`population.toml` of a service says how each fact is drawn, in parts of a thousand; what it does
not name is drawn evenly from its type. Numbers are made by whole-number arithmetic of our own, so
that no version of an engine changes them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tirek.kernel.toml import TomlError, bind, read
from tirek.law.batch.column import NOT_KNOWN
from tirek.law.batch.engines import Duck
from tirek.law.batch.lowered import NotCompiled, text
from tirek.law.batch.simulation import finish, work_folder
from tirek.law.fact import Fact
from tirek.law.rulebook import RuleBook

PRIME = 2147483647
USUAL_DAYS = (date(2024, 1, 1), date(2026, 12, 31))
EVENLY = 500


@dataclass(frozen=True)
class Drawn:
    """How a fact is drawn; parts are of a thousand.

    A day lies between two days, or so many days after the day of another fact.
    """

    between: tuple[date, ...] = USUAL_DAYS
    after: str = ""
    days: tuple[int, ...] = (0, 365)
    none: int = 0
    unknown: int = 0
    yes: int = EVENLY
    parts: Mapping[str, int] = field(default_factory=dict)


def write_population(
    book: RuleBook, places: Sequence[str], *, size: int, seed: int, out: Path
) -> None:
    """So many cases in those places, as a file that `simulate` reads. Raises NotCompiled."""
    drawn = _drawn(book)
    with work_folder(out) as work:
        duck, whole = Duck(), work / "population.parquet"
        shown = ", ".join(_columns(book, drawn, places, seed))
        duck.run(
            f"COPY (SELECT {shown} FROM (SELECT range AS n FROM range({size}))) TO"
            f" {text(str(whole))} (FORMAT parquet)"
        )
        finish(duck, str(whole), out)


def _drawn(book: RuleBook) -> dict[str, Drawn]:
    path = book.folder / "population.toml"
    found = read(path) if path.exists() else {}
    known = {fact.path for fact in book.facts.values()}
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
    facts = list(book.facts.values())
    facts.sort(key=lambda one: bool(drawn.get(one.path, Drawn()).after))
    for one in facts:
        how = drawn.get(one.path, Drawn())
        value = _value(one, how, seed)
        none = how.none if one.nullable else how.unknown
        if none:
            value = f"CASE WHEN {_of_thousand(seed, one, 'none')} >= {none} THEN {value} END"
        yield f"{value} AS {one.name}"
        if one.nullable and how.unknown:
            unknown = f"{_of_thousand(seed, one, 'unknown')} < {how.unknown}"
            yield f"{unknown} AS {one.name}{NOT_KNOWN}"


def _value(one: Fact, how: Drawn, seed: int) -> str:
    chance = _chance(seed, one.path)
    if one.choices:
        return _choice(one, how, chance)
    if one.type is bool:
        return f"({chance} % 1000 < {how.yes})"
    if one.type is not date:
        raise NotCompiled(f"{one.path}: {one.type.__name__} cannot be drawn")
    if how.after:
        first, last = how.days
        base = how.after.replace(".", "_")
    else:
        first, last = 0, (how.between[1] - how.between[0]).days
        base = f"DATE '{how.between[0]}'"
    return f"({base} + CAST({first} + {chance} % {last - first + 1} AS INTEGER))"


def _choice(one: Fact, how: Drawn, chance: str) -> str:
    parts = how.parts or dict.fromkeys(one.choices, 1)
    whole, passed, cases = sum(parts.values()), 0, ""
    for name, part in parts.items():
        passed += part
        cases += f" WHEN {chance} % {whole} < {passed} THEN {text(name)}"
    return f"(CASE{cases} END)"


def _of_thousand(seed: int, one: Fact, about: str) -> str:
    return f"{_chance(seed, f'{one.path} {about}')} % 1000"


def _chance(seed: int, name: str) -> str:
    """A number from 0 to 2147483646 that belongs to the row, the seed and the name."""
    salt = hashlib.sha256(f"{seed} {name}".encode()).digest()
    first, second = (int.from_bytes(salt[at : at + 3], "big") + 1 for at in (0, 3))
    mixed = f"((n % {PRIME}) * 48271 + {first}) % {PRIME}"
    mixed = f"(xor({mixed}, ({mixed}) >> 13) * 69621 + {second}) % {PRIME}"
    return f"((xor({mixed}, ({mixed}) >> 15) * 39373) % {PRIME})"
