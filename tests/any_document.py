"""Any case of a service with lists of records, from its facts type; drawn from a seed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any, NamedTuple

from any_household import any_household
from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.law.catalogue import the_law
from tirek.law.fact import Fact
from tirek.law.factsheet import read
from tirek.law.rows import Sheet, sheet_of
from tirek.procedure.service import Service

NUMBERS_OF_RECORDS = [0, 0, 0, 1, 1, 2, 12]
EDGES = [date(2024, 2, 29), date(2024, 12, 31), date(2025, 1, 1), date(2026, 3, 31)]
YES = [0.5, 0.7, 0.98]
"""How often what is asked is so: of a case that is granted nearly everything is."""
HOUSEHOLDS = "housing-aid"


class Some(NamedTuple):
    """How many of a case's facts are not known, and how many are so."""

    hidden: float
    yes: float


def drawn(service: Service, seed: int, number: int) -> list[tuple[str, dict[str, object]]]:
    """So many cases: the place and the facts by name; of some, something is not known."""
    random, places = Random(seed), sorted(the_law().regions)
    found = []
    for _ in range(number):
        if service.slug == HOUSEHOLDS:
            place, document = any_household(random)
        else:
            place, document = random.choice(places), any_document(random, service)
        found.append((place, read(service.rulebook().sheet, document)))
    return found


def any_document(random: Random, service: Service) -> dict[str, Any]:
    """The nested document of a case. Half of them are known in everything."""
    some = Some(random.choice([0, 0, 0.03, 0.2]), random.choice(YES))
    found = _record(random, sheet_of(service.facts), some)
    return found | {"applied_on": _day(random).isoformat()}


def _record(random: Random, sheet: Sheet, some: Some) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for fact in sheet.facts:
        if random.random() >= some.hidden:
            *groups, key = fact.path.split(".")
            inside = found
            for group in groups:
                inside = inside.setdefault(group, {})
            inside[key] = _value(random, fact, some)
    for one in sheet.rows:
        if random.random() >= some.hidden:
            inner = some._replace(hidden=some.hidden / 4)
            number = random.choice(NUMBERS_OF_RECORDS)
            records = [_record(random, one.sheet, inner) for _ in range(number)]
            found[one.key] = _unlike(records, one.unique)
    return found


def _unlike(records: list[dict[str, Any]], keys: Sequence[str]) -> list[dict[str, Any]]:
    """No two that agree in the keys."""
    if not keys:
        return records
    by_keys = {tuple(one.get(key) for key in keys): one for one in records}
    return list(by_keys.values())


def _value(random: Random, fact: Fact, some: Some) -> object:
    if fact.nullable and random.random() < 0.4:
        return None
    if fact.choices:
        return random.choice(fact.choices)
    made: dict[object, Any] = {
        bool: lambda: random.random() < some.yes,
        date: lambda: _day(random).isoformat(),
        Month: lambda: _day(random).isoformat()[:7],
        Decimal: lambda: random.choice([str(random.randrange(20)), f"{random.randrange(20)}.5"]),
        Tenge: lambda: f"{random.randrange(900_000)}.{random.choice(['00', '07', '50'])}",
        str: lambda: random.choice(["one", "other"]),
    }
    return made[fact.type]()


def _day(random: Random) -> date:
    if random.random() < 0.3:
        return random.choice(EDGES)
    return date(2024, 6, 1) + timedelta(days=random.randrange(900))
