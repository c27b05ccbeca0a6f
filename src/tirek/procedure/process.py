"""The steps between an application and its end that all services share, with their terms.

`process.toml` holds what the Administrative Procedure Code and the sister orders say for every
service; a passport hands in the parts in which its own act differs.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tirek.kernel.text import Text
from tirek.kernel.toml import load
from tirek.procedure.cite import Cite
from tirek.procedure.term import Unit


@dataclass(frozen=True)
class Span:
    """A length of time, and where it is written."""

    amount: int
    unit: Unit
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class Hearing:
    """The hearing before a refusal: `why` says why there is none where `held` is false.

    `notice_before_end`: the notice goes out at least so long before the term ends;
    `within`: the hearing is held at most so long after the notice.
    """

    held: bool
    notice_before_end: Span | None = None
    within: Span | None = None
    why: Text | None = None

    def __post_init__(self) -> None:
        complete = self.notice_before_end and self.within if self.held else self.why
        if not complete:
            raise ValueError("a hearing has both its terms, or says why there is none")
        spans = [span for span in (self.notice_before_end, self.within) if span]
        if any(span.unit != "working_days" for span in spans):
            raise ValueError("the terms of a hearing are counted in working days")


@dataclass(frozen=True)
class Information:
    """More information asked of the applicant: how long they have, and if the term waits."""

    answer_within: Span
    pauses: bool


@dataclass(frozen=True)
class Extension:
    """A lawful way to make the term longer, once in a case."""

    id: str
    title: Text
    by: Span


@dataclass(frozen=True)
class AppealTerms:
    """How long each step of a complaint may take."""

    lodge: Span
    satisfy: Span
    pass_on: Span
    body: Span
    quality_body: Span


@dataclass(frozen=True)
class Results:
    """A result waiting at the front office: kept so long, fetched back within so long.

    `on_coupon` cites the act by which it is handed over only on the coupon of the application.
    """

    kept: Span
    fetched_back: Span
    on_coupon: tuple[Cite, ...] = ()


@dataclass(frozen=True)
class Proxy:
    """Somebody who applies for another with a power of attorney: must a notary certify it?"""

    notarised: bool
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class Process:
    """All of it."""

    hearing: Hearing
    information: Information
    appeal: AppealTerms
    results: Results
    proxy: Proxy
    extensions: tuple[Extension, ...] = ()


@cache
def shared() -> Process:
    """What holds for every service that hands in nothing else. Raises TomlError."""
    return load(Process, Path(__file__).with_name("process.toml"))
