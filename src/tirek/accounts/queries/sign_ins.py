"""Where a person is signed in, and how they signed in before."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from tirek.accounts.models import Session, SignIn, User


def sessions_of(user: User, at: datetime) -> QuerySet[Session]:
    """The sessions of the person that are not over, the latest first."""
    theirs = Session.objects.filter(sign_in__user=user, expire_date__gt=at)
    return theirs.select_related("sign_in").order_by("-sign_in__at", "session_key")


def sign_ins_of(user: User) -> QuerySet[SignIn]:
    """Every sign-in of the person, refused ones too, the latest first."""
    return SignIn.objects.filter(user=user).order_by("-at", "-pk")
