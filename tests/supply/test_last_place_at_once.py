"""Two people for the last place, one person referred twice: one of them is done."""

import pytest
from test_at_the_same_moment import pressed_at_once

from homes_made import TODAY, day, granted, home, living, referred, worker_of
from making import officer
from tirek.supply.actions.admit import admit
from tirek.supply.actions.discharge import discharge
from tirek.supply.actions.refer import refer
from tirek.supply.actions.transfer import transfer
from tirek.supply.models import HomeRow, HomeStay
from tirek.supply.queries.homes import homes_for

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_last_place_goes_to_exactly_one() -> None:
    one, other = home(places=1), home(places=1)
    waits, lives = referred(one), living(other)
    by, department = worker_of(one), officer(place=lives.case.place)
    discharge(stay=lives, on=TODAY, reason="көшу", by=department, at=day(1))
    refer(case=lives.case, home=one, by=department, at=day(1))
    lives.refresh_from_db()
    found = pressed_at_once(
        lambda: admit(stay=waits, on=TODAY, by=by, at=day(2)),
        lambda: admit(stay=lives, on=TODAY, by=by, at=day(2)),
    )
    assert sorted(type(each).__name__ for each in found) == ["HomeRow", "Refused"]
    assert homes_for(waits.case.place).get(pk=one.pk).free == 0
    assert HomeStay.objects.filter(home=one, stage="living").get() == waits, "registered earlier"


def test_an_admission_and_a_transfer_to_the_last_place() -> None:
    one, other = home(places=1), home(places=1)
    lives, waits = living(other), referred(one)
    by, department = worker_of(one), officer(place=lives.case.place)
    more = {"reason": "сұралды", "by": department, "at": day(2)}
    pressed_at_once(
        lambda: admit(stay=waits, on=TODAY, by=by, at=day(2)),
        lambda: transfer(stay=lives, home=one, on=TODAY, **more),
    )
    assert HomeStay.objects.filter(home=one, stage="living").get() == waits


def test_one_person_is_referred_to_one_home() -> None:
    one, other, case = home(), home(), granted()
    by = officer(place=case.place)
    found = pressed_at_once(
        lambda: refer(case=case, home=one, by=by, at=day(1)),
        lambda: refer(case=case, home=other, by=by, at=day(1)),
    )
    assert sorted(type(each).__name__ for each in found) == ["HomeRow", "Refused"]
    assert HomeRow.objects.filter(kind="Referred").count() == HomeStay.objects.count() == 1
