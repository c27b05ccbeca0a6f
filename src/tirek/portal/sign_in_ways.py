"""Where somebody who signs in comes from and goes to, whichever way they take."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from tirek.accounts.models import User
from tirek.web.access import home_of

WANTED = "sign_in_next"


def wanted(request: HttpRequest) -> str:
    """The address asked for, if it is one of ours."""
    typed = request.POST.get("next") or request.GET.get("next", "")
    address = typed or request.session.get(WANTED, "")
    ours = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if ours else ""


def keep_wanted(request: HttpRequest) -> None:
    """Remember it over pages that do not carry it."""
    request.session[WANTED] = wanted(request)


def signed_in(request: HttpRequest, user: User, to: str) -> HttpResponse:
    """On to the page that was asked for, else to the user's own pages."""
    request.session.pop(WANTED, None)
    return redirect(to or home_of(user))
