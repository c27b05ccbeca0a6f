"""What was asked of registries, and what they still owe."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from tirek.registries.models import Query, Silence


def cases_to_ask_again(*, at: datetime, most: int) -> list[str]:
    """Numbers of cases with a silent registry whose pause is over, the longest waiting first."""
    due = Silence.objects.filter(again_at__lte=at).order_by("again_at", "pk")
    return list(dict.fromkeys(due.values_list("case_number", flat=True)[:most]))


def queries_about(numbers: Iterable[str]) -> QuerySet[Query]:
    """Every query for those applications (numbers of cases, ids of drafts), the latest first."""
    asked = Query.objects.filter(case_number__in=list(numbers))
    return asked.select_related("answer", "asked_by").order_by("-asked_at", "-pk")
