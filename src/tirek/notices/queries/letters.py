"""The letters of a case, for those who may see the case."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from tirek.casework.models import Case
from tirek.casework.permissions import visible_to
from tirek.kernel.text import LANGUAGES
from tirek.notices import files
from tirek.notices.models import Notice
from tirek.notices.places import notices_folder

SHOWN = (
    *(field.name for field in Notice._meta.concrete_fields),
    *(f"office__name_{language}" for language in LANGUAGES),
    "signed_by__full_name",
)
"""A notice whole; of its office and signer the names."""


def notices_of(case: Case) -> list[Notice]:
    """The notices of a case, the latest first, for a page of somebody who was let see the case."""
    found = case.notices.select_related("office", "signed_by").only(*SHOWN)
    return list(found.order_by("-issued_at", "number", "language"))


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
