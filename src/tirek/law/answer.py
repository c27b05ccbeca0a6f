"""The parts of an answer: a reason, what is due for a period, months that are not paid."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.kernel.text import Text
from tirek.law.cite import Citation

Outcome = Literal["granted", "refused", "undecidable"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: a code, a sentence, the paragraphs."""

    code: str
    text: Text
    cites: tuple[Citation, ...] = ()

    def as_document(self) -> dict[str, object]:
        """JSON-ready."""
        return {
            "code": self.code,
            "text": self.text.as_dict(),
            "cites": [cite.as_document() for cite in self.cites],
        }


class Due(NamedTuple):
    """What is due for one period; `amount` is None while a value of law is not yet set.

    `how` tells how the sum came about, when somebody asks.
    """

    period: str
    months: tuple[Month, ...]
    amount: Tenge | None
    due_in: Month
    how: Callable[[], Text | None]

    def as_document(self) -> dict[str, object]:
        """JSON-ready."""
        return {
            "period": self.period,
            "months": [str(month) for month in self.months],
            "amount": None if self.amount is None else str(self.amount),
            "due_in": str(self.due_in),
            "sum": text.as_dict() if (text := self.how()) else None,
        }


@dataclass(frozen=True, slots=True)
class Unpaid:
    """Months of the asked time that are not paid, and why."""

    months: tuple[Month, ...]
    reasons: tuple[Reason, ...]

    def as_document(self) -> dict[str, object]:
        """JSON-ready."""
        return {
            "months": [str(month) for month in self.months],
            "reasons": [reason.as_document() for reason in self.reasons],
        }
