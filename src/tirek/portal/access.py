"""Who may open a citizen's page: a signed-in citizen; others are shown the way."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from tirek.accounts.answers import keep_answers
from tirek.accounts.models import User
from tirek.casework.actions.keep_draft import AlreadySent
from tirek.portal.drafts import Sent
from tirek.web.access import SAFE, home_of

P = ParamSpec("P")
SEEN, SELDOM = "seen", 5 * 60
"""When the session was last made to last longer, and after how many seconds it is again."""
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def citizens_only(view: View[P]) -> View[P]:
    """Strangers sign in first and come back; officers go to their own pages."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not citizen(request).is_citizen:
            return redirect(home_of(citizen(request)))
        _stay(request)
        if request.method in SAFE:
            keep_answers(request.user)
        return view(request, *args, **kwargs)

    return guarded


def _stay(request: HttpRequest) -> None:
    """Whoever does something stays signed in; written down only now and then."""
    now = int(timezone.now().timestamp())
    if now - request.session.get(SEEN, 0) > SELDOM:
        request.session[SEEN] = now


def drafts_only(view: View[P]) -> View[P]:
    """A page of a citizen's draft: once it was sent, the page that says so is shown instead."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except (Sent, AlreadySent):
            return redirect("sent", draft_id=kwargs["draft_id"])

    return citizens_only(guarded)


def citizen(request: HttpRequest) -> User:
    """The citizen behind a guarded request."""
    return cast(User, request.user)
