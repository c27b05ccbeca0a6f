"""How near the deadline of a case is."""

from datetime import date, timedelta
from typing import Literal

from tirek.casework.models import UNDECIDED, Case

Nearness = Literal["overdue", "today", "soon", "later", "none"]
SOON = timedelta(days=3)
"""From how near on a deadline is shown as near: a habit of the page, not of the law."""


def nearness(case: Case, today: date) -> Nearness:
    """Where the deadline stands; a decided case has none."""
    if case.stage not in UNDECIDED or case.due_on is None:
        return "none"
    if case.due_on < today:
        return "overdue"
    if case.due_on == today:
        return "today"
    return "soon" if case.due_on <= today + SOON else "later"
