"""The administrator gives an officer a new first password."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from tirek.accounts.actions.give_password import give_password
from tirek.accounts.models import Role, User
from tirek.desk.frame import desk_page
from tirek.desk.keeping import tried
from tirek.desk.pages.officer import found
from tirek.web.access import officer, only_for
from tirek.web.components import Page
from tirek.web.texts import text


@only_for(Role.ADMINISTRATOR)
@require_POST
def page(request: HttpRequest, officer_id: int) -> HttpResponse:
    """Shown this once and kept nowhere; every session of the officer ends."""
    one, given = found(officer_id), list[tuple[User, str]]()
    at = timezone.now()
    stopped = tried(lambda: given.append(give_password(by=officer(request), officer=one.pk, at=at)))
    if stopped:
        messages.error(request, stopped.why)
        return redirect("desk:officer", one.pk)
    back = reverse("desk:officer", args=[one.pk])
    told = Page(text("desk.officers.password_given"), back=back)
    return desk_page(request, "told_password", told, officer=one, password=given[0][1])
