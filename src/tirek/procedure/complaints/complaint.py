"""A complaint: the table of its way, and by when each step of it is due.

Terms come from the passport's `process.appeal` (process.toml where a passport says nothing).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from tirek.kernel.calendar import WorkingCalendar
from tirek.kernel.text import Text
from tirek.kernel.toml import load
from tirek.procedure.deadline import Deadline, count
from tirek.procedure.lifecycle import Lifecycle, load_lifecycle
from tirek.procedure.process import AppealTerms, Span
from tirek.procedure.term import Term

FOLDER = Path(__file__).parent

Against = Literal["decision", "refusal_to_accept", "delay", "conduct"]
"""What can be complained of."""
Addressee = Literal["body", "quality_body"]
"""Who considers what the department does not satisfy itself."""

_SPANS: Mapping[str, str] = {
    "lodged": "pass_on",
    "with_body": "body",
    "with_quality_body": "quality_body",
}


@dataclass(frozen=True)
class _Wordings:
    runs_from: Mapping[str, Text]


@cache
def complaint_table() -> Lifecycle:
    """The way of a complaint."""
    return load_lifecycle(FOLDER / "complaint.toml")


def lodge_by(terms: AppealTerms, told_on: date, calendar: WorkingCalendar) -> Deadline:
    """The last day for a complaint of what the person learned on `told_on` (art. 92)."""
    return _counted("lodge", terms.lodge, told_on, calendar)


def satisfy_by(terms: AppealTerms, received_on: date, calendar: WorkingCalendar) -> Deadline:
    """The last day on which the department may still satisfy the complaint itself (art. 91)."""
    return _counted("satisfy", terms.satisfy, received_on, calendar)


def due(stage: str, terms: AppealTerms, since: date, calendar: WorkingCalendar) -> Deadline | None:
    """When a complaint that reached the stage on that day must leave it; None if nothing is due.

    Raises the calendar's YearNotKnown.
    """
    name = _SPANS.get(stage)
    return _counted(name, getattr(terms, name), since, calendar) if name else None


def _counted(name: str, span: Span, since: date, calendar: WorkingCalendar) -> Deadline:
    return count(_term(name, span), since, calendar)


def _term(name: str, span: Span) -> Term:
    """The span as a term: the day it runs from is not counted."""
    return Term(
        amount=span.amount,
        unit=span.unit,
        runs_from=_say().runs_from[name],
        day_of_acceptance_counted=False,
        mark=span.cites[0].mark,
        cite=span.cites[0],
        day_cite=span.cites[0],
        ends_on_day_off="moves",
    )


@cache
def _say() -> _Wordings:
    return load(_Wordings, FOLDER / "complaint_terms.toml")
