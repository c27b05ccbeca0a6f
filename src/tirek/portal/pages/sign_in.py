"""Sign in with a name and a password; afterwards to where one wanted to go."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from tirek.accounts.actions.sign_in import SignInRefused, sign_in
from tirek.web.access import home_of
from tirek.web.components import Field, Problem
from tirek.web.forms import FormPage
from tirek.web.texts import spoken, text

UNPROCESSABLE = 422


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The form; after it the page that was asked for, the cases or the desk."""
    if request.method != "POST":
        return _shown(request)
    name, password = request.POST.get("username", ""), request.POST.get("password", "")
    missing = _missing(name, password)
    if missing:
        return _shown(request, name=name, errors=missing, status=UNPROCESSABLE)
    try:
        user = sign_in(request, username=name, password=password)
    except SignInRefused as refused:
        errors = {"username": spoken(refused.text)}
        return _shown(request, name=name, errors=errors, status=UNPROCESSABLE)
    return redirect(_wanted(request) or home_of(user))


def _missing(name: str, password: str) -> dict[str, str]:
    errors = {}
    if not name.strip():
        errors["username"] = text("portal.sign_in.name_missing")
    if not password:
        errors["password"] = text("portal.sign_in.password_missing")
    return errors


def _shown(
    request: HttpRequest, *, name: str = "", errors: dict[str, str] | None = None, status: int = 200
) -> HttpResponse:
    found = errors or {}
    fields = (
        Field(
            "username",
            text("portal.sign_in.name"),
            value=name,
            autocomplete="username",
            width=20,
            error=found.get("username", ""),
        ),
        Field(
            "password",
            text("portal.sign_in.password"),
            kind="password",
            error=found.get("password", ""),
        ),
    )
    page = FormPage(
        title=text("portal.sign_in.title"),
        heading=text("portal.sign_in.title"),
        fields=fields,
        problems=tuple(Problem.of(field) for field in fields if field.error),
    )
    context = {"page": page, "demo": settings.DEBUG, "next": _wanted(request)}
    return render(request, "portal/sign_in.html", context, status=status)


def _wanted(request: HttpRequest) -> str:
    """The address asked for, if it is one of ours."""
    address = request.POST.get("next") or request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if ours else ""
