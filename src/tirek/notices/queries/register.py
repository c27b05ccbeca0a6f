"""The register of certificates: which were issued, to whom, and what became of them."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet

from tirek.casework.models import Event
from tirek.casework.permissions import visible_to
from tirek.casework.queries.search import found as cases_found
from tirek.notices.models import Notice

ONE_OF_ITS_PAPERS = "kk"
"""A certificate has a paper in each language and one number: it stands in the register once."""
HANDED_OVER = "ResultHandedOver"


def certificates(user: Any, search: str = "") -> QuerySet[Notice]:
    """Those of the cases the user may see, the latest first, each once.

    `search` is an IIN, a number or its end, the beginning of a name. The cases come with the
    events that tell what was asked for and who took it.
    """
    cases = visible_to(user)
    if search.strip():
        cases = cases_found(cases, user, search)
    told = Event.objects.filter(kind__in=("Submitted", HANDED_OVER)).order_by("seq")
    issued = Notice.objects.filter(kind=Notice.Kind.CERTIFICATE, language=ONE_OF_ITS_PAPERS)
    return (
        issued.filter(case__in=cases)
        .select_related("case__subject", "signed_by")
        .prefetch_related(Prefetch("case__events", queryset=told))
        .order_by("-issued_at", "-pk")
    )
