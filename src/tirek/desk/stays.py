"""What is done about a place in a home from the desk: which fields each deed asks, and reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone

from tirek.casework.models import Look
from tirek.casework.refused import Refused
from tirek.desk.deeds import Deeds
from tirek.supply.actions.admit import admit
from tirek.supply.actions.discharge import discharge, note_death
from tirek.supply.actions.keep_home_journal import note_services, plan_services
from tirek.supply.actions.leave_home import come_home, go_away
from tirek.supply.actions.leave_list import leave_list
from tirek.supply.actions.transfer import ask_transfer, transfer
from tirek.supply.models import Home, HomeStay
from tirek.supply.stay_permissions import people_of
from tirek.web.access import officer
from tirek.web.day_typed import day_sent, day_typed
from tirek.web.typed import words_sent


@dataclass(frozen=True)
class StayDeed:
    """One thing that may be done to a stay: the `event` it writes and what it asks for."""

    name: str
    event: str
    fields: tuple[str, ...]
    act: Callable[..., object]


STAY_DEEDS = (
    StayDeed("admit", "Admitted", ("on",), admit),
    StayDeed("come_home", "CameBack", ("on",), come_home),
    StayDeed("go_away", "WentAway", ("on", "until", "reason"), go_away),
    StayDeed("ask_transfer", "TransferAsked", ("reason",), ask_transfer),
    StayDeed("transfer", "Transferred", ("home", "on", "reason"), transfer),
    StayDeed("leave_list", "Declined", ("reason",), leave_list),
    StayDeed("visit", "Visited", ("on", "reason"), note_services),
    StayDeed("plan", "Planned", ("reason", "until"), plan_services),
    StayDeed("discharge", "Discharged", ("on", "reason"), discharge),
    StayDeed("note_death", "Died", ("on", "reason"), note_death),
)


def field_of(deed: str, field: str) -> str:
    """Its name on a page with several forms."""
    return f"{deed}_{field}"


def stay_deeds(request: HttpRequest, stay: HomeStay) -> Deeds:
    """Each by the name its button sends; who may do it is asked by the action."""
    return {one.name: partial(_do, request, one, stay) for one in STAY_DEEDS}


def _do(request: HttpRequest, deed: StayDeed, stay: HomeStay) -> None:
    said = {field: READ[field](request, field_of(deed.name, field)) for field in deed.fields}
    at_field(
        deed.name, partial(deed.act, stay=stay, by=officer(request), at=timezone.now(), **said)
    )


def at_field(deed: str, act: Callable[[], object]) -> None:
    """Do it; what is wrong is told at the field of this deed. Raises Refused."""
    try:
        act()
    except Refused as refused:
        field = field_of(deed, refused.field) if refused.field else ""
        raise Refused(refused.text, field=field) from refused


def home_sent(request: HttpRequest, name: str) -> Home | None:
    """The home that was chosen; which homes may be is said by the action."""
    chosen = request.POST.get(name, "")
    return Home.objects.filter(pk=int(chosen)).first() if chosen.isdecimal() else None


READ: Mapping[str, Callable[[HttpRequest, str], Any]] = {
    "on": day_sent,
    "until": day_typed,
    "reason": words_sent,
    "home": home_sent,
}


def opened_resident(request: HttpRequest, stay_id: int) -> HomeStay:
    """A person of the user's home, seen. Http404 for one of another home, as for none."""
    found = people_of(officer(request)).filter(pk=stay_id).first()
    if found is None:
        raise Http404
    seen_at_home(request, iter([found]))
    return found


def seen_at_home(request: HttpRequest, stays: Iterator[HomeStay]) -> None:
    """A home sees no case, but the people who live in it: a look all the same."""
    user, at = officer(request), timezone.now()
    Look.objects.bulk_create(
        Look(case_id=one.case_id, user=user, at=at, page="home") for one in stays
    )
