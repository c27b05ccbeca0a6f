"""Sign a person in with a user name and a password."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import authenticate, login
from django.http import HttpRequest

from tirek.accounts.models import User
from tirek.accounts.texts import texts
from tirek.kernel.text import Text


class SignInRefused(Exception):
    """Wrong name or password, or too many tries; `text` is for the page."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.in_("en"))
        self.text = text


def sign_in(request: HttpRequest, *, username: str, password: str) -> User:
    """Begin a session for the user; the session's key changes.

    Raises SignInRefused. After AXES_FAILURE_LIMIT wrong tries from one address for one name every
    further try is refused for AXES_COOLOFF_TIME, the right password too (and the page is 429).
    """
    user = authenticate(request, username=username.strip(), password=password)
    if isinstance(user, User):
        login(request, user)
        return user
    if getattr(request, "axes_locked_out", False):
        minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
        raise SignInRefused(texts().sign_in.locked.format(minutes=minutes))
    raise SignInRefused(texts().sign_in.wrong)
