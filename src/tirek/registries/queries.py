"""What was asked of registries, and what they still owe."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from tirek.registries.models import Answer, Programme, Query, Silence


def cases_to_ask_again(*, at: datetime, most: int) -> list[str]:
    """Numbers of cases with a silent registry whose pause is over, the longest waiting first."""
    due = Silence.objects.filter(again_at__lte=at).order_by("again_at", "pk")
    return list(dict.fromkeys(due.values_list("case_number", flat=True)[:most]))


def queries_about(numbers: Iterable[str]) -> QuerySet[Query]:
    """Every query for those applications (numbers of cases, ids of drafts), the latest first."""
    asked = Query.objects.filter(case_number__in=list(numbers))
    return asked.select_related("answer", "asked_by").order_by("-asked_at", "-pk")


def documents_about(numbers: Iterable[str], registry: str) -> dict[str, dict[str, Any]]:
    """What the registry told last about each of those cases; one that told nothing is not there."""
    told = Answer.objects.filter(
        query__case_number__in=list(numbers), query__registry=registry, document__isnull=False
    )
    rows = told.order_by("answered_at", "pk").values_list("query__case_number", "document")
    return {number: document for number, document in rows if document is not None}


def last_answers(iin: str, names: Iterable[str]) -> dict[str, Answer]:
    """The last thing that each of those registries had to say of a person, "nothing" among it."""
    final = (Answer.Outcome.ANSWERED, Answer.Outcome.NO_DATA)
    said = Answer.objects.filter(query__iin=iin, query__registry__in=list(names))
    found = said.filter(outcome__in=final).select_related("query").order_by("answered_at", "pk")
    return {one.query.registry: one for one in found}


def versions_of(iin: str) -> QuerySet[Programme]:
    """Every version of the individual programme of a person, the first first."""
    return Programme.objects.filter(iin=iin).order_by("seq")
