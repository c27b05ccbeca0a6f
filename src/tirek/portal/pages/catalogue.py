"""What suppliers offer, for everybody: by kind and place, two or three side by side."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.portal.presenters.catalogue import catalogue_page


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Nobody has to sign in to look."""
    asked = {name: request.GET.get(name, "").replace("\0", "") for name in ("kind", "place")}
    shown = catalogue_page(**asked, compared=_ticked(request), on=timezone.localdate())
    return render(request, "portal/catalogue.html", {"page": shown})


def _ticked(request: HttpRequest) -> list[int]:
    sent = (one for one in request.GET.getlist("offer") if one.isascii() and one.isdigit())
    return [int(one) for one in sent if len(one) < 10]
