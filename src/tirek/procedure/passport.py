"""The passport of a service: the ten rows of its standard, each with where it is written."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from tirek.kernel.text import Text
from tirek.kernel.toml import load
from tirek.procedure.cite import Cite
from tirek.procedure.hours import OfficeHours
from tirek.procedure.refusal import RefusalGround
from tirek.procedure.requirement import Requirement
from tirek.procedure.term import Term

ChannelKind = Literal["state_corporation", "department", "portal", "phone", "proactive", "school"]
FormKind = Literal["electronic", "electronic_partial", "paper", "proactive"]


@dataclass(frozen=True)
class Statement:
    """What a row says."""

    text: Text
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class Channel:
    """A way to apply."""

    kind: ChannelKind
    name: Text
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class Waiting:
    """The longest wait allowed, in minutes."""

    what: Text
    minutes: int
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class FormsOfService:
    """In which forms the service is given."""

    kinds: tuple[FormKind, ...]
    text: Text
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class Contact:
    """Where to ask."""

    name: Text
    phones: tuple[str, ...]
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class LifeEvent:
    """The service before or after this one in the same life event, and what links them."""

    service: str
    comes: Literal["before", "after"]
    text: Text


@dataclass(frozen=True)
class Passport:
    """The standard of one service as data."""

    service: str
    name: Text
    summary: Text
    cites: tuple[Cite, ...]
    provider: Statement
    channels: tuple[Channel, ...]
    term: Term
    waiting: tuple[Waiting, ...]
    form: FormsOfService
    result: tuple[Statement, ...]
    fee: Statement
    hours: OfficeHours
    documents: tuple[Requirement, ...]
    refusals: tuple[RefusalGround, ...]
    other: tuple[Statement, ...]
    contacts: tuple[Contact, ...]
    appeal: Statement
    life_event: tuple[LifeEvent, ...] = ()

    def refusal(self, code: str) -> RefusalGround:
        """The ground of that code. Raises LookupError."""
        for ground in self.refusals:
            if ground.code == code:
                return ground
        raise LookupError(f"{self.service} has no refusal ground {code!r}")

    def all_cites(self) -> Iterator[Cite]:
        """Every citation of every row."""
        return _cites_in(self)


def _cites_in(part: object) -> Iterator[Cite]:
    if isinstance(part, Cite):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from _cites_in(one)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _cites_in(getattr(part, field.name))


@cache
def load_passport(path: Path) -> Passport:
    """Read a passport. Raises TomlError."""
    return load(Passport, path)
