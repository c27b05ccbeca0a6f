"""One officer: name, role, office, access, first password, what was done."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.actions.keep_officer import change_officer
from tirek.accounts.models import Role, User
from tirek.casework.models import UNDECIDED, Case
from tirek.desk.frame import desk_page
from tirek.desk.keeping import YES, officer_said, tried, words
from tirek.desk.presenters.kept import SHOWN, kept_table
from tirek.desk.presenters.officers import officer_page
from tirek.desk.queries.staff import kept, neighbours
from tirek.web.access import officer, only_for
from tirek.web.texts import text


def found(officer_id: int) -> User:
    """An officer. Raises Http404 for a citizen: the administrator keeps none of them."""
    one = User.objects.exclude(role=Role.CITIZEN).select_related("office").filter(pk=officer_id)
    try:
        return one.get()
    except User.DoesNotExist:
        raise Http404 from None


@only_for(Role.ADMINISTRATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, officer_id: int) -> HttpResponse:
    """GET shows; POST changes."""
    one = found(officer_id)
    stopped = tried(lambda: _change(request, one)) if request.method == "POST" else None
    if request.method == "POST" and stopped is None:
        messages.success(request, text("desk.officers.saved"))
        return redirect("desk:officer", one.pk)
    left = Case.objects.filter(assigned_to=one, stage__in=UNDECIDED).count()
    return desk_page(
        request,
        "officer",
        officer_page(request, one, neighbours(one.office), stopped),
        status=stopped.status if stopped else 200,
        officer=one,
        left=text("desk.officers.cases_left", n=left) if left else "",
        kept=kept_table(kept(officer=one)[:SHOWN]),
    )


def _change(request: HttpRequest, one: User) -> None:
    change_officer(
        by=officer(request),
        officer=one.pk,
        said=officer_said(request),
        is_active=words(request, "is_active") == YES,
        at=timezone.now(),
    )
