"""What a person was asked first and has not answered yet."""

from __future__ import annotations

from django.db.models import QuerySet

from tirek.proactive.models import OPEN, Request


def open_questions(iin: str | None) -> QuerySet[Request]:
    """The one that lapses first comes first; nobody without an IIN was asked anything."""
    return Request.objects.filter(applicant__iin=iin or "", stage=OPEN).order_by("lapses_at")
