"""One case under two laws: what it would gain or lose a month from a day on."""

from collections.abc import Mapping
from dataclasses import dataclass

from tirek.kernel.money import Tenge, total
from tirek.kernel.period import Month
from tirek.law.answer import Outcome
from tirek.law.decision import Decision


@dataclass(frozen=True)
class Difference:
    """What is due a month on the average of the months that either law pays, before and after.

    `open` says that some sum cannot be told under one of them, `months` how many were compared.
    """

    before: Tenge
    after: Tenge
    months: int
    was: Outcome
    becomes: Outcome
    open: bool = False

    @property
    def change(self) -> Tenge:
        """More than nothing where the case gains."""
        return self.after - self.before


def difference(before: Decision, after: Decision, since: Month) -> Difference:
    """Both decisions from the month on."""
    old, new = _by_month(before, since), _by_month(after, since)
    months = old.keys() | new.keys()
    unknown = any(sum_ is None for sum_ in (*old.values(), *new.values()))
    undecidable = "undecidable" in (before.outcome, after.outcome)
    return Difference(
        _average(old, len(months)),
        _average(new, len(months)),
        len(months),
        before.outcome,
        after.outcome,
        open=unknown or undecidable,
    )


def _by_month(decision: Decision, since: Month) -> Mapping[Month, Tenge | None]:
    """What is due, a period of several months in equal parts."""
    return {
        month: None if due.amount is None else due.amount / len(due.months)
        for due in decision.schedule
        for month in due.months
        if month >= since
    }


def _average(by_month: Mapping[Month, Tenge | None], months: int) -> Tenge:
    if months == 0:
        return Tenge.ZERO
    return total(sum_ for sum_ in by_month.values() if sum_ is not None) / months
