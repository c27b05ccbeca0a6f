"""How near a deadline is, in words and colours."""

from datetime import date

from tirek.casework.models import Case
from tirek.desk.queries.nearness import Nearness, nearness
from tirek.web.components import Tone
from tirek.web.texts import text

TONES: dict[Nearness, Tone] = {"overdue": "danger", "today": "warning", "soon": "warning"}


def in_words(case: Case, today: date) -> str:
    """How many days are left or overdue; nothing for a decided case."""
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
