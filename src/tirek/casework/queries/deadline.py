"""How the case's deadline was counted."""

from __future__ import annotations

from typing import Any

from tirek.casework.models import Case


def deadline_of(case: Case) -> dict[str, Any]:
    """The document written at registration:

    {"number", "received": {"on", "why"}, "deadline": {"due_on", "steps": [{"on", "counted",
    "why"}], "cite"}}.
    """
    return case.events.get(kind="Registered").payload
