"""What was received is replaced (order No 287 p. 5, 6): XA7, XA8, days worked by hand.

1500 sheets of Braille paper, given for a year: received on Sunday 2 February 2025, so that they may
be replaced from Monday 2 February 2026. Asked that day, the three working days end on Thursday the
5th, when the office closes.
"""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from aids_making import AIDS, CHAIRS, applied_for, given, granted_of, on_sale, turned
from bought_making import came, contract, issued, served
from making import PANFILOV, officer
from market_making import (
    accept,
    day,
    of,
    ordered,
)
from tirek.accounts.models import Role
from tirek.audit.queries.queues import broken_queues
from tirek.casework.queries.facts import facts_of
from tirek.proactive.actions.lapse import lapse_overdue
from tirek.proactive.actions.read_answer import read_answer
from tirek.proactive.models import Request
from tirek.sms.actions.receive import receive
from tirek.sms.models import JournalLine
from tirek.supply.actions.ask_replacements import ask_all
from tirek.supply.actions.find_no_supplier import Found, find_no_supplier
from tirek.supply.actions.receive_order import receive_order
from tirek.supply.actions.send_order import send_order
from tirek.supply.actions.serve import serve
from tirek.supply.models import Choice, Delivery, Row
from tirek.supply.queries.waiting import standing

pytestmark = pytest.mark.django_db

JANUARY = datetime(2025, 1, 13, 6, 0, tzinfo=UTC)
SUNDAY = datetime(2025, 2, 2, 6, 0, tzinfo=UTC)
MONDAY, THURSDAY_EVENING = day(2), day(5, hour=14)
PHONE = "+77011234567"


def paper(**changed: object) -> Choice:
    """Received on Sunday 2 February 2025."""
    offer = on_sale(AIDS, "braille-paper", since=date(2025, 1, 1))
    choice = given(AIDS, at=JANUARY, mean="braille_paper", **changed)
    ordered(choice, offer, JANUARY, pieces=1500)
    accept(choice, of(offer), JANUARY)
    send_order(choice=choice, by=of(offer), at=JANUARY)
    user = choice.case.applicant_user
    receive_order(choice=choice, rating=None, words="", by=user, at=SUNDAY)
    choice.refresh_from_db()
    return choice


def answer(code: str) -> None:
    at = day(4)
    read_answer(line=receive(key=f"answer {code}", phone=PHONE, text=code, at=at))


def last_message() -> str:
    line = JournalLine.objects.filter(direction=JournalLine.Direction.OUT).order_by("pk").last()
    assert line is not None
    return line.content


def test_the_person_is_asked_once_on_the_day_the_period_ends() -> None:
    choice = paper()
    assert choice.replace_on == date(2026, 2, 2)
    assert ask_all(at=day(1)) == 0
    assert ask_all(at=MONDAY) == 1
    assert ask_all(at=day(3)) == 0
    request = Request.objects.get()
    assert (request.case, request.stage) == (choice.case, "asked")
    assert choice.case.number in last_message()


def test_xa7_silence_is_consent_and_the_place_is_that_of_thursday() -> None:
    choice = paper()
    ask_all(at=MONDAY)
    assert lapse_overdue(at=day(5, hour=10)) == 0
    assert lapse_overdue(at=THURSDAY_EVENING) == 1
    request = Request.objects.get()
    assert request.stage == "queued"
    assert list(request.events.values_list("kind", flat=True)) == ["Asked", "TakenAsConsent"]
    row = Row.objects.filter(case=choice.case).latest("pk")
    assert (row.kind, row.registered_at, row.by) == ("came_back", THURSDAY_EVENING, None)
    assert standing(choice.case).number == 1
    assert list(broken_queues(lambda: None)) == []


def test_consent_puts_into_the_queue_and_the_turn_opens_a_choice() -> None:
    choice = paper()
    ask_all(at=MONDAY)
    answer(Request.objects.get().yes_code)
    assert Request.objects.get().stage == "queued"
    assert standing(choice.case).number == 1
    row = serve(case=choice.case, by=officer(place=choice.case.place), at=day(6))
    offer = on_sale(AIDS, "braille-paper")
    again = Choice.objects.get(row=row)
    assert ordered(again, offer, day(6), pieces=1500).payload["pieces"] == 1500


def test_xa8_the_refusal_code_leaves_the_old_aid_in_use() -> None:
    choice = paper()
    ask_all(at=MONDAY)
    answer(Request.objects.get().no_code)
    assert Request.objects.get().stage == "declined"
    assert lapse_overdue(at=THURSDAY_EVENING) == 0
    assert standing(choice.case).number == 0
    assert ask_all(at=day(6)) == 0


def test_nobody_is_asked_after_the_end_of_the_programme() -> None:
    choice = paper(programme_until="2026-02-01")
    assert ask_all(at=MONDAY) == 0
    choice.refresh_from_db()
    assert choice.replace_on is None


def test_whose_telephone_is_not_known_is_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    choice = paper()
    with monkeypatch.context() as without:
        without.setattr("tirek.proactive.actions.ask_replacement.phone_of", lambda _: None)
        assert ask_all(at=MONDAY) == 0
    assert ask_all(at=day(3)) == 1
    assert standing(choice.case).number == 0


def test_a_wheelchair_is_asked_about_after_seven_years() -> None:
    offer, choice = on_sale(CHAIRS, "room-hand"), given(CHAIRS)
    ordered(choice, offer)
    accept(choice, of(offer), day(3))
    send_order(choice=choice, by=of(offer), at=day(4))
    by = choice.case.applicant_user
    receive_order(choice=choice, rating=None, words="", by=by, at=day(9))
    choice.refresh_from_db()
    assert choice.replace_on == date(2033, 2, 9)


def test_of_hygiene_means_nobody_is_asked() -> None:
    offer, choice = on_sale(AIDS, "nappies"), given(AIDS)
    ordered(choice, offer, pieces=360)
    accept(choice, of(offer), day(3))
    send_order(choice=choice, by=of(offer), at=day(4))
    by = choice.case.applicant_user
    receive_order(choice=choice, rating=None, words="", by=by, at=day(9))
    choice.refresh_from_db()
    assert choice.replace_on is None


def bought_paper() -> Delivery:
    """The same paper, where no supplier is on the portal: issued by the office."""
    absent = Found(AIDS, "braille-paper", True, "7", date(2025, 1, 13))
    find_no_supplier(found=absent, by=officer(Role.COMMISSION, PANFILOV), at=JANUARY)
    delivery = Delivery.objects.get(row=turned(AIDS, at=JANUARY, mean="braille_paper"))
    told: dict[str, Any] = {"service": AIDS, "kind": "braille-paper", "form": "aids"}
    days = {"on": date(2025, 1, 13), "first": date(2025, 1, 13), "last": date(2025, 12, 31)}
    came(contract(JANUARY, **told, **days), 3, date(2025, 1, 13), JANUARY)
    issued(delivery, SUNDAY)
    delivery.refresh_from_db()
    return delivery


def test_of_what_the_state_bought_the_person_is_asked_too() -> None:
    delivery = bought_paper()
    assert delivery.replace_on == date(2026, 2, 2)
    assert [ask_all(at=one) for one in (day(1), MONDAY, day(3))] == [0, 1, 0]
    delivery.refresh_from_db()
    assert (delivery.replace_on, Request.objects.get().case) == (None, delivery.case)
    answer(Request.objects.get().yes_code)
    assert standing(delivery.case).number == 1
    assert list(broken_queues(lambda: None)) == []


def test_a_processor_that_was_served_is_asked_about_after_five_years() -> None:
    delivery = Delivery.objects.get(row=turned(AIDS, mean="speech_processor"))
    told = {"service": AIDS, "kind": "speech-processor", "form": "hearing"}
    served(delivery, "hearing", contract(**told), day(3))
    delivery.refresh_from_db()
    assert delivery.replace_on == date(2031, 2, 3)


def test_a_chair_made_to_order_is_one_of_its_kind_in_every_later_case() -> None:
    """Made to order or not, a room wheelchair is replaced after seven years (annex 3, row 51)."""
    delivery = Delivery.objects.get(row=turned(CHAIRS, individual_order=True))
    came(contract(service=CHAIRS, kind="individual"), 1)
    issued(delivery, day(3))
    delivery.refresh_from_db()
    assert (delivery.stage, delivery.replace_on) == ("issued", date(2033, 2, 3))
    later = applied_for(CHAIRS, delivery.case.applicant_user, at=day(4))
    chair = {"kind": "room_hand", "received_on": "2026-02-03"}
    assert facts_of(later)["chairs"] == [chair]


def test_a_consent_is_kept_while_the_person_waits_by_another_case() -> None:
    """Agreed on the 4th while waiting for a clock: the place is that of the 4th, before somebody
    who was registered on the 5th."""
    choice = paper()
    user = choice.case.applicant_user
    clock = granted_of(AIDS, user, at=day(2), mean="clock")
    ask_all(at=MONDAY)
    answer(Request.objects.get().yes_code)
    assert standing(clock).number == 1
    assert Row.objects.filter(case=choice.case).latest("pk").kind == "served"
    other = granted_of(AIDS, at=day(5), mean="clock")
    by = officer(place=clock.place)
    serve(case=clock, by=by, at=day(6))
    row = Row.objects.filter(case=choice.case).latest("pk")
    assert (row.kind, row.registered_at) == ("came_back", day(4))
    assert (standing(choice.case).number, standing(other).number) == (1, 2)
    serve(case=choice.case, by=by, at=day(9))
    assert standing(choice.case).number == 0
    assert list(broken_queues(lambda: None)) == []
