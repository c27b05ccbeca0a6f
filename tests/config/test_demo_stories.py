"""The stories of the demonstration that lead back months, told at the turn of a year."""

from datetime import date, datetime, time
from itertools import chain, islice

import pytest

from making import PANFILOV, ZHAKSY
from tirek.accounts.models import Role, User
from tirek.casework.models import Case
from tirek.config.demo import buying, care, fill, market, sanatoria, trees, vouchers
from tirek.config.demo.one_case import officers_of
from tirek.config.demo.people import name_file
from tirek.config.demo.users import Desk, Users
from tirek.payments.models import PaymentRun
from tirek.procedure.deadline import ALMATY
from tirek.supply.models import VoucherAct

pytestmark = pytest.mark.django_db
NEW_YEAR = date(2026, 1, 9)
"""The month told is of another year, and some steps are still to come."""


@pytest.fixture
def users() -> Users:
    """Every office of the demonstration with its officers."""
    made = Users()
    for place in name_file().places:
        made.desk(place, NEW_YEAR)
    made.administrator()
    made.others()
    return made


@pytest.fixture
def desk(users: Users) -> Desk:
    """Who works in the first place."""
    there = User.objects.filter(office__place=ZHAKSY)
    roles = (Role.SPECIALIST, Role.HEAD, Role.ACCOUNTANT, Role.OPERATOR)
    return Desk(*(there.get(role=role) for role in roles))


def test_they_are_told_at_the_turn_of_a_year(users: Users, desk: Desk) -> None:
    officers = (desk.specialist, desk.head)
    told = chain(
        islice(market.stories(ZHAKSY, users, officers, NEW_YEAR), 1),
        sanatoria.stories(ZHAKSY, users, officers, NEW_YEAR),
        buying.stories(ZHAKSY, users, desk, NEW_YEAR),
        vouchers.stories(PANFILOV, users, officers_of(PANFILOV), NEW_YEAR),
    )
    fill._play(told, until=datetime.combine(NEW_YEAR, time(18, 30), ALMATY))
    assert PaymentRun.objects.get().stage == "reconciled"
    assert VoucherAct.objects.exists()
    assert Case.objects.count() == 4 + 3 + 4


def test_before_the_act_nobody_is_cared_for(users: Users) -> None:
    early = date(2024, 3, 4)
    assert not list(care.stories(ZHAKSY, users, officers_of(ZHAKSY), early))


def test_before_the_announcement_nobody_asks_for_trees(users: Users) -> None:
    assert not list(trees.stories(users, NEW_YEAR))
    assert len(list(trees.stories(users, date(2026, 3, 4)))) == 3
