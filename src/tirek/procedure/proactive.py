"""The state asks first: the table of a question, how long it stays open, what an answer means."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Literal

from tirek.kernel.calendar import WorkingCalendar
from tirek.kernel.text import Text
from tirek.kernel.toml import load
from tirek.procedure.deadline import ALMATY, Deadline, count
from tirek.procedure.hours import OfficeHours
from tirek.procedure.lifecycle import Lifecycle, load_lifecycle
from tirek.procedure.process import Span
from tirek.procedure.term import Term

FOLDER = Path(__file__).parent
Meaning = Literal["yes", "no"]


@dataclass(frozen=True)
class _Words:
    yes: tuple[str, ...]
    no: tuple[str, ...]
    runs_from: Text


@dataclass(frozen=True)
class Codes:
    """What answers one question: two numbers, so that two questions to one telephone differ."""

    yes: str
    no: str

    @staticmethod
    def free(taken: Iterable[str]) -> "Codes":
        """The lowest pair that no other open question to that telephone has: 1 and 2, 3 and 4…"""
        used, first = set(taken), 1
        while str(first) in used:
            first += 2
        return Codes(str(first), str(first + 1))


@dataclass(frozen=True)
class Replacement:
    """Within what time somebody asked about a replacement stands in the queue for it."""

    queued_within: Span


@cache
def replacement() -> Replacement:
    """The term of that question. Raises TomlError."""
    return load(Replacement, FOLDER / "replacement.toml")


@cache
def proactive_table() -> Lifecycle:
    """The way of a question. Raises TomlError."""
    return load_lifecycle(FOLDER / "proactive.toml")


def lapses_on(span: Span, asked_on: date, calendar: WorkingCalendar) -> Deadline:
    """The last day to answer; the day of the question is not counted (seed 004 L4703-4705)."""
    cite = span.cites[0]
    term = Term(
        amount=span.amount,
        unit=span.unit,
        runs_from=_words().runs_from,
        day_of_acceptance_counted=False,
        mark=cite.mark,
        cite=cite,
        day_cite=cite,
        ends_on_day_off="moves",
    )
    return count(term, asked_on, calendar)


def lapses_at(deadline: Deadline, hours: OfficeHours) -> datetime:
    """The instant: when the office closes on the last day, so that it lapses within the term."""
    return datetime.combine(deadline.due_on, hours.closes, ALMATY)


def meaning(typed: str, codes: Codes, *, words: bool) -> Meaning | None:
    """What an answer says, None where it cannot be told.

    `words`: whether a "yes" without a number is clear, which it is while one question is open.
    """
    said = " ".join(typed.casefold().replace(".", " ").replace(",", " ").split()).strip("\"'«»()!")
    if said == codes.yes or (words and said in _words().yes):
        return "yes"
    if said == codes.no or (words and said in _words().no):
        return "no"
    return None


@cache
def _words() -> _Words:
    return load(_Words, FOLDER / "proactive_answers.toml")
