"""The passport of a service: the ten rows of its standard, each with where it is written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal

from tirek.kernel.text import Text
from tirek.kernel.toml import load
from tirek.procedure.answer import Answer
from tirek.procedure.body import Provider
from tirek.procedure.cite import Cite
from tirek.procedure.clock_step import ClockStep
from tirek.procedure.condition import OnlyIf
from tirek.procedure.hours import OfficeHours
from tirek.procedure.process import (
    AppealTerms,
    Extension,
    Hearing,
    Information,
    Process,
    Proxy,
    Results,
    Span,
    shared,
)
from tirek.procedure.refusal import RefusalGround
from tirek.procedure.requirement import Requirement
from tirek.procedure.term import Term

ChannelKind = Literal[
    "state_corporation", "department", "akim", "portal", "phone", "proactive", "school", "paper"
]
Receipt = Literal["receipt", "coupon", "status", "sms", "none"]
FormKind = Literal["electronic", "electronic_partial", "paper", "proactive"]


@dataclass(frozen=True)
class Statement:
    """What a row says."""

    text: Text
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class Channel:
    """A way to apply, and what is different on it.

    `receipt` proves that the application was taken; `documents` are the ids of the requirements
    asked for on this channel (empty: all); minutes are the longest wait and the longest service;
    `day_of_acceptance_counted` overrules the term's own; `signed` asks for the applicant's
    electronic signature.
    """

    kind: ChannelKind
    name: Text
    cites: tuple[Cite, ...]
    receipt: Receipt = "none"
    documents: tuple[str, ...] = ()
    waiting_minutes: int | None = None
    serving_minutes: int | None = None
    received: Literal["next_working_day", "same_day"] = "next_working_day"
    day_of_acceptance_counted: bool | None = None
    signed: bool = False


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
class Proactive:
    """The state asks first: which news of which registry, the question, when silence ends it."""

    registry: str
    news: str
    question: Text
    lapses_after: Span
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class OwnTerm:
    """What is asked for has a term of its own: `what` it is, and of which answers.

    `hearing`: that before a refusal, where the term leaves no time for the usual one.
    """

    what: Text
    only_if: OnlyIf
    term: Term
    hearing: Hearing | None = None


@dataclass(frozen=True)
class FirstInLine:
    """Who is served before others: those of whom `fact` is true; `who` says it in some words."""

    fact: str
    who: Text
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class LifeEvent:
    """The service before, after or beside this one in the same life event, and what links them."""

    service: str
    comes: Literal["before", "after", "beside"]
    text: Text


@dataclass(frozen=True)
class Passport:
    """The standard of one service as data."""

    service: str
    name: Text
    summary: Text
    cites: tuple[Cite, ...]
    provider: Provider
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
    own_terms: tuple[OwnTerm, ...] = ()
    life_event: tuple[LifeEvent, ...] = ()
    first_in_line: FirstInLine | None = None
    hearing: Hearing | None = None
    information: Information | None = None
    extensions: tuple[Extension, ...] = ()
    steps: tuple[ClockStep, ...] = ()
    appeal_terms: AppealTerms | None = None
    results: Results | None = None
    proactive: Proactive | None = None
    proxy: Proxy | None = None

    def channel(self, kind: str) -> Channel | None:
        """The way to apply of that kind, None where the standard does not name it.

        What comes on paper is keyed in for the first channel where papers are taken; what the
        state offered by itself came by the phone.
        """
        like: Mapping[str, tuple[str, ...]] = {
            "paper": ("department", "akim", "school", "state_corporation"),
            "proactive": ("proactive", "phone"),
        }
        kinds = like.get(kind, (kind,))
        return next((one for one in self.channels if one.kind in kinds), None)

    def own_term(self, answers: Mapping[str, Answer]) -> OwnTerm | None:
        """The term of its own of what those answers ask for; None where it has none."""
        return next((one for one in self.own_terms if one.only_if.holds(answers)), None)

    def term_on(self, kind: str, answers: Mapping[str, Answer]) -> Term:
        """How long the service may take for an application with those answers that came that way.

        What has a term of its own has it on every channel.
        """
        own = self.own_term(answers)
        if own is not None:
            return own.term
        channel = self.channel(kind)
        if channel is None or channel.day_of_acceptance_counted is None:
            return self.term
        return replace(self.term, day_of_acceptance_counted=channel.day_of_acceptance_counted)

    def documents_on(self, kind: str) -> tuple[Requirement, ...]:
        """The documents asked for on that channel; none of whom the state itself asked first."""
        if kind == "proactive":
            return ()
        channel = self.channel(kind)
        if channel is None or not channel.documents:
            return self.documents
        return tuple(one for one in self.documents if one.id in channel.documents)

    @property
    def process(self) -> Process:
        """The shared steps with what this standard says otherwise."""
        common = shared()
        return Process(
            hearing=self.hearing or common.hearing,
            information=self.information or common.information,
            appeal=self.appeal_terms or common.appeal,
            results=self.results or common.results,
            proxy=self.proxy or common.proxy,
            extensions=self.extensions or common.extensions,
        )

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
