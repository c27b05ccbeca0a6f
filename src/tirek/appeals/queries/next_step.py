"""What comes next with a complaint, and by when."""

from __future__ import annotations

from tirek.appeals.models import Complaint
from tirek.appeals.texts import following
from tirek.kernel.text import Text
from tirek.procedure.deadline import shown


def next_step(complaint: Complaint) -> Text:
    """In a sentence, as the complainant should know it."""
    due_on = shown(complaint.due_on) if complaint.due_on else ""
    return following().stage[complaint.stage].format(due_on=due_on)
