"""How near a deadline is."""

from datetime import date, timedelta
from typing import Literal

from tirek.casework.models import UNDECIDED, Case
from tirek.web.components import Tone
from tirek.web.texts import text

Nearness = Literal["overdue", "today", "soon", "later", "none"]
SOON = timedelta(days=3)
"""From how near on a deadline is shown as near: a habit of the page, not of the law."""

TONES: dict[Nearness, Tone] = {"overdue": "danger", "today": "warning", "soon": "warning"}


def nearness(case: Case, today: date) -> Nearness:
    """Where the deadline stands; a decided case has none."""
    if case.stage not in UNDECIDED or case.due_on is None:
        return "none"
    if case.due_on < today:
        return "overdue"
    if case.due_on == today:
        return "today"
    return "soon" if case.due_on <= today + SOON else "later"


def in_words(case: Case, today: date) -> str:
    """ "2 days overdue", "today", "in 5 days"; nothing for a decided case."""
    near = nearness(case, today)
    if near == "none" or case.due_on is None:
        return ""
    if near == "today":
        return text("desk.due.today")
    days = abs((case.due_on - today).days)
    return text("desk.due.overdue" if near == "overdue" else "desk.due.ahead", n=days)


def tone(case: Case, today: date) -> Tone:
    """The tone of the tag that says how near the deadline is."""
    return TONES.get(nearness(case, today), "neutral")
