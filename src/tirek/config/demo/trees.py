"""Permits for trees in the hands of the second department of a place: given, on its way, new."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Literal

from tirek.accounts.models import User
from tirek.casework.local_day import local_day
from tirek.config.demo.one_case import (
    Invented,
    Matter,
    apply,
    day_after,
    decide,
    examine,
    is_decided_by_an_act,
    notify,
    somebody,
)
from tirek.config.demo.people import People, Somebody
from tirek.config.demo.users import GREEN, GREEN_PLACE, Users
from tirek.kernel import toml

SEED = 2025
DECIDED = 4
"""Working days from the application to the proposal."""
A_SEASON = timedelta(days=330)
"""The letter of guarantee says that the planting ends so long after the application."""


@dataclass(frozen=True, kw_only=True)
class Felling(Invented):
    """How far the case has come."""

    stage: Literal["applied", "proposed", "permitted"]


@dataclass(frozen=True)
class TreesFile:
    """trees.toml."""

    matter: Matter
    people: tuple[Felling, ...]


@cache
def told() -> TreesFile:
    """Raises TomlError."""
    return toml.load(TreesFile, Path(__file__).with_name("trees.toml"))


def stories(users: Users, on: date) -> Iterator[Iterator[datetime]]:
    """What happens to each, where the announcement of the district is in force."""
    people = People(Random(SEED), after=SEED)
    for one in told().people:
        at = day_after(on, -one.applied, time(11, 25))
        if is_decided_by_an_act(told().matter, GREEN_PLACE, at.date()):
            who, user = somebody(one, people, users)
            yield _story(one, who, user, at)


def _story(one: Felling, who: Somebody, user: User, at: datetime) -> Iterator[datetime]:
    yield at
    applied, matter = local_day(at), told().matter
    case = apply(matter, one, who, user, GREEN_PLACE, at)
    if one.stage == "applied":
        return
    specialist, head = (
        User.objects.get(username=f"{GREEN}-{role}") for role in ("specialist", "head")
    )
    found = {"papers.letter_until": (applied + A_SEASON).isoformat()}
    yield (at := day_after(applied, DECIDED, time(16, 30)))
    if one.stage == "proposed":
        examine(case, matter, specialist, at, **found)
        return
    yield from decide(case, matter, (specialist, head), at, **found)
    yield (at := at + timedelta(hours=1))
    notify(case, at)
