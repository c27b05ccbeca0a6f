"""How many places a home has, by the document that sets it; the first time makes the home."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.bodies import works_on
from tirek.accounts.models import Office, Role, User
from tirek.casework.local_day import local_day
from tirek.casework.permissions import NotAllowed
from tirek.casework.refused import Refused
from tirek.casework.texts import texts as case_texts
from tirek.services import SERVICES
from tirek.supply.models import Home, HomeRow
from tirek.supply.permissions import require_role
from tirek.supply.queries.work import suppliers_at
from tirek.supply.stay_course import machine
from tirek.supply.stay_journal import add, locked
from tirek.supply.stay_models import PLACES
from tirek.supply.stay_reason import LONGEST
from tirek.supply.stay_telling import tell_turns
from tirek.supply.stay_texts import stay_texts
from tirek.supply.stays.homes import RefusedRow

MOST = 10_000
"""A technical limit."""


@transaction.atomic
def set_places(
    *, office: Office | None, places: int, ground: str, by: User, at: datetime
) -> HomeRow:
    """From now on the home has so many places at the cost of the budget.

    Raises NotAllowed, Refused without an office of the head's place, a number or a ground, and
    for fewer places than people who hold one.
    """
    require_role(by, Role.HEAD)
    if not any(works_on(by, slug) for slug, one in SERVICES.items() if one.homes):
        raise NotAllowed(case_texts().refused.not_your_case)
    say = stay_texts().refused
    if office is None or by.place is None or office not in suppliers_at(by.place):
        raise Refused(say["no_office"], field="office")
    if not 0 < places <= MOST:
        raise Refused(say["no_places"], field="places")
    if not ground.strip():
        raise Refused(say["no_ground"], field="ground")
    made, _ = Home.objects.get_or_create(office=office)
    home = locked([made.pk])[made.pk]
    try:
        machine([home]).resize(str(home.pk), places)
    except RefusedRow as refused:
        raise Refused(refused.text, field="places") from refused
    home.places = places
    row = add(
        home,
        PLACES,
        on=local_day(at),
        by=by,
        role=by.role,
        at=at,
        places=places,
        reason=ground.strip()[:LONGEST],
    )
    tell_turns(home, row)
    return row
