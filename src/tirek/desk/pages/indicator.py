"""One indicator: how it is counted, and the cases behind it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.desk.figures_asked import Asked
from tirek.desk.frame import desk_page
from tirek.desk.presenters.indicators import figure_view
from tirek.indicators.quality import quality
from tirek.indicators.queries.figures import behind, figure
from tirek.indicators.queries.scope import READERS
from tirek.web.access import officer, only_for, place_of
from tirek.web.address import address_with
from tirek.web.components import Page, Pages

ON_A_PAGE = 50
WANTED = {"yes": True, "no": False}


@only_for(*READERS)
@require_safe
def page(request: HttpRequest, indicator_id: str) -> HttpResponse:
    """Fifty a page, each page as fast as the first; to see the case itself is a look at it."""
    place_of(request)
    try:
        indicator = quality().indicator(indicator_id)
    except KeyError:
        raise Http404 from None
    user, today = officer(request), timezone.localdate()
    asked = Asked.of(user, request.GET, today)
    scope, met = asked.scope(today), request.GET.get("met", "")
    part = behind(indicator, scope, met=WANTED.get(met), after=_after(request), limit=ON_A_PAGE + 1)
    view = figure_view(figure(indicator, scope), part[:ON_A_PAGE], asked, user, met)
    more = part[ON_A_PAGE - 1].id if len(part) > ON_A_PAGE else 0
    return desk_page(
        request, "indicator", Page(view.name, back=f"{reverse('desk:indicators')}?{asked.query}"),
        view=view, pages=_pages(request, more),
    )  # fmt: skip


def _after(request: HttpRequest) -> int:
    sent = request.GET.get("after", "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 19 else 0


def _pages(request: HttpRequest, more: int) -> Pages | None:
    return Pages(next=address_with(request, after=str(more))) if more else None
