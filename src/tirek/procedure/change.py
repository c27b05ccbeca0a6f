"""What a person must tell after the application: the changes.toml of a service's folder."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tirek.kernel.calendar import WorkingCalendar
from tirek.kernel.text import Text
from tirek.kernel.toml import load
from tirek.procedure.answer import Answer
from tirek.procedure.deadline import span_end
from tirek.procedure.process import Span
from tirek.procedure.question import Field, Question

DAY = "on"
"""The field of every change: the day it happened."""


@dataclass(frozen=True)
class Change:
    """Something that may change in a person's life, as the service asks about it.

    `value` names the field whose answer becomes the `fact` of the case, or takes the place of the
    `answer` of the form. `ends` is for what has no fact: whether nothing is due after it. `ahead`:
    it may be told before it happens; `within`: so long after it happened it has to be told.
    `paper` shows that it is so; it may be brought later. `because` is cited as rules cite:
    "terms.endings", an act.
    """

    id: str
    title: Text
    day: Text
    because: tuple[str, ...]
    lead: Text | None = None
    fact: str = ""
    answer: str = ""
    value: str = ""
    ends: bool = False
    ahead: bool = False
    within: Span | None = None
    fields: tuple[Field, ...] = ()
    paper: Text | None = None

    def __post_init__(self) -> None:
        if self.fact and self.answer:
            raise ValueError(f"{self.id}: a change is of a fact or of an answer, not of both")
        if bool(self.value) != bool(self.fact or self.answer):
            raise ValueError(f"{self.id}: a fact or an answer takes its value from a field")
        if self.value and self.value not in (DAY, *(field.id for field in self.fields)):
            raise ValueError(f"{self.id}: it has no field {self.value!r}")

    @property
    def question(self) -> Question:
        """What is asked on one page: the day, and whatever else the service wants to know."""
        day = Field(id=DAY, kind="date", label=self.day)
        return Question(id=self.id, section="", title=self.day, fields=(day, *self.fields))

    def value_of(self, answers: Mapping[str, Answer]) -> Answer:
        """What the fact or the answer is from now on; None where there is none."""
        return answers.get(self.value) if self.value else None

    def due_on(self, answers: Mapping[str, Answer], calendar: WorkingCalendar) -> date | None:
        """By which day it must be told; None where no act says so. Raises YearNotKnown."""
        if self.within is None:
            return None
        return span_end(self.within, date.fromisoformat(str(answers[DAY])), calendar)

    def facts(self, answers: Mapping[str, Answer]) -> dict[str, Answer]:
        """The fact by its path, for one that is about a fact."""
        return {self.fact: self.value_of(answers)} if self.fact else {}


@dataclass(frozen=True)
class Changes:
    """All of a service; `known` is what nobody has to tell, because it is known anyway."""

    changes: tuple[Change, ...] = ()
    known: tuple[Text, ...] = ()

    def find(self, change_id: str) -> Change | None:
        """The change of that id, if there is one."""
        return next((one for one in self.changes if one.id == change_id), None)


def load_changes(folder: Path) -> Changes:
    """What a service's folder says; nothing for one that gives something once. Raises TomlError."""
    path = folder / "changes.toml"
    return load(Changes, path) if path.exists() else Changes()
