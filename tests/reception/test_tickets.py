"""The queue of an office: numbers in order, waiting and serving measured from what happened."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection

from counter_making import MORNING, later, operator
from making import SERVICE, office, officer
from tirek.accounts.models import OfficeKind, Role
from tirek.procedure.lifecycle import RefusedTransition
from tirek.reception.actions.move_ticket import (
    TicketRefused,
    at_window_of,
    call_next,
    move_ticket,
)
from tirek.reception.actions.take_ticket import NotGivenHere, take_ticket
from tirek.reception.counters import NotAtCounter
from tirek.reception.models import Ticket
from tirek.reception.queries.tickets import ahead_of, measured_day

FRIDAY = date(2025, 9, 12)
pytestmark = pytest.mark.django_db


def take(where, minutes=0.0, **changed):
    said = {"service": SERVICE, "language": "kk", "at": later(minutes), **changed}
    return take_ticket(office=where, **said)


def test_numbers_follow_one_another_and_begin_anew_each_day_in_each_office() -> None:
    corporation, department = office(kind=OfficeKind.STATE_CORPORATION), office()
    assert [take(corporation).number for _ in range(3)] == [1, 2, 3]
    assert take(department).number == 1
    assert take(corporation, minutes=24 * 60).number == 1


def test_a_service_that_is_not_given_at_this_counter_has_no_queue_here() -> None:
    where = office(kind=OfficeKind.STATE_CORPORATION)
    with pytest.raises(NotGivenHere):
        take(where, service="no-such-service")
    assert Ticket.objects.count() == 0


def test_the_lowest_waiting_number_is_called_and_two_windows_get_two_numbers() -> None:
    here, there = operator(), operator()
    first, second, third = (take(here.office, minutes=n) for n in (0, 1, 2))
    assert call_next(by=here, window="1", at=later(5)) == first
    assert call_next(by=there, window="2", at=later(5)) == second
    with pytest.raises(TicketRefused) as refused:
        call_next(by=here, window="1", at=later(6))
    assert f"№ {first.number}" in refused.value.text.ru
    move_ticket(ticket=first, kind="Served", by=here, at=later(6))
    move_ticket(ticket=first, kind="Finished", by=here, at=later(9))
    assert call_next(by=here, window="1", at=later(10)) == third
    with pytest.raises(TicketRefused):
        call_next(by=there, window="", at=later(10))


def test_nobody_waits() -> None:
    with pytest.raises(TicketRefused) as refused:
        call_next(by=operator(), window="1", at=MORNING)
    assert refused.value.text.kk == "Кезекте ешкім жоқ"


def test_a_ticket_called_by_another_window_is_not_mine_to_move() -> None:
    here, there = operator(), operator()
    ticket = take(here.office)
    call_next(by=here, window="1", at=later(1))
    with pytest.raises(TicketRefused):
        move_ticket(ticket=ticket, kind="Served", by=there, at=later(2))
    assert at_window_of(here, later(2)) == ticket
    assert at_window_of(there, later(2)) is None


def test_another_office_cannot_move_it_and_other_roles_call_nobody() -> None:
    ticket = take(operator().office)
    with pytest.raises(Ticket.DoesNotExist):
        move_ticket(ticket=ticket, kind="Left", by=officer(), at=later(1))
    for role in (Role.HEAD, Role.ACCOUNTANT, Role.SCHOOL, Role.AUDITOR):
        with pytest.raises(NotAtCounter):
            call_next(by=officer(role), window="1", at=MORNING)


def test_a_step_out_of_turn_is_refused_and_says_what_is_possible() -> None:
    by = operator()
    ticket = take(by.office)
    with pytest.raises(RefusedTransition) as refused:
        move_ticket(ticket=ticket, kind="Finished", by=by, at=later(1))
    assert "Вызван к окну" in refused.value.text.ru
    assert ticket.events.count() == 1


def test_waiting_ends_when_served_and_a_second_over_the_limit_is_marked() -> None:
    by = operator()
    quick, slow, gone = take(by.office), take(by.office), take(by.office)
    call_next(by=by, window="3", at=later(14))
    move_ticket(ticket=quick, kind="Served", by=by, at=later(15))
    move_ticket(ticket=quick, kind="Finished", by=by, at=later(30))
    call_next(by=by, window="3", at=later(30))
    move_ticket(ticket=slow, kind="Served", by=by, at=later(31))
    move_ticket(ticket=gone, kind="Left", by=by, at=later(40))
    one, two, three = measured_day(by.office, FRIDAY, later(47))
    assert (one.waited.minutes, one.waited.limit, one.waited.exceeded) == (15, 15, False)
    assert one.served is not None
    assert (one.served.minutes, one.served.exceeded) == (15, False)
    assert (two.stage, two.waited.minutes, two.waited.exceeded) == ("serving", 31, True)
    assert two.served is not None
    assert (two.served.minutes, two.served.exceeded) == (16, True)
    assert (three.stage, three.waited.minutes, three.served) == ("left", 40, None)
    assert (two.window, two.by) == ("3", by)
    second_over = measured_day(by.office, FRIDAY, later(46) + timedelta(seconds=1))[1]
    assert second_over.served is not None
    assert (second_over.served.minutes, second_over.served.exceeded) == (15, True)


def test_the_department_may_keep_a_person_twice_as_long() -> None:
    take(office())
    take(operator().office)
    assert measured_day(office(), FRIDAY, later(20))[0].waited.limit == 30
    assert not measured_day(office(), FRIDAY, later(20))[0].waited.exceeded
    assert measured_day(operator().office, FRIDAY, later(20))[0].waited.exceeded


def test_how_many_wait_before_a_number() -> None:
    by = operator()
    tickets = [take(by.office) for _ in range(3)]
    call_next(by=by, window="1", at=later(1))
    queue = measured_day(by.office, FRIDAY, later(2))
    assert [ahead_of(ticket, queue) for ticket in tickets] == [0, 0, 1]


@pytest.mark.parametrize("change", ["UPDATE %s SET id = id", "DELETE FROM %s", "TRUNCATE %s"])
@pytest.mark.parametrize("table", ["reception_ticket", "reception_ticketevent"])
def test_what_was_measured_cannot_be_altered(change: str, table: str) -> None:
    take(operator().office)
    with pytest.raises(DatabaseError), connection.cursor() as cursor:
        cursor.execute(change % table)
