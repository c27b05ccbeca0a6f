"""A lawyer tries a new edition before it is law: checked, compared, told case by case.

Nothing is stored: the text of the draft comes with each request and goes with the answer.
"""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.casework.actions.look import look
from tirek.casework.models import Case
from tirek.desk.draft_sent import DraftSent, draft_sent
from tirek.desk.frame import desk_page
from tirek.desk.presenters.law_preview import (
    PER_CASE,
    SideBySide,
    effect,
    refusal_rows,
    side_by_side,
    terms_table,
    what_ends,
)
from tirek.desk.queries.law_preview import TwoLaws, open_cases, two_laws
from tirek.law.catalogue import the_law
from tirek.law.edition import Edition
from tirek.law.preview import Draft, read_draft
from tirek.services import SERVICES
from tirek.web.access import officer, only_for, place_of
from tirek.web.components import Page
from tirek.web.step import UNPROCESSABLE
from tirek.web.texts import text

LOOK = "law-preview"


@only_for(Role.LAWYER)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The form; after it was sent, what is wrong or what would change."""
    place_of(request)
    sent = draft_sent(request)
    if request.method != "POST" or sent.problems:
        status = UNPROCESSABLE if sent.problems else 200
        return _shown(request, sent, status)
    service = SERVICES[sent.service]
    draft = read_draft(sent.text, service.rulebook(), the_law())
    found: dict[str, Any] = {"draft": draft, "refusals": refusal_rows(draft, sent.text)}
    if draft.edition is not None and draft.can_be_compared:
        found |= _compared(request, sent, draft, draft.edition)
    return _shown(request, sent, 200 if draft.edition else UNPROCESSABLE, **found)


def _shown(request: HttpRequest, sent: DraftSent, status: int, **found: Any) -> HttpResponse:
    shown = Page(text("desk.law_preview.title"), problems=sent.problems)
    return desk_page(request, "law_preview", shown, status=status, fields=sent.fields, **found)


def _compared(
    request: HttpRequest, sent: DraftSent, draft: Draft, edition: Edition
) -> dict[str, Any]:
    begins = edition.in_force.from_ or timezone.localdate()
    laws = two_laws(SERVICES[sent.service], edition, begins)
    cases = open_cases(officer(request), laws, edition)
    return {
        "ends": what_ends(draft),
        "terms": terms_table(laws.in_force_before(edition.place, begins), edition),
        "reaches": laws.reaches(place_of(request), edition),
        "effect": effect(cases, laws) if cases else None,
        "asked_case": _asked_case(request, cases, laws),
    }


def _asked_case(request: HttpRequest, cases: Sequence[Case], laws: TwoLaws) -> SideBySide | None:
    """The explanations of one of these cases; to see them is a look at the case."""
    number = request.POST.get(PER_CASE, "")
    case = next((one for one in cases if one.number == number), None)
    if case is None:
        return None
    look(case=case, by=officer(request), page=LOOK, at=timezone.now())
    return side_by_side(case, laws)
