"""Whether the decision that holds of a case gives the right to what is waited for."""

from __future__ import annotations

from tirek.casework.models import Case
from tirek.casework.queries.events import last


def is_granted(case: Case) -> bool:
    """Whether the last decision grants it: an earlier one may have been taken back."""
    decided = last(case, "Decided")
    return decided is not None and decided.payload["outcome"] == "granted"
