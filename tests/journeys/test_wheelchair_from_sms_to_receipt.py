"""A wheelchair from the SMS of the state to the receipt and the mark, in Kazakh.

Asked on Monday 2 February 2026, agreed on Wednesday the 4th: that is the day of application. The
turn, the choice and the order on Thursday, brought on Monday the 9th, received the day after.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from journey import decide, press, sign_by_code

from aids_making import CHAIRS, FOUND, answers, on_sale
from making import PANFILOV, citizen, office, officer
from market_making import employee
from queues import ESTABLISHED
from tirek.accounts.models import Role
from tirek.casework.actions.establish_facts import establish_facts
from tirek.casework.models import Case
from tirek.proactive.actions.hear_news import hear_news
from tirek.supply.models import Choice
from tirek.supply.queries.had import had_by

PHONE = "+77011234567"
MONDAY, WEDNESDAY, THURSDAY = "2026-02-02 10:00", "2026-02-04 11:00", "2026-02-05 11:00"
NEXT_MONDAY, TUESDAY = "2026-02-09 11:00", "2026-02-10 11:00"


@pytest.fixture(autouse=True)
def _phones(settings: Any, tmp_path: Any) -> None:
    """A demonstration: telephones are pages. They are new for each test."""
    settings.TIREK_DEMO = True
    settings.TIREK_SMS_FOLDER = tmp_path


def news(person: Any) -> None:
    """The social part of the individual programme was formed: a room wheelchair."""
    told = answers(person, CHAIRS)
    hear_news(
        registry="individual_programme",
        news="wheelchairs_listed",
        place=PANFILOV,
        child_iin=person.iin,
        applicant_iin=person.iin,
        phone=PHONE,
        facts={name: told[name] for name in told.keys() - {"iin", "phone", "data_consent"}},
        language="kk",
        at=timezone.now(),
    )


@pytest.mark.parametrize("language", ["kk"])
def test_a_wheelchair_from_the_sms_to_the_receipt(
    language: str,
    visitor: Callable[..., Any],
    clock: Callable[[str], None],
    work_tasks: Callable[[], None],
) -> None:
    office(PANFILOV)
    person, seller = citizen(full_name="Нұрлан Омаров"), employee()
    specialist, head = officer(place=PANFILOV), officer(Role.HEAD, PANFILOV)
    offer = on_sale(CHAIRS, "room-hand", price=230_000, budget=200_000, pieces=3, by=seller)

    clock(MONDAY)
    news(person)
    work_tasks()
    phone = visitor(language, phone=True)
    phone.open(f"/demo/phone/{PHONE}/")
    phone.look("asked")
    assert "Ia – 1, joq – 2" in phone.text() or "Ia - 1, joq - 2" in phone.text()

    clock(WEDNESDAY)
    phone.open(f"/demo/phone/{PHONE}/")
    phone.fill("answer", "1")
    phone.go_on()
    work_tasks()
    case = Case.objects.get()
    assert (case.service, case.channel, f"{case.received_on}") == (
        CHAIRS,
        "proactive",
        "2026-02-04",
    )
    found = {**ESTABLISHED, **FOUND[CHAIRS], "certificate_shown": False}
    facts = {**found, "commission_concluded": False}
    establish_facts(case=case, by=specialist, facts=facts, source="officer", at=timezone.now())
    decide(visitor, language, (specialist, head), case.number)
    work_tasks()

    clock(THURSDAY)
    desk = visitor(language)
    desk.sign_in(specialist.username)
    desk.open("/desk/waiting/")
    desk.look("queue")
    desk.page.click(f"a[href='/desk/cases/{case.number}/serve/']")
    desk.send("main form .govuk-button-group > button.govuk-button")

    mine = visitor(language, phone=True)
    mine.sign_in(person.username)
    mine.open(f"/cases/{case.number}/choice/")
    mine.look("choice")
    mine.page.click(f"a[href$='/order/{offer.pk}/']")
    mine.look("order")
    sign_by_code(mine)
    mine.page.wait_for_selector("text=Тапсырысыңыз өнім берушіге жіберілді.")
    mine.look("ordered")

    clock(NEXT_MONDAY)
    there = visitor(language)
    there.sign_in(seller.username)
    there.page.locator("tbody th a").click()
    press(there, "accept")
    there.send("button[name=way][value=kept_key]")
    there.page.locator("tbody th a").click()
    press(there, "send")
    there.look("sent")

    clock(TUESDAY)
    mine.sign_in(person.username)
    mine.open(f"/cases/{case.number}/choice/")
    mine.page.click("text=Алғанымды растау")
    mine.page.check("input[name=rating][value='5']")
    mine.fill("words", "Жеңіл, ыңғайлы")
    mine.go_on()
    mine.look("received")
    assert "Сіз тапсырысты алдыңыз" in mine.text()
    choice = Choice.objects.get(case=case)
    kinds = list(choice.steps.order_by("seq").values_list("kind", flat=True))
    assert kinds == ["Opened", "Ordered", "Accepted", "Sent", "Received"]
    assert [f"{one.given} {one.received_on}" for one in had_by(case)] == ["room_hand 2026-02-10"]
