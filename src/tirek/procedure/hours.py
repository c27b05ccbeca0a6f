"""When an office works and takes applications; times are local."""

from dataclasses import dataclass
from datetime import time

from tirek.kernel.text import Text
from tirek.procedure.cite import Cite


@dataclass(frozen=True)
class OfficeHours:
    """Weekdays are 1 for Monday to 7 for Sunday; the working calendar overrules them.

    `result_next_working_day`: row 7 says that what is ready outside these hours is issued on the
    next working day.
    """

    weekdays: tuple[int, ...]
    opens: time
    closes: time
    break_begins: time
    break_ends: time
    accepts_until: time
    text: Text
    cites: tuple[Cite, ...]
    result_next_working_day: bool = False

    def __post_init__(self) -> None:
        day = [self.opens, self.break_begins, self.break_ends, self.accepts_until, self.closes]
        if day != sorted(day):
            times = ", ".join(f"{moment:%H:%M}" for moment in day)
            raise ValueError(f"{times}; expected the times of a day in order")
