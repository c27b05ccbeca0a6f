"""Who may do what about a place in a home: a home to its own people, a department in its cases."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from tirek.accounts.models import Role, User
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.permissions import NotAllowed, require
from tirek.supply.models import Home, HomeStay
from tirek.supply.stay_models import OF_THE_HOME
from tirek.supply.stay_texts import stay_texts


def home_of(user: User) -> Home | None:
    """The home for which the user works; None for anybody else."""
    if user.role != Role.SUPPLIER or not user.is_active:
        return None
    return Home.objects.select_related("office").filter(office=user.office_id).first()


def people_of(user: User) -> QuerySet[HomeStay]:
    """Those who live in the user's home or wait for a place in it, and nobody else."""
    home = home_of(user)
    if home is None:
        return HomeStay.objects.none()
    found = HomeStay.objects.filter(home=home, stage__in=OF_THE_HOME)
    return found.select_related("case__subject", "person", "home__office")


def require_home(user: User, stay: HomeStay, at: datetime) -> None:
    """Raises NotAllowed for a person of another home and for anybody else; OwnCase."""
    if not people_of(user).filter(pk=stay.pk).exists():
        raise NotAllowed(stay_texts().refused["not_your_home"])
    require_no_own_case(stay.case, user, at)


def require_department(user: User, stay: HomeStay, at: datetime) -> None:
    """Raises NotAllowed for a case of another place or role; OwnCase."""
    require(user, "keep_queue", stay.case)
    require_no_own_case(stay.case, user, at)


def require_either(user: User, stay: HomeStay, at: datetime) -> None:
    """Raises NotAllowed for anybody but the person's home and department; OwnCase."""
    if user.role == Role.SUPPLIER:
        require_home(user, stay, at)
    else:
        require_department(user, stay, at)
