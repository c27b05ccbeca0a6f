"""The individual plan and the journal of services of the organisation that was chosen."""

from datetime import date

import pytest

from making import PANFILOV, officer
from market_making import employee
from organisations_made import carer_of, choose, chosen, day, granted, listed, served
from tirek.accounts.models import User
from tirek.audit.queries.organisations import broken_organisations
from tirek.casework.permissions import NotAllowed
from tirek.casework.refused import Refused
from tirek.sms.models import JournalLine
from tirek.supply.actions.end_service import end_service
from tirek.supply.actions.note_visit import note_visit
from tirek.supply.actions.write_plan import write_plan
from tirek.supply.models import OrganisationRow, Taker
from tirek.supply.queries.organisations import plan_of, rows_of, visits_in

pytestmark = pytest.mark.django_db
BEGAN = date(2026, 2, 12)
IN_FEBRUARY = {"first": BEGAN, "last": date(2026, 2, 28)}


def planned(taker: Taker, services: str = "meals", by: User | None = None) -> OrganisationRow:
    by = by or carer_of(taker.organisation)
    return write_plan(taker=taker, services=services, **IN_FEBRUARY, by=by, at=day(10))


def visited(taker: Taker, on: date, given: str = "cleaning", by: User | None = None) -> None:
    by = by or carer_of(taker.organisation)
    note_visit(taker=taker, on=on, given=given, by=by, at=day(20))


def test_the_plan_written_last_holds_and_the_person_is_told() -> None:
    taker = chosen(listed())
    planned(taker)
    planned(taker, "meals, cleaning twice a week")
    found = rows_of(taker.case)
    plan = plan_of(found)
    assert plan is not None
    assert plan.payload["services"] == "meals, cleaning twice a week"
    assert (plan.payload["first"], plan.payload["last"]) == ("2026-02-12", "2026-02-28")
    assert found.filter(kind="Planned").count() == 2, "the one before stays in the journal"
    assert JournalLine.objects.filter(
        key=f"organisation {plan.organisation_id}/{plan.seq}"
    ).exists()


def test_the_journal_may_go_back_to_an_earlier_day_and_tells_the_newest_first() -> None:
    taker = served(listed())
    for number in (13, 16, 14):
        visited(taker, date(2026, 2, number))
    taker.refresh_from_db()
    assert taker.on == BEGAN, "since when the services are given does not move"
    assert [row.on.day for row in visits_in(rows_of(taker.case))] == [16, 14, 13]
    assert list(broken_organisations(lambda: None)) == []


@pytest.mark.parametrize(
    ("on", "given", "field", "why"),
    [
        (date(2026, 2, 11), "meals", "on", "had not begun"),
        (date(2026, 2, 23), "meals", "on", "has not come yet"),
        (date(2026, 2, 13), "  ", "given", "Describe the services"),
    ],
)
def test_what_cannot_be_noted_is_told_at_its_field(
    on: date, given: str, field: str, why: str
) -> None:
    taker = served(listed())
    with pytest.raises(Refused, match=why) as refused:
        visited(taker, on, given)
    assert refused.value.field == field
    assert not rows_of(taker.case).filter(kind="Visited").exists()


def test_a_plan_without_services_or_with_days_that_do_not_follow() -> None:
    taker = chosen(listed())
    with pytest.raises(Refused) as nothing:
        planned(taker, " ")
    by = carer_of(taker.organisation)
    days = {"first": date(2026, 2, 28), "last": date(2026, 2, 27)}
    with pytest.raises(Refused) as backwards:
        write_plan(taker=taker, services="meals", **days, by=by, at=day(10))
    assert (nothing.value.field, backwards.value.field) == ("services", "last")


def test_before_the_services_begin_and_after_their_end_nothing_is_noted() -> None:
    waits, over = chosen(listed()), served(listed())
    with pytest.raises(Refused):
        visited(waits, BEGAN)
    visited(over, date(2026, 2, 13))
    end_service(taker=over, reason="көшті", by=officer(place=PANFILOV), at=day(21))
    with pytest.raises(NotAllowed):
        visited(over, date(2026, 2, 14))
    with pytest.raises(NotAllowed):
        planned(over)


def test_another_organisation_and_the_person_write_nothing() -> None:
    one, other = listed(), listed()
    taker = served(one)
    mother = taker.case.applicant_user
    assert mother is not None
    for somebody in (carer_of(other), mother, employee(), officer(place=PANFILOV)):
        with pytest.raises(NotAllowed):
            planned(taker, by=somebody)
        with pytest.raises(NotAllowed):
            visited(taker, date(2026, 2, 13), by=somebody)


def test_a_plan_leaves_the_choice_open() -> None:
    one, other = listed(), listed()
    taker = chosen(one, granted())
    planned(taker)
    choose(taker.case, other, day(11))
    taker.refresh_from_db()
    assert (taker.organisation, taker.stage) == (other, "chosen")
    assert list(broken_organisations(lambda: None)) == []
