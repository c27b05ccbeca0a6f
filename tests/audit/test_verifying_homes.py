"""`tirek audit queue` walks the homes too: every row is told again to the machine."""

from datetime import date

import pytest
from forging import forge

from homes_made import TODAY, day, granted, home, living, referred, sized, worker_of
from making import PANFILOV, officer
from tirek.audit.actions.seal import seal
from tirek.audit.models import Seal
from tirek.audit.queries.verify import verify_queues
from tirek.supply.actions.admit import admit
from tirek.supply.actions.discharge import discharge, note_death
from tirek.supply.actions.leave_home import come_home, go_away
from tirek.supply.actions.leave_list import leave_list
from tirek.supply.actions.refer import refer
from tirek.supply.actions.transfer import ask_transfer, transfer
from tirek.supply.models import Home, HomeRow, HomeStay
from tirek.supply.stay_journal import hash_of

pytestmark = pytest.mark.django_db
WHY = "себебі бар"


def breaches() -> list[tuple[str, object]]:
    return [(one.kind, one.values.get("seq")) for one in verify_queues(lambda part: None)]


def rewritten(row: HomeRow, **changed: object) -> None:
    """Change a row and every hash after it, as somebody would who knows how the chain is made."""
    for name, value in changed.items():
        forge(f'UPDATE supply_homerow SET "{name}" = %s WHERE id = %s', value, row.pk)
    previous = None
    for one in HomeRow.objects.filter(home=row.home).order_by("seq"):
        if previous is not None:
            forge("UPDATE supply_homerow SET previous_hash = %s WHERE id = %s", previous, one.pk)
            one.refresh_from_db()
        previous = hash_of(one)
        forge("UPDATE supply_homerow SET hash = %s WHERE id = %s", previous, one.pk)


def test_a_whole_life_of_two_homes_agrees_with_the_machine() -> None:
    """Every action there is: the tables stand where the rows, told again, stand."""
    one, other = home(places=2), home()
    by, on = worker_of(one), date(2026, 2, 5)
    department = officer(place=PANFILOV)
    first, second = living(one), living(one)
    more = {"by": by, "at": day(4)}
    go_away(stay=first, on=on, until=None, reason=WHY, **more)
    come_home(stay=first, on=on, **more)
    go_away(stay=second, on=on, until=date(2026, 2, 9), reason=WHY, **more)
    ask_transfer(stay=first, reason=WHY, by=by, at=day(3))
    transfer(stay=first, home=other, on=on, reason=WHY, by=department, at=day(5))
    sized(one.office, 1, at=day(5))
    third, fourth = referred(one, at=day(5)), referred(one, at=day(5))
    leave_list(stay=third, reason=WHY, by=department, at=day(6))
    discharge(stay=second, on=on, reason=WHY, by=department, at=day(6))
    admit(stay=fourth, on=date(2026, 2, 8), by=by, at=day(6))
    note_death(stay=fourth, on=date(2026, 2, 8), reason=WHY, by=by, at=day(6))
    refer(case=second.case, home=other, by=department, at=day(7))
    assert sorted(HomeStay.objects.values_list("stage", flat=True)) == [
        "discharged", "gone", "living", "waiting",
    ]  # fmt: skip
    assert breaches() == []
    seal(at=day(8))
    assert "supply_homerow" in set(Seal.objects.values_list("table", flat=True))


def test_a_rewritten_row_is_named() -> None:
    living(home())
    forge("UPDATE supply_homerow SET by_name = 'Басқа' WHERE seq = 3")
    assert breaches() == [("home_hash", 3)]


@pytest.mark.parametrize("seq", [2, 3])
def test_a_row_left_out_is_named(seq: int) -> None:
    living(home())
    forge("DELETE FROM supply_homerow WHERE seq = %s", seq)
    assert breaches() == [("home_missing", seq)]


def test_a_row_that_does_not_follow_is_named() -> None:
    living(home())
    last = HomeRow.objects.get(seq=3)
    forge("UPDATE supply_homerow SET previous_hash = %s WHERE id = %s", "0" * 64, last.pk)
    assert breaches() == [("home_previous_hash", 3)]


@pytest.mark.parametrize(
    "changed", [{"registered_at": day(-3)}, {"decision": 1}, {"rank": 1}], ids=lambda one: str(one)
)
def test_a_place_that_no_registration_and_decision_give_is_named(changed: dict) -> None:
    stay = referred(home())
    rewritten(HomeRow.objects.get(kind="Referred"), **changed)
    assert breaches() == [("home_registration", 2)]
    assert stay.case_id


def test_somebody_else_in_a_row_is_named() -> None:
    living(home())
    other = granted()
    rewritten(HomeRow.objects.get(kind="Admitted"), person_id=other.subject_id)
    assert breaches() == [("home_registration", 3)]


def test_who_was_admitted_before_an_earlier_one_is_named() -> None:
    one = home(places=2)
    stay = living(one)
    early = referred(one)
    rewritten(
        HomeRow.objects.get(kind="Admitted"), case_id=early.case_id, person_id=early.person_id
    )
    assert breaches()[0] == ("home_table", 3)
    assert stay.pk


def test_more_people_than_places_are_named() -> None:
    living(home(places=1))
    row = HomeRow.objects.get(kind="Places")
    rewritten(row, places=0)
    assert breaches() == [("home_table", 3)]


def test_tables_that_say_another_thing_than_the_journal_are_named() -> None:
    stay = living(home())
    forge("UPDATE supply_homestay SET stage = 'waiting'")
    assert breaches() == [("home_standing", None)]
    forge("UPDATE supply_homestay SET stage = 'living'")
    forge("UPDATE supply_home SET places = 9")
    assert breaches() == [("home_places", None)]
    assert (stay.on, Home.objects.count()) == (TODAY, 1)
