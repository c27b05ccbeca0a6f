"""The administrator adds an office."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.actions.keep_office import add_office
from tirek.accounts.models import Office, Role
from tirek.desk.frame import desk_page
from tirek.desk.keeping import office_said, tried, words
from tirek.desk.presenters.offices import new_office_page
from tirek.web.access import officer, only_for
from tirek.web.texts import text


@only_for(Role.ADMINISTRATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The form; afterwards the office, whose officers are still to be added."""
    made: list[Office] = []
    stopped = tried(lambda: made.append(_add(request))) if request.method == "POST" else None
    if made:
        messages.success(request, text("desk.offices.added"))
        return redirect("desk:office", made[0].pk)
    status = stopped.status if stopped else 200
    return desk_page(request, "form", new_office_page(request, stopped), status=status)


def _add(request: HttpRequest) -> Office:
    return add_office(
        by=officer(request),
        place=words(request, "place"),
        kind=words(request, "kind"),
        said=office_said(request),
        at=timezone.now(),
    )
