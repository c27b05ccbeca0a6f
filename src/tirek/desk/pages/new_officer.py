"""The administrator adds an officer to an office."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.actions.keep_officer import OfficerSaid, add_officer
from tirek.accounts.models import Office, Role, User
from tirek.desk.frame import desk_page
from tirek.desk.keeping import officer_said, tried, words
from tirek.desk.presenters.officers import new_officer_page
from tirek.web.access import officer, only_for
from tirek.web.components import Page
from tirek.web.language import current
from tirek.web.texts import text


@only_for(Role.ADMINISTRATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, office_id: int) -> HttpResponse:
    """The form; afterwards the first password, shown this once and kept nowhere."""
    office = Office.objects.filter(pk=office_id, is_active=True).first()
    if office is None:
        raise Http404
    made: list[tuple[User, str]] = []
    stopped = (
        tried(lambda: made.append(_add(request, office))) if request.method == "POST" else None
    )
    if not made:
        status = stopped.status if stopped else 200
        shown = new_officer_page(request, office, stopped)
        return desk_page(request, "form", shown, status=status)
    added, password = made[0]
    back = reverse("desk:office", args=[office.pk])
    told = Page(text("desk.officers.added"), back=back)
    return desk_page(request, "told_password", told, officer=added, password=password)


def _add(request: HttpRequest, office: Office) -> tuple[User, str]:
    said = officer_said(request)
    return add_officer(
        by=officer(request),
        username=words(request, "username"),
        said=OfficerSaid(said.full_name, said.role, office.pk, said.iin),
        language=current(),
        at=timezone.now(),
    )
