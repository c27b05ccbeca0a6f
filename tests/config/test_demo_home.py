"""The home of the demonstration: somebody lives there, is away, waits, is to be referred."""

from datetime import date, datetime, time

import pytest

from making import ZHAKSY, office, officer
from tirek.accounts.models import Role, User
from tirek.audit.queries.homes import broken_homes
from tirek.config.demo import fill, homes
from tirek.config.demo.users import Users
from tirek.procedure.deadline import ALMATY
from tirek.supply.models import HomeStay
from tirek.supply.queries.homes import homes_for, to_refer
from tirek.supply.stay_permissions import people_of

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 20)


def test_its_pages_are_not_empty() -> None:
    office(ZHAKSY)
    officers = officer(place=ZHAKSY), officer(Role.HEAD, ZHAKSY)
    users = Users()
    users.others()
    told = homes.applications(ZHAKSY, users, officers, ON)
    fill._play(told, until=datetime.combine(ON, time(18, 30), ALMATY))
    stages = HomeStay.objects.values_list("stage", flat=True)
    assert sorted(stages) == ["away", "living", "waiting"]
    home = homes_for(ZHAKSY).get()
    assert (home.places, home.free, home.waiting) == (2, 0, 1)
    assert people_of(User.objects.get(username="home")).count() == 3
    assert to_refer(officers[0]).count() == 1
    assert not list(broken_homes(lambda: None))
    for name in ("lives-in-home", "waits-for-home"):
        assert User.objects.get(username=name).is_citizen


def test_before_the_act_there_is_nobody() -> None:
    officers = officer(place=ZHAKSY), officer(Role.HEAD, ZHAKSY)
    assert list(homes.applications(ZHAKSY, Users(), officers, date(2024, 1, 15))) == []
