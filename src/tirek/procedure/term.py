"""How long a service may take."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from tirek.kernel.text import Text
from tirek.law.act import Mark
from tirek.procedure.cite import Cite

Unit = Literal["working_days", "calendar_days", "months"]


@dataclass(frozen=True)
class Term:
    """A number of days or months, from what event it runs, and where both are written.

    `ends_on_day_off` says what happens to a term in calendar days or months whose last day is a
    day off: it stays, or moves to the next working day. A term in working days never ends on one.
    """

    amount: int
    unit: Unit
    runs_from: Text
    day_of_acceptance_counted: bool
    mark: Mark
    cite: Cite
    day_cite: Cite
    ends_on_day_off: Literal["stays", "moves"] = "stays"

    def __post_init__(self) -> None:
        if self.amount < 1:
            raise ValueError(f"a term of {self.amount} {self.unit}; expected at least 1")

    def as_document(self) -> dict[str, object]:
        """What a day is counted by, JSON-ready: a case keeps it, whatever the act says later."""
        return {name: getattr(self, name) for name in COUNTED_BY}

    def counted_as(self, document: Mapping[str, Any]) -> "Term":
        """This term as it was when that document was made of it."""
        return replace(self, **{name: document[name] for name in COUNTED_BY})


COUNTED_BY = ("amount", "unit", "day_of_acceptance_counted", "ends_on_day_off")
