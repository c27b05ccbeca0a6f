"""A lawyer tries a new edition or value before it is law: checked, compared over all cases.

Nothing is stored: what is tried comes with each request and goes with the answer.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.casework.actions.look import look
from tirek.casework.models import Case
from tirek.desk.draft_sent import DraftSent, draft_sent
from tirek.desk.frame import desk_page
from tirek.desk.presenters.law_effect import (
    LISTED,
    SideBySide,
    cases_table,
    effect_view,
    kind_asked,
    side_by_side,
)
from tirek.desk.presenters.law_preview import refusal_rows, terms_table, what_ends
from tirek.desk.queries.law_preview import TwoLaws, effect_of, two_laws
from tirek.desk.table_file import table_file
from tirek.law.batch.comparison import Told
from tirek.law.catalogue import the_law
from tirek.law.edition import Edition
from tirek.law.preview import Draft, read_draft
from tirek.services import SERVICES
from tirek.web.access import officer, only_for, place_of
from tirek.web.components import Page, Table
from tirek.web.step import UNPROCESSABLE
from tirek.web.texts import text

LOOK = "law-preview"


@only_for(Role.LAWYER)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The form; after it was sent, what is wrong or what would change; the cases as a file."""
    place_of(request)
    sent = draft_sent(request)
    if request.method != "POST" or sent.problems:
        return _shown(request, sent, UNPROCESSABLE if sent.problems else 200)
    draft = _draft(sent)
    found: dict[str, Any] = {}
    if draft is not None:
        found |= {"draft": draft, "refusals": refusal_rows(draft, sent.text)}
        if draft.edition is None or not draft.can_be_compared:
            return _shown(request, sent, 200 if draft.edition else UNPROCESSABLE, **found)
        found["ends"] = what_ends(draft)
    laws = _laws(sent, draft.edition if draft else None)
    if "csv" in request.POST:
        return _file(request, laws)
    return _shown(request, sent, 200, **found, **_compared(request, laws))


def _shown(request: HttpRequest, sent: DraftSent, status: int, **found: Any) -> HttpResponse:
    shown = Page(text("desk.law_preview.title"), problems=sent.problems)
    return desk_page(request, "law_preview", shown, status=status, fields=sent.fields, **found)


def _draft(sent: DraftSent) -> Draft | None:
    if not sent.text:
        return None
    return read_draft(sent.text, SERVICES[sent.service].rulebook(), the_law())


def _laws(sent: DraftSent, edition: Edition | None) -> TwoLaws:
    days = [sent.value.from_] if sent.value else []
    if edition is not None:
        days.append(edition.in_force.from_ or timezone.localdate())
    values = [sent.value] if sent.value else []
    return two_laws(SERVICES[sent.service], min(days), edition, values)


def _compared(request: HttpRequest, laws: TwoLaws) -> dict[str, Any]:
    cases, kind = laws.reached(officer(request)), kind_asked(request.POST)
    number = cases.count()
    few = 0 < number <= laws.most_cases
    effect = effect_of(cases, laws, Told(kind, LISTED + 1)) if few else None
    edition = laws.draft
    return {
        "terms": _terms(laws, edition) if edition else None,
        "reaches": laws.reaches(place_of(request)),
        "too_many": _too_many(laws) if number > laws.most_cases else "",
        "effect": effect_view(effect, laws, kind) if effect else None,
        "asked_case": _asked_case(request, laws),
    }


def _too_many(laws: TwoLaws) -> str:
    if laws.service.rulebook().one_by_one:
        return text("desk.law_preview.too_many_one_by_one", most=laws.most_cases)
    return text("desk.law_preview.too_many")


def _terms(laws: TwoLaws, edition: Edition) -> Table:
    begins = edition.in_force.from_ or laws.begins
    return terms_table(laws.in_force_before(edition.place, begins), edition)


def _file(request: HttpRequest, laws: TwoLaws) -> HttpResponse:
    """Every case that would change, of the kind that is shown."""
    cases, kind = laws.reached(officer(request)), kind_asked(request.POST)
    found = (
        effect_of(cases, laws, Told(kind, laws.most_cases)).most
        if 0 < cases.count() <= laws.most_cases
        else ()
    )
    place = place_of(request).replace("/", "-")
    return table_file(cases_table(found, laws), f"law-preview-{place}-{laws.begins}")


def _asked_case(request: HttpRequest, laws: TwoLaws) -> SideBySide | None:
    """The explanations of one of these cases; to see them is a look at the case."""
    number = request.POST.get("case", "").strip()
    case: Case | None = laws.reached(officer(request)).filter(number=number).first()
    if case is None:
        return None
    look(case=case, by=officer(request), page=LOOK, at=timezone.now())
    return side_by_side(case, laws)
