"""One office: its names and BIN, who works there, what was done to it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.actions.keep_office import change_office
from tirek.accounts.models import Office, OfficeKind, Role
from tirek.desk.frame import desk_page
from tirek.desk.keeping import YES, office_said, tried, words
from tirek.desk.presenters.kept import SHOWN, kept_table
from tirek.desk.presenters.officers import officers_table
from tirek.desk.presenters.offices import office_page
from tirek.desk.queries.staff import kept, officers
from tirek.web.access import officer, only_for
from tirek.web.components import Action
from tirek.web.texts import text


@only_for(Role.ADMINISTRATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, office_id: int) -> HttpResponse:
    """GET shows; POST changes."""
    office = Office.objects.filter(pk=office_id).first()
    if office is None:
        raise Http404
    stopped = tried(lambda: _change(request, office)) if request.method == "POST" else None
    if request.method == "POST" and stopped is None:
        messages.success(request, text("desk.officers.saved"))
        return redirect("desk:office", office.pk)
    return desk_page(
        request,
        "office",
        office_page(request, office, stopped),
        status=stopped.status if stopped else 200,
        actions=_actions(office),
        table=officers_table(officers().filter(office=office)),
        kept=kept_table(kept(office=office)[:SHOWN]),
    )


def _actions(office: Office) -> list[Action]:
    if not office.is_active:
        return []
    pages = ["new-officer"]
    if office.kind == OfficeKind.DEPARTMENT:
        pages.append("office-deputies")
    return [
        Action(
            reverse(f"desk:{one}", args=[office.pk]), text(f"desk.offices.{one.replace('-', '_')}")
        )
        for one in pages
    ]


def _change(request: HttpRequest, office: Office) -> None:
    change_office(
        by=officer(request),
        office=office.pk,
        said=office_said(request),
        is_active=words(request, "is_active") == YES,
        at=timezone.now(),
    )
