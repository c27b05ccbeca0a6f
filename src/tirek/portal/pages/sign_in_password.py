"""Sign in with a name and a password: officers, and the people of the demonstration."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from tirek.accounts.actions.sign_in import sign_in
from tirek.accounts.proved import SignInRefused
from tirek.portal.sign_in_ways import signed_in, wanted
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
    to, at = wanted(request), timezone.now()
    try:
        user = sign_in(request, username=name, password=password, at=at)
    except SignInRefused as refused:
        errors = {"username": spoken(refused.text)}
        return _shown(request, name=name, errors=errors, status=UNPROCESSABLE)
    return signed_in(request, user, to)


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
    title = text("portal.sign_in.password_title")
    page = FormPage(
        title=title,
        heading=title,
        fields=fields,
        problems=tuple(Problem.of(field) for field in fields if field.error),
        back=reverse("sign-in"),
    )
    context = {"page": page, "next": wanted(request)}
    return render(request, "portal/sign_in_password.html", context, status=status)
