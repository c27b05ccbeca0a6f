"""The list of those to whom something was issued and who are in no list yet, as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.accounts.bodies import works_on
from tirek.desk.cases import seen_together
from tirek.desk.paper_sent import sent, spoken_in
from tirek.supply.queries.bought_papers import hygiene_list, open_list
from tirek.supply.queries.issued import of_hygiene, to_report
from tirek.web.access import CASE_READERS, officer, only_for, place_of

PAPERS = {"open": (to_report, open_list), "hygiene": (of_hygiene, hygiene_list)}


@only_for(*CASE_READERS)
@require_safe
def page(request: HttpRequest, service: str, paper: str, language: str, kind: str) -> HttpResponse:
    """Of the officer's own place and services only. Http404 where nothing was issued."""
    place, at = place_of(request), timezone.now()
    if paper not in PAPERS or not works_on(officer(request), service):
        raise Http404
    asked, written = PAPERS[paper]
    found = asked(service, place)
    if not found:
        raise Http404
    seen_together(request, [one.delivery.case for one in found], "bought")
    made = written(found, place, spoken_in(language), on=timezone.localdate(), at=at)
    return sent(made, paper, language, kind)
