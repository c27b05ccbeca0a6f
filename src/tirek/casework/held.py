"""What a person put on hold stays where it is until a person lifts the hold."""

from __future__ import annotations

from tirek.accounts.models import Role, User
from tirek.casework.models import Case
from tirek.casework.refused import Refused
from tirek.casework.work_texts import work_texts
from tirek.kernel.text import Text

HELD_BACK = frozenset({Role.SPECIALIST, Role.HEAD})
"""Who is held back; the applicant and the clock are not: a term goes on."""


class OnHold(Refused):
    """Somebody put the case on hold; nothing is decided until it is lifted."""


def why_held(case: Case, by: User | None, stage: str) -> Text | None:
    """Why the officer may not bring the case to that stage now; None where nothing holds it."""
    if not case.on_hold or by is None or by.role not in HELD_BACK or stage == case.stage:
        return None
    return work_texts().refused["on_hold"].format(reason=case.held_because)


def refuse_held(case: Case, by: User | None, stage: str) -> None:
    """Raises OnHold."""
    why = why_held(case, by, stage)
    if why is not None:
        raise OnHold(why)
