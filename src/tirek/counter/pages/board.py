"""The board on the wall: who is called to which window, who waits. It renews itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tirek.counter.access import office_of
from tirek.counter.presenters.screens import board_page
from tirek.reception.queries.tickets import measured_day


@never_cache
@require_safe
def page(request: HttpRequest, key: str) -> HttpResponse:
    """Numbers and windows only: nobody is named."""
    office = office_of(key)
    queue = measured_day(office, timezone.localdate(), timezone.now())
    return render(request, "counter/board.html", {"page": board_page(office, queue)})
