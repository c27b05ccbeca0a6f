"""The demonstration of care at home and of permits for trees: something to see for each role."""

from datetime import date, datetime, time

import pytest

from making import PANFILOV, ZHAKSY
from tirek.accounts.models import User
from tirek.audit.queries.organisations import broken_organisations
from tirek.casework.models import Case
from tirek.config.demo import care, fill, trees
from tirek.config.demo.one_case import officers_of
from tirek.config.demo.people import name_file
from tirek.config.demo.users import Users
from tirek.procedure.deadline import ALMATY
from tirek.supply.models import OrganisationRow, Taker

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 20)
EVENING = datetime.combine(ON, time(18, 30), ALMATY)


@pytest.fixture
def users() -> Users:
    """Every office of the demonstration with its officers."""
    made = Users()
    for place in name_file().places:
        made.desk(place, ON)
    made.others()
    return made


def test_one_is_visited_one_has_chosen_one_has_to_choose(users: Users) -> None:
    fill._play(care.stories(ZHAKSY, users, officers_of(ZHAKSY), ON), until=EVENING)
    assert sorted(Taker.objects.values_list("stage", flat=True)) == ["chosen", "served"]
    rows = OrganisationRow.objects.values_list("kind", flat=True)
    assert sorted(rows) == [
        *("Began", "Chosen", "Chosen", "Listed", "Listed"),
        *("Planned", "Visited", "Visited", "Visited"),
    ]
    assert not list(broken_organisations(lambda: None))
    (waits,) = Case.objects.filter(applicant_user__username="chooses-care")
    assert waits.notices.exists()
    assert not OrganisationRow.objects.filter(case=waits).exists()


def test_before_the_act_nobody_is_cared_for(users: Users) -> None:
    early = date(2024, 3, 4)
    assert not list(care.stories(ZHAKSY, users, officers_of(ZHAKSY), early))


def test_the_second_department_has_three_cases_of_its_own(users: Users) -> None:
    fill._play(trees.stories(users, ON), until=EVENING)
    found = Case.objects.filter(place=PANFILOV).values_list("stage", flat=True)
    assert sorted(found) == ["closed", "proposed", "registered"]
    assert User.objects.get(username="tree-owner").is_citizen
