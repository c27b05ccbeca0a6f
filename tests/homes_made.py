"""Homes and the people referred to them, made through the real actions."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from care import MONDAY, RESIDENTIAL, care_case, decided, established, own_answers
from making import PANFILOV, PASSWORD, citizen, office, officer
from tirek.accounts.models import Office, OfficeKind, Role, User
from tirek.casework.models import Case
from tirek.supply.actions.admit import admit
from tirek.supply.actions.refer import refer
from tirek.supply.actions.set_places import set_places
from tirek.supply.models import Home, HomeStay

TODAY = date(2026, 2, 2)
_numbers = count(1)


def home(places: int = 1, place: str = PANFILOV, at: datetime = MONDAY) -> Home:
    """Another home at each call."""
    number = next(_numbers)
    names = {"name_kk": f"«Шапағат-{number}» үйі", "name_ru": f"Дом «Шапагат-{number}»"}
    there = Office.objects.create(place=place, kind=OfficeKind.SUPPLIER, **names)
    sized(there, places, at=at)
    return Home.objects.get(office=there)


def sized(there: Office, places: int, at: datetime = MONDAY, ground: str = "№ 7 бұйрық") -> None:
    head = officer(Role.HEAD, there.place)
    set_places(office=there, places=places, ground=ground, by=head, at=at)


def worker_of(one: Home) -> User:
    """Somebody who works in the home."""
    name = f"home-{one.pk}"
    found = User.objects.filter(username=name).first()
    return found or User.objects.create_user(
        name, PASSWORD, role=Role.SUPPLIER, office=one.office, full_name="Раушан Қасымова"
    )


def granted(user: User | None = None, place: str = PANFILOV) -> Case:
    """Somebody of the second group to whom a referral was granted."""
    assert place == PANFILOV, "care cases are of one place"
    office(place)
    user = user or citizen()
    case = care_case(RESIDENTIAL, user, own_answers(user, RESIDENTIAL))
    return decided(established(case))


def referred(one: Home, case: Case | None = None, at: datetime = MONDAY) -> HomeStay:
    """On the list of the home."""
    case = case or granted()
    refer(case=case, home=one, by=officer(place=case.place), at=at)
    return HomeStay.objects.get(person=case.subject_id)


def living(one: Home, on: date = TODAY, **more: Any) -> HomeStay:
    """Admitted."""
    stay = referred(one, **more)
    admit(stay=stay, on=on, by=worker_of(one), at=MONDAY)
    stay.refresh_from_db()
    return stay


def day(number: int) -> datetime:
    """So many days after Monday."""
    return MONDAY + timedelta(days=number)
