"""A payment run: the table of its way, and how long the bank may take to answer."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from tirek.kernel.calendar import WorkingCalendar
from tirek.kernel.toml import load
from tirek.procedure.cite import Cite
from tirek.procedure.lifecycle import Lifecycle, load_lifecycle

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class RunTerms:
    """`answer_within`: working days after sending in which the bank answers for every transfer."""

    answer_within: int
    cites: tuple[Cite, ...]


def run_table() -> Lifecycle:
    """The way of a run."""
    return load_lifecycle(FOLDER / "run.toml")


@cache
def run_terms() -> RunTerms:
    """Those of run_terms.toml. Raises TomlError."""
    return load(RunTerms, FOLDER / "run_terms.toml")


def answer_by(sent_on: date, calendar: WorkingCalendar) -> date:
    """The last day for the bank's answers to a file sent that day. Raises YearNotKnown."""
    return calendar.add_working_days(sent_on, run_terms().answer_within)
