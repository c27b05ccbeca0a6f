"""The individual programme of a person, version by version, and what follows from a new one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

from tirek.kernel.toml import load
from tirek.law.reading import Reading
from tirek.procedure.answer import Answer
from tirek.procedure.cite import Cite
from tirek.procedure.registries.registry import Document
from tirek.procedure.registries.registry_fact import RegistryFact

Change = Literal["withdrawn", "returned", "confirmed", "moved", "died"]
Thing = Literal["place", "choice", "bought", "hours", "voucher", "home", "organisation", "lost"]
Does = Literal["ends", "returns", "notes", "registers", "resumes"]
CHANGES: tuple[Change, ...] = ("died", "moved", "withdrawn", "returned", "confirmed")
"""Of several at once, what comes first."""


@dataclass(frozen=True)
class Version:
    """What the registries told at one time: the measures, their term, the group of the disability,
    where the person lives and the day of death. Empty is what none of them told."""

    measures: frozenset[str] = frozenset()
    begins: date | None = None
    ends: date | None = None
    group: str = ""
    place: str = ""
    died_on: date | None = None


@dataclass(frozen=True)
class Source:
    """A field of a registry's answer."""

    registry: str
    field: str


@dataclass(frozen=True)
class Sources:
    """`programme` is the registry without whose answer there is no version; `fields` are those of
    a version, by name."""

    programme: str
    fields: Mapping[str, Source]

    def __post_init__(self) -> None:
        named = {one.name for one in fields(Version)}
        if named != set(self.fields):
            raise ValueError(f"a version has the fields {', '.join(sorted(named))}")

    @property
    def registries(self) -> tuple[str, ...]:
        """Every one of them once."""
        return tuple(dict.fromkeys(one.registry for one in self.fields.values()))

    def told_by(self, before: Version, now: Version) -> list[str]:
        """The registries that told what is another now."""
        return [
            one.registry
            for name, one in self.fields.items()
            if getattr(before, name) != getattr(now, name)
        ]

    def version(self, told: Mapping[str, Document | None]) -> Version:
        """Of the last answer of each registry; None is "nothing is known of this person"."""
        said = {name: self._said(told, one) for name, one in self.fields.items()}
        return Version(
            measures=frozenset(said["measures"] or ()),
            begins=_day(said["begins"]),
            ends=_day(said["ends"]),
            group=said["group"] or "",
            place=said["place"] or "",
            died_on=_day(said["died_on"]),
        )

    def facts(self, lines: Iterable[RegistryFact], version: Version, place: str) -> dict[str, Any]:
        """The facts that a service takes from what a version tells."""
        names = {one: name for name, one in self.fields.items()}
        found: dict[str, Answer] = {}
        for line in lines:
            name = names.get(Source(line.registry, line.field))
            if name is None or not line.fact:
                continue
            document = {line.field: _plain(getattr(version, name))}
            for value in line.told(document, place=place, applicant=""):
                found.setdefault(line.fact, value)
        return found

    def ending(self, lines: Iterable[RegistryFact]) -> list[str]:
        """The facts that say when the term of the programme ends."""
        ends = self.fields["ends"]
        return [one.fact for one in lines if Source(one.registry, one.field) == ends]

    def _said(self, told: Mapping[str, Document | None], one: Source) -> Any:
        document = told.get(one.registry)
        return None if document is None else document[one.field]


@cache
def programme_sources() -> Sources:
    """Raises TomlError."""
    return load(Sources, Path(__file__).with_name("programme_sources.toml"))


@dataclass(frozen=True)
class Follow:
    """What a change does to a thing at those stages. `reading` is the doubt of the service under
    whose `option` it does, where the act is silent."""

    change: Change
    thing: Thing
    at: tuple[str, ...]
    does: Does
    cites: tuple[Cite, ...]
    reading: str = ""
    option: str = ""

    def __post_init__(self) -> None:
        if not self.cites:
            raise ValueError(f"{self.change} {self.thing}: names no act")
        if bool(self.reading) != bool(self.option):
            raise ValueError(f"{self.change} {self.thing}: a reading has an option")


@dataclass(frozen=True)
class Programme:
    """What follows in a service. `holds` is its rule that a measure is there; on it the change
    itself rests, so that whoever is given something on another ground loses nothing."""

    holds: str
    follow: tuple[Follow, ...]

    def line(
        self, change: Change, thing: Thing, stage: str, readings: Sequence[Reading]
    ) -> Follow | None:
        """The line that says it; None where nothing happens."""
        applied = {one.id: one.applied for one in readings}
        return next(
            (
                one
                for one in self.follow
                if (one.change, one.thing) == (change, thing)
                and stage in one.at
                and applied.get(one.reading, "") == one.option
            ),
            None,
        )

    def cited(self) -> Iterator[Cite]:
        """Every citation."""
        for one in self.follow:
            yield from one.cites


@dataclass(frozen=True)
class _File:
    """`as_in` is a file, by its path from the folder of the service, that says it for an act."""

    holds: str = ""
    follow: tuple[Follow, ...] = ()
    as_in: str = ""


def load_programme(folder: Path) -> Programme | None:
    """What a service's folder says; None where nothing follows from a new version."""
    path = folder / "programme.toml"
    if not path.exists():
        return None
    file = load(_File, path)
    said = load(_File, folder / file.as_in) if file.as_in else file
    return Programme(said.holds, said.follow)


def changes(before: Version, now: Version, *, held: bool, holds: bool) -> list[Change]:
    """What changed for somebody whose measure held before and holds now, as the rules say.

    After a death nothing changes any more; a place that nobody told is no move.
    """
    if now.died_on is not None:
        return [] if before.died_on is not None else ["died"]
    found: list[Change] = []
    regions = {region_of(one.place) for one in (before, now)}
    if "" not in regions and len(regions) > 1:
        found.append("moved")
    if held != holds:
        found.append("withdrawn" if held else "returned")
    elif holds and before != now and not found:
        found.append("confirmed")
    return found


def region_of(place: str) -> str:
    """The region of a place: "zhetisu" of "zhetisu/panfilov"."""
    return place.partition("/")[0]


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None


def _plain(value: Any) -> Any:
    """As a registry sends it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(value)
    return value or None
