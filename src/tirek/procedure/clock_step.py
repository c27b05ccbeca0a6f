"""Terms inside the term of a service: who must do what by when, each counted from something."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tirek.kernel.calendar import WorkingCalendar
from tirek.kernel.text import Text
from tirek.procedure.deadline import span_end
from tirek.procedure.process import Span

RECEIPT = "receipt"


@dataclass(frozen=True)
class ClockStep:
    """One term: `after` is "receipt", the id of a step before it, a kind of event, or the path of
    a fact: the day something was done, as an officer established it.

    `ends` are the kinds of events by which it is done, or facts that hold its day; none where
    nothing tells. `citizen` is what the person is told of a step of their own, with the day as
    {due_on}; `citizen_late` what they are told once that day has passed.
    """

    id: str
    title: Text
    within: Span
    after: str = RECEIPT
    ends: tuple[str, ...] = ()
    citizen: Text | None = None
    citizen_late: Text | None = None


def step_days(
    steps: Sequence[ClockStep], begun: Mapping[str, date], calendar: WorkingCalendar
) -> Iterator[tuple[ClockStep, date | None]]:
    """The last day of each step; None while what it is counted from has not happened.

    `begun` are the days of "receipt", of events by kind and of facts by path. Raises YearNotKnown.
    """
    known = dict(begun)
    for step in steps:
        if step.after in known:
            known[step.id] = span_end(step.within, known[step.after], calendar)
        yield step, known.get(step.id)
