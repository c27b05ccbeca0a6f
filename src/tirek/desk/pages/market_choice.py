"""One choice and its order: the person died, moved or declined; or was re-examined."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.desk.cases import opened
from tirek.desk.deeds import deeds_page
from tirek.desk.presenters.market import choice_shown
from tirek.supply.actions.end_order import end_order
from tirek.supply.actions.note_re_examined import note_re_examined
from tirek.web.access import officer, only_for
from tirek.web.typed import words_sent


@only_for(Role.SPECIALIST)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """The last choice of the case."""
    case, by, at = opened(request, number, "market"), officer(request), timezone.now()
    choice = case.choices.select_related("case__subject", "supplier__office").order_by("pk").last()
    if choice is None:
        raise Http404

    def end() -> None:
        end_order(choice=choice, reason=words_sent(request, "note"), by=by, at=at)

    deeds = {"end": end, "re_examined": lambda: note_re_examined(choice=choice, by=by, at=at)}
    return deeds_page(
        request,
        deeds,
        lambda stopped: choice_shown(request, choice, stopped),
        reverse("desk:market-choice", args=[number]),
    )
