"""A person who proved who they are begins a session, and that is written down."""

from __future__ import annotations

from datetime import datetime

from axes.helpers import get_client_ip_address
from django.conf import settings
from django.contrib.auth import login
from django.db import transaction
from django.http import HttpRequest

from tirek.accounts.models import Role, SignIn, User
from tirek.accounts.proved import Proved, SignInRefused
from tirek.accounts.sessions import SIGN_IN
from tirek.accounts.texts import texts

BACKEND = "django.contrib.auth.backends.ModelBackend"


def enter(request: HttpRequest, proved: Proved, *, at: datetime) -> User:
    """Sign in whoever has that IIN, a citizen or an officer; a citizen's account is made here.

    Raises SignInRefused where the account is closed, or somebody else is signed in here.
    """
    refused = _another_is_here(request, proved.iin)
    user = None if refused else _account(proved)
    if user is not None and not user.is_active:
        refused = SignInRefused(texts().sign_in.closed, "closed")
    if refused is not None:
        outcome = SignIn.Outcome.REFUSED
        note(request, proved.way, outcome, iin=proved.iin, why=refused.why, user=user, at=at)
        raise refused
    assert user is not None
    begin_session(request, user, way=proved.way, at=at)
    return user


def begin_session(request: HttpRequest, user: User, *, way: str, at: datetime) -> None:
    """The session gets a new key, so that nobody who knew the old one is signed in as well."""
    login(request, user, backend=BACKEND)
    if user.is_citizen:  # often on a computer that others use
        request.session.set_expiry(settings.TIREK_CITIZEN_SESSION)
    entered = note(request, way, SignIn.Outcome.ENTERED, user=user, iin=user.iin or "", at=at)
    request.session[SIGN_IN] = entered.pk


def note(
    request: HttpRequest,
    way: str,
    outcome: SignIn.Outcome,
    *,
    at: datetime,
    user: User | None = None,
    iin: str = "",
    why: str = "",
) -> SignIn:
    """A line of the journal of sign-ins."""
    address = get_client_ip_address(request)
    return SignIn.objects.create(
        at=at, way=way, outcome=outcome, why=why, user=user, iin=iin, address=address
    )


@transaction.atomic
def _account(proved: Proved) -> User:
    found = User.objects.filter(iin=proved.iin).first()
    return found or User.objects.create_user(
        username=f"iin-{proved.iin}",
        role=Role.CITIZEN,
        iin=proved.iin,
        full_name=proved.full_name,
        language=proved.language,
    )


def _another_is_here(request: HttpRequest, iin: str) -> SignInRefused | None:
    here = request.user
    if isinstance(here, User) and here.iin != iin:
        return SignInRefused(texts().sign_in.another_person, "another_person")
    return None
