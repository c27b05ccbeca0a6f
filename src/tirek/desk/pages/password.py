"""An officer chooses a password of their own: first of all, where it was given to them."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from tirek.accounts.actions.choose_password import choose_password
from tirek.accounts.models import Role
from tirek.desk.frame import desk_page
from tirek.desk.keeping import tried
from tirek.web.access import home_of, officer, only_for
from tirek.web.components import Field
from tirek.web.forms import FormPage
from tirek.web.step import Stopped
from tirek.web.texts import text

FIELDS = {"now": "current-password", "new": "new-password", "again": "new-password"}


@sensitive_post_parameters(*FIELDS)
@only_for(*(role for role in Role if role != Role.CITIZEN))
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The present one, the new one twice; other sessions of the officer end."""
    stopped = tried(lambda: _choose(request)) if request.method == "POST" else None
    if request.method == "POST" and stopped is None:
        messages.success(request, text("desk.password.done"))
        return redirect(home_of(officer(request)))
    status = stopped.status if stopped else 200
    return desk_page(request, "form", _page(request, stopped), status=status)


def _choose(request: HttpRequest) -> None:
    user = officer(request)
    typed = {name: request.POST.get(name, "") for name in FIELDS}
    choose_password(user=user, at=timezone.now(), **typed)
    user.refresh_from_db()
    update_session_auth_hash(request, user)


def _page(request: HttpRequest, stopped: Stopped | None) -> FormPage:
    first = officer(request).password_is_temporary
    return FormPage(
        title=text("desk.password.title"),
        problems=[stopped.problem] if stopped else [],
        hint=text("desk.password.first" if first else "desk.password.lead"),
        fields=[
            Field(
                name,
                text(f"desk.password.{name}"),
                kind="password",
                autocomplete=autocomplete,
                error=stopped.why if stopped and stopped.field == name else "",
            )
            for name, autocomplete in FIELDS.items()
        ],
        button=text("desk.password.button"),
    )
