"""Somebody to whom a place in a home was granted is put on the list of one."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.legal import service_of
from tirek.casework.local_day import local_day
from tirek.casework.models import Case
from tirek.casework.permissions import require
from tirek.casework.queries.decision import is_granted
from tirek.casework.queries.events import last
from tirek.casework.refused import Refused
from tirek.supply.line import Place
from tirek.supply.models import Home, HomeRow
from tirek.supply.queries.homes import homes_for
from tirek.supply.stay_course import Happened, held_stay, take
from tirek.supply.stay_texts import stay_texts
from tirek.supply.still import require_still


@transaction.atomic
def refer(*, case: Case, home: Home | None, by: User, at: datetime) -> HomeRow:
    """The place on the list is that of the registration of the case, however late the referral.

    Raises NotAllowed, OwnCase; Refused without a granting decision, for a home that does not take
    people of the place, for who waits or lives somewhere already, has died or lost the ground.
    """
    require(by, "keep_queue", case)
    require_no_own_case(case, by, at)
    say = stay_texts().refused
    if service_of(case).homes is None:
        raise Refused(say["no_homes_here"])
    held_stay(case.subject_id)
    decision, registered = last(case, "Decided"), last(case, "Registered")
    if decision is None or registered is None or not is_granted(case):
        raise Refused(say["not_granted"])
    require_still(case)
    if home is None or not homes_for(case.place).filter(pk=home.pk).exists():
        raise Refused(say["no_home"], field="home")
    place = Place(0, registered.at, case.pk)
    what = Happened("Referred", local_day(at), place=place, decision=decision.seq)
    return take(case, home, what, by=by, at=at)
