"""What was received is replaced (order No 287 p. 5, 6): XA7, XA8, days worked by hand.

1500 sheets of Braille paper, given for a year: received on Sunday 2 February 2025, so that they may
be replaced from Monday 2 February 2026. Asked that day, the three working days end on Thursday the
5th, when the office closes.
"""

from datetime import UTC, date, datetime

import pytest

from aids_making import AIDS, CHAIRS, given, on_sale
from making import officer
from market_making import (
    accept,
    day,
    of,
    ordered,
)
from tirek.audit.queries.queues import broken_queues
from tirek.proactive.actions.lapse import lapse_overdue
from tirek.proactive.actions.read_answer import read_answer
from tirek.proactive.models import Request
from tirek.sms.actions.receive import receive
from tirek.sms.models import JournalLine
from tirek.supply.actions.ask_replacements import ask_all
from tirek.supply.actions.receive_order import receive_order
from tirek.supply.actions.send_order import send_order
from tirek.supply.actions.serve import serve
from tirek.supply.models import Choice, Row
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
