"""What the days of a record must be to one another, to set days and to those of other records."""

from dataclasses import dataclass
from datetime import date

from tirek.kernel.text import Text
from tirek.procedure.answer import Answer, Record


@dataclass(frozen=True)
class InOrder:
    """Two days or months of a record of which the second cannot come before the first."""

    earlier: str
    later: str
    text: Text


@dataclass(frozen=True)
class Between:
    """Days of a record that lie from one day to another, both included."""

    fields: tuple[str, ...]
    first: date
    last: date
    text: Text

    def holds(self, answer: Answer) -> bool:
        """Whether an answer is such a day; one that is not given breaks nothing."""
        # ISO: their order is that of days.
        return answer is None or self.first.isoformat() <= str(answer) <= self.last.isoformat()


@dataclass(frozen=True)
class Apart:
    """Stretches of days that do not overlap in records that agree in the fields `alike`.

    One may end on the day on which the next begins. {other} in the text is the other record.
    """

    first: str
    last: str
    text: Text
    alike: tuple[str, ...] = ()

    def overlap(self, one: Record, other: Record) -> bool:
        """Whether two records claim the same days."""
        if any(one[name] != other[name] for name in self.alike):
            return False
        return self._before(one, other) and self._before(other, one)

    def _before(self, one: Record, other: Record) -> bool:
        """Whether one begins before the other ends."""
        return str(one[self.first]) < str(other[self.last])
