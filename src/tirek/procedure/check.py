"""Cross checks of a form, written as data: one answer against another, or against the day."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tirek.kernel.identity import Iin
from tirek.kernel.period import Month, Quarter
from tirek.kernel.text import Text
from tirek.procedure.answer import Answer, as_sent, field_of

Must = Literal["be", "differ_from", "not_be_before", "not_be_after", "agree_with_birth_date"]
TODAY = "today"
THIS_MONTH = "first_day_of_this_month"
LAST_MONTH = "last_month"
PAST_QUARTER = "first_month_of_past_quarter"
MOMENTS = (TODAY, THIS_MONTH, LAST_MONTH, PAST_QUARTER)


@dataclass(frozen=True)
class Check:
    """The answer to `field` must stand so to `to`: another field, a day, or (for "be") a value.

    `field` may be one of the records of a list, "statements.month": then each record is checked.
    An "error" stops the page; a "warning" is shown and the answer is taken. `refusal` is the code
    of the ground on which the service would be refused otherwise.
    """

    field: str
    must: Must
    to: str
    text: Text
    level: Literal["error", "warning"] = "error"
    refusal: str = ""

    @property
    def other_field(self) -> str:
        """The id of the other field it looks at, "" if none."""
        return "" if self.must == "be" or self.to in MOMENTS else self.to

    @property
    def at(self) -> str:
        """The id of the field of the form it is shown at."""
        return field_of(self.field)

    def failing(self, answers: Mapping[str, Answer], on: date) -> Iterator[str]:
        """The fields that break it, a record's as "statements.2.month"."""
        group, _, name = self.field.partition(".")
        if not name:
            yield from (self.field,) if self._fails(answers.get(group), answers, on) else ()
            return
        records = answers.get(group)
        for number, record in enumerate(records if isinstance(records, list) else (), start=1):
            if self._fails(record.get(name), answers, on):
                yield f"{group}.{number}.{name}"

    def _fails(self, given: Answer, answers: Mapping[str, Answer], on: date) -> bool:
        """An answer not given (or empty) breaks nothing."""
        other = self.to if self.must == "be" else self._other(answers, on)
        if given is None or other is None:
            return False
        return not HOLDS[self.must](as_sent(given), as_sent(other))

    def _other(self, answers: Mapping[str, Answer], on: date) -> Answer:
        month = Month.of(on)
        moments = {
            TODAY: on.isoformat(),
            THIS_MONTH: on.replace(day=1).isoformat(),
            LAST_MONTH: str(month.previous),
            PAST_QUARTER: str(Quarter.of(month).previous.months[0]),
        }
        return moments.get(self.to, answers.get(self.to))


def _agrees_with_birth_date(iin: str, born_on: str) -> bool:
    # Since 2013 the digits need not repeat the birth date: this can warn, never reject.
    hinted = Iin.parse(iin).hints().born_on
    return hinted is None or hinted.isoformat() == born_on


HOLDS: dict[Must, Callable[[str, str], bool]] = {
    "be": lambda given, other: given == other,
    "differ_from": lambda given, other: given != other,
    # ISO dates sort as text.
    "not_be_before": lambda given, other: given >= other,
    "not_be_after": lambda given, other: given <= other,
    "agree_with_birth_date": _agrees_with_birth_date,
}


@dataclass(frozen=True)
class Finding:
    """A check that failed: at which field, how serious, and what to do."""

    field: str
    level: Literal["error", "warning"]
    text: Text
    refusal: str = ""
