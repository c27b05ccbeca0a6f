"""The signed file of what an organisation issued is registered."""

from __future__ import annotations

from typing import Any

from tirek.casework.models import IssuedPaper


def keep_paper(**told: Any) -> IssuedPaper:
    """One file in one language; Django's IntegrityError for a second one."""
    return IssuedPaper.objects.create(**told)
