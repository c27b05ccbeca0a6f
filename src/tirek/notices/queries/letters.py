"""The letters of a case, for those who may see the case."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from tirek.casework.permissions import visible_to
from tirek.notices import files
from tirek.notices.models import Notice
from tirek.notices.places import notices_folder


def letters(user: Any, case_number: str) -> QuerySet[Notice]:
    """The notices of that case; none for a user who may not see it."""
    cases = visible_to(user).filter(number=case_number)
    return Notice.objects.filter(case__in=cases).order_by("-issued_at", "language")


def letter(user: Any, case_number: str, code: str) -> tuple[Notice, bytes]:
    """One notice and its signed PDF.

    Raises Notice.DoesNotExist where there is none that the user may see, files.NoticeFileDamaged
    where its file is not the one that was issued.
    """
    notice = letters(user, case_number).get(code=code)
    return notice, files.read(notices_folder(), notice.path, notice.sha256)
