"""Sign in whoever another system names: the way there, and the way back."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse

from tirek.accounts import oidc
from tirek.accounts.actions.begin_session import enter, note
from tirek.accounts.models import SignIn, User
from tirek.accounts.proved import SignInRefused


def to_provider(request: HttpRequest, *, back: str, language: str, at: datetime) -> HttpResponse:
    """The redirect to the provider, which sends people back to `back`. Raises SignInRefused."""
    try:
        return oidc.to_provider(request, back=back, language=language)
    except SignInRefused as refused:
        _note(request, refused, at)
        raise


def sign_in_by_provider(request: HttpRequest, *, language: str, at: datetime) -> User:
    """Begin a session for whoever came back. Raises SignInRefused."""
    try:
        proved = oidc.proved_by_provider(request, language)
    except SignInRefused as refused:
        _note(request, refused, at)
        raise
    return enter(request, proved, at=at)


def _note(request: HttpRequest, refused: SignInRefused, at: datetime) -> None:
    note(request, SignIn.Way.PROVIDER, SignIn.Outcome.REFUSED, why=refused.why, at=at)
