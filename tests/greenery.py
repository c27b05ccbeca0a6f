"""A second department of a place: that of green plantings, which decides on trees alone."""

from __future__ import annotations

from making import ZHAKSY, office, officer
from tirek.accounts.models import Office, OfficeKind, User

GREENERY = "greenery"


def greenery_of(place: str = ZHAKSY, kind: OfficeKind = OfficeKind.DEPARTMENT) -> Office:
    """Made at the first call; the first department of the place is no longer of that kind."""
    if kind == OfficeKind.DEPARTMENT:
        first = office(place)
        first.bodies = [one for one in first.bodies if one != GREENERY]
        first.save()
    names = {"name_kk": "Жасыл екпелер бөлімі", "name_ru": "Отдел зелёных насаждений"}
    return Office.objects.get_or_create(place=place, kind=kind, bodies=[GREENERY], defaults=names)[
        0
    ]


def gardener(role: str, place: str = ZHAKSY, kind: OfficeKind = OfficeKind.DEPARTMENT) -> User:
    """An officer of it."""
    user = officer(role, place)
    user.office = greenery_of(place, kind)
    user.save()
    return user
