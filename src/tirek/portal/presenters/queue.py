"""Where one stands in the queue for what was granted."""

from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.supply.queries.waiting import Standing, standing
from tirek.web import formats
from tirek.web.language import current
from tirek.web.texts import spoken, text


def queue_line(case: Case) -> str:
    """One's own place and what the turn brings, or when and how the waiting ended; "" for none."""
    waited = service_of(case).queue
    found = standing(case) if waited else None
    if waited is None or found is None:
        return ""
    if found.row.case_id != case.pk:
        return _after(found)
    if found.number:
        return text(
            "portal.waiting.place",
            number=found.number,
            waiting=found.waiting,
            what=spoken(waited.waits_for),
        )
    on = formats.day(found.row.at, current())
    return text(f"portal.waiting.{found.row.kind}", on=on, what=spoken(waited.waits_for))


def _after(found: Standing) -> str:
    """One waits once in a queue: the case takes its turn after the one by which one waits now."""
    if not found.number:
        return ""
    return text("portal.waiting.after", case=found.row.case.number, number=found.number)
