"""Who may open an officers' page. Which cases they may open is said by `casework.permissions`."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache

from tirek.accounts.answers import keep_answers
from tirek.accounts.bodies import handles_money
from tirek.accounts.models import Role, User
from tirek.accounts.queries.deputies import roles_of
from tirek.casework.permissions import OVERSEERS

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]

CASE_ROLES = (Role.SPECIALIST, Role.HEAD)
"""Who works on cases."""
CASE_READERS = (*CASE_ROLES, *OVERSEERS)
"""Who may open a case on the desk."""
SAFE = ("GET", "HEAD")
PASSWORD = "/desk/password/"
"""Whoever was given a first password chooses their own before anything else."""
PAYMENT_ROLES = (Role.ACCOUNTANT,)
"""Who works on payment registers."""


def only_for(*roles: Role) -> Callable[[View[P]], View[P]]:
    """Strangers sign in first and come back; other roles are refused. Nothing is cached.

    Who acts for somebody of the role today, by an order, has the role too.
    """

    def guard(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if request.method in SAFE:
                keep_answers(request.user)
            if not acts_as(officer(request), *roles):
                raise PermissionDenied
            if officer(request).password_is_temporary and request.path != PASSWORD:
                return redirect(PASSWORD)
            return view(request, *args, **kwargs)

        return cast(View[P], never_cache(guarded))

    return guard


def acts_as(user: User, *roles: Role) -> bool:
    """Whether one of the roles is the user's own, or that of somebody they act for today."""
    if user.role in roles:
        return True
    return bool(roles_of(user, on=timezone.localdate()) & set(roles))


def officer(request: HttpRequest) -> User:
    """The user behind a guarded request."""
    return cast(User, request.user)


def place_of(request: HttpRequest) -> str:
    """The place whose cases and payments the officer works on.

    An officer without an office sees nothing at all, rather than everything.
    """
    place = officer(request).place
    if place is None:
        raise PermissionDenied
    return place


def paying_place_of(request: HttpRequest) -> str:
    """The same, of an office that pays something: the money of a place is one department's."""
    if not handles_money(officer(request).office):
        raise PermissionDenied
    return place_of(request)


HOMES: Mapping[str, str] = {
    Role.OPERATOR: "/counter/",
    Role.COMMISSION: "/desk/conclusions/",
    Role.ACCOUNTANT: "/desk/accounts/",
    Role.SCHOOL: "/desk/school/",
    Role.SUPPLIER: "/desk/orders/",
    Role.MANAGER: "/desk/manager/",
    Role.AUDITOR: "/desk/audit/",
    Role.LAWYER: "/desk/law/",
    Role.ADMINISTRATOR: "/desk/officers/",
}
"""Where the pages of a role begin, if not at the queue."""


def home_of(user: User) -> str:
    """Where a user's own pages begin."""
    if user.is_citizen:
        return "/cases/"
    return HOMES.get(user.role, "/desk/")
