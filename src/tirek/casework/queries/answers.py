"""What the applicant wrote in the application."""

from __future__ import annotations

from typing import Any

from tirek.casework.models import Case
from tirek.casework.queries.events import happened


def answers_of(case: Case) -> dict[str, Any]:
    """The answers as they were sent, by field id (`iban`, `bank`, `settlement`, …)."""
    [submitted] = happened(case, "Submitted")
    return submitted.payload["answers"]
