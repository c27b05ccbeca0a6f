"""Sign a person in with a user name and a password."""

from __future__ import annotations

from datetime import datetime

from axes.helpers import get_client_ip_address
from django.conf import settings
from django.contrib.auth import authenticate
from django.http import HttpRequest

from tirek.accounts.actions.begin_session import begin_session, note
from tirek.accounts.models import SignIn, User
from tirek.accounts.proved import SignInRefused
from tirek.accounts.texts import texts

__all__ = ["SignInRefused", "sign_in"]
LOCKED = "locked"


def sign_in(request: HttpRequest, *, username: str, password: str, at: datetime) -> User:
    """Begin a session for the user; the session's key changes.

    Raises SignInRefused. After AXES_FAILURE_LIMIT wrong tries from one address for one name every
    further try is refused for AXES_COOLOFF_TIME, the right password too (and the page is 429).
    Of these the journal keeps one: it is only added to, and anybody may try.
    """
    user = authenticate(request, username=username.strip(), password=password)
    if isinstance(user, User):
        begin_session(request, user, way=SignIn.Way.PASSWORD, at=at)
        return user
    refused = _refusal(request)
    known = User.objects.filter(username=username.strip()).first()
    if refused.why != LOCKED or not _noted(request, known, at):
        outcome = SignIn.Outcome.REFUSED
        note(request, SignIn.Way.PASSWORD, outcome, why=refused.why, user=known, at=at)
    raise refused


def _noted(request: HttpRequest, user: User | None, at: datetime) -> bool:
    """Whether it is written down that this address is locked out."""
    return SignIn.objects.filter(
        way=SignIn.Way.PASSWORD,
        why=LOCKED,
        user=user,
        address=get_client_ip_address(request),
        at__gt=at - settings.AXES_COOLOFF_TIME,
    ).exists()


def _refusal(request: HttpRequest) -> SignInRefused:
    if getattr(request, "axes_locked_out", False):
        minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
        return SignInRefused(texts().sign_in.locked.format(minutes=minutes), LOCKED)
    return SignInRefused(texts().sign_in.wrong, "wrong")
