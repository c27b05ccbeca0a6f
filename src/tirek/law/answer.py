"""The parts of an answer: a reason, what is due for a period, months that are not paid."""

from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol

from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.kernel.text import Language, Text
from tirek.law.cite import Citation

Outcome = Literal["granted", "refused", "undecidable"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: a code, a sentence, the paragraphs."""

    code: str
    text: Text
    cites: tuple[Citation, ...] = ()

    def as_document(self, to: Language | None = None) -> dict[str, object]:
        """JSON-ready, in one language or in every one."""
        return {
            "code": self.code,
            "text": self.text.written(to),
            "cites": [cite.as_document(to) for cite in self.cites],
        }


class How(Protocol):
    """Tells how a sum came about; None where there are no words for it."""

    def __call__(self) -> Text | None: ...

    def in_(self, language: Language) -> str | None: ...


class Due(NamedTuple):
    """What is due for one period; `amount` is None while a value of law is not yet set.

    `how` tells how the sum came about, when somebody asks.
    """

    period: str
    months: tuple[Month, ...]
    amount: Tenge | None
    due_in: Month
    how: How

    def as_document(self, to: Language | None = None) -> dict[str, object]:
        """JSON-ready, in one language or in every one."""
        return {
            "period": self.period,
            "months": [str(month) for month in self.months],
            "amount": None if self.amount is None else str(self.amount),
            "due_in": str(self.due_in),
            "sum": self._sum() if to is None else self.how.in_(to),
        }

    def _sum(self) -> dict[str, str] | None:
        text = self.how()
        return text.as_dict() if text else None


@dataclass(frozen=True, slots=True)
class Unpaid:
    """Months of the asked time that are not paid, and why."""

    months: tuple[Month, ...]
    reasons: tuple[Reason, ...]

    def as_document(self, to: Language | None = None) -> dict[str, object]:
        """JSON-ready, in one language or in every one."""
        return {
            "months": [str(month) for month in self.months],
            "reasons": [reason.as_document(to) for reason in self.reasons],
        }
