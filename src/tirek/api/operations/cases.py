"""Cases: lists of them, one of them, what happened in it, what is known of it."""

from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router

from tirek.api.answering import REFUSALS, brief_document, case_document
from tirek.api.entry import caller
from tirek.api.opened import opened
from tirek.api.schemas import Answered, CaseInFull, CaseList, Facts, Line, Problem, Timeline
from tirek.casework.permissions import visible_to
from tirek.casework.queries.cases import GROUPS, worklist
from tirek.casework.queries.decision import decided
from tirek.casework.queries.facts import facts_with_sources
from tirek.casework.queries.listing import part
from tirek.casework.queries.timeline import timeline

router = Router(tags=["cases"])
SIZE = 50


@router.get("/cases", response={200: CaseList, REFUSALS: Problem})
def cases(
    request: HttpRequest,
    pile: Line = "all",
    search: Line = "",
    after: Line = "",
) -> dict[str, Any]:
    """The caller's cases by deadline, fifty at a time; `after` is the number to go on from."""
    if pile not in GROUPS:
        raise Http404
    user = caller(request)
    found = part(worklist(user, pile, search), "due", SIZE, among=visible_to(user), after=after)
    return {"cases": [brief_document(one) for one in found.cases], "after": found.after}


@router.get("/cases/{number}", response={200: CaseInFull, REFUSALS: Problem})
def case(request: HttpRequest, number: str) -> dict[str, Any]:
    """One case; the look is written down."""
    return case_document(opened(request, number), caller(request))


@router.get("/cases/{number}/events", response={200: Timeline, REFUSALS: Problem})
def events(request: HttpRequest, number: str) -> dict[str, Any]:
    """What happened, in words; a citizen is not told what is only proposed."""
    found = opened(request, number)
    audience = "citizen" if caller(request).is_citizen else "officer"
    return {
        "events": [
            {
                "seq": one.seq,
                "kind": one.kind,
                "at": one.at,
                "title": one.title.as_dict(),
                "detail": one.detail.as_dict() if one.detail else None,
                "role": one.role,
            }
            for one in timeline(found, audience)  # type: ignore[arg-type]
        ]
    }


@router.get("/cases/{number}/facts", response={200: Facts, REFUSALS: Problem})
def facts(request: HttpRequest, number: str) -> dict[str, Any]:
    """What is known and where from."""
    known = facts_with_sources(opened(request, number))
    return {
        "facts": [
            {"path": path, "value": one.value, "source": one.source, "detail": one.detail}
            for path, one in known.items()
        ]
    }


@router.get("/cases/{number}/decision", response={200: Answered, REFUSALS: Problem})
def decision(request: HttpRequest, number: str) -> dict[str, Any]:
    """The decision as it was confirmed; not found before that."""
    document = decided(opened(request, number))
    if document is None:
        raise Http404
    return {"decision": document}
