"""The state asks first: the question on a telephone, the answer there, the officer who sees it.

Examples E5 and E6 of the specification: asked on Monday 2 February 2026; agreed on Wednesday the
4th, or nothing was said and the question lapses on Thursday the 5th.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from making import ZHAKSY, citizen, iin, office, officer, submitted
from tirek.accounts.models import Role
from tirek.casework.actions.confirm import confirm
from tirek.casework.actions.propose import propose
from tirek.casework.models import Case
from tirek.proactive.actions.hear_news import hear_news
from tirek.proactive.actions.lapse import lapse_overdue
from tirek.services import SERVICES

MONDAY, WEDNESDAY = "2026-02-02 10:00", "2026-02-04 21:15"
THURSDAY_EVENING, FRIDAY = "2026-02-05 18:31", "2026-02-06 09:00"
PHONE = "+77015550102"
OFFERED = next(one.passport.proactive for one in SERVICES.values() if one.passport.proactive)
FACTS = {
    "child_surname": "Серіков", "child_given_name": "Әлихан", "child_patronymic": None,
    "child_born_on": "2015-04-10", "settlement": "Жақсы", "street": "Абай", "house": "5",
    "flat": None, "school": "№ 1 мектеп", "school_class": "5", "asked_from": "2026-02-09",
    "asked_to": "2026-05-25", "recommends_home_schooling": True, "conclusion_from": "2026-02-01",
    "conclusion_to": "2026-05-31", "surname": "Серікова", "given_name": "Айгүл",
    "patronymic": "Маратқызы",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _phones(settings: Any, tmp_path: Any) -> None:
    """A demonstration: telephones are pages. They are new for each test."""
    settings.TIREK_DEMO = True
    settings.TIREK_SMS_FOLDER = tmp_path


def news(mother_iin: str, language: str) -> None:
    """A commission gave its conclusion: the registry tells."""
    hear_news(
        registry=OFFERED.registry,
        news=OFFERED.news,
        place=ZHAKSY,
        child_iin=iin(date(2015, 4, 10)),
        applicant_iin=mother_iin,
        phone=PHONE,
        facts=FACTS,
        language=language,  # type: ignore[arg-type]
        at=timezone.now(),
    )


@pytest.mark.parametrize(
    ("language", "question", "confirmed", "unclear"),
    [
        ("kk", "Ia - 1, joq - 2", "Kelisiminiz alyndy", "tusiniksiz"),
        ("ru", "Da - 1, net - 2", "Soglasie polucheno", "ne raspoznan"),
    ],
)
def test_a_question_answered_on_the_telephone(
    language: str,
    question: str,
    confirmed: str,
    unclear: str,
    visitor: Callable[..., Any],
    clock: Callable[[str], None],
    work_tasks: Callable[[], None],
) -> None:
    office(ZHAKSY)
    mother, specialist = citizen(), officer()
    clock(MONDAY)
    news(mother.iin or "", language)
    work_tasks()
    phone = visitor(language, phone=True)
    phone.open(f"/demo/phone/{PHONE}/")
    phone.look("asked")
    assert question in phone.text()

    clock(WEDNESDAY)
    for answer in ("кім бұл?", "1"):
        phone.open(f"/demo/phone/{PHONE}/")
        phone.fill("answer", answer)
        phone.go_on()
        work_tasks()
        work_tasks()
    phone.open(f"/demo/phone/{PHONE}/")
    phone.look("agreed")
    case = Case.objects.get()
    assert confirmed in phone.text()
    assert case.number in phone.text()
    assert "Серік" not in phone.text(), "nobody is named"
    assert case.received_on == date(2026, 2, 5), "after hours: the next working day"

    mother_at_home = visitor(language, phone=True)
    mother_at_home.sign_in(mother.username)
    mother_at_home.open(f"/cases/{case.number}/")
    mother_at_home.look("cabinet")
    assert case.number in mother_at_home.text()

    desk = visitor(language)
    desk.sign_in(specialist.username)
    desk.open("/desk/proactive/")
    desk.look("requests")
    desk.page.click("main table a >> nth=0")
    desk.look("request")
    assert "кім бұл?" in desk.text()
    desk.page.click("main .govuk-summary-list a")
    assert desk.page.url.endswith(f"/desk/cases/{case.number}/")
    desk.open("/desk/sms/?q=Серік")
    desk.look("journal")
    assert PHONE in desk.text()


def test_silence_and_a_late_answer(
    visitor: Callable[..., Any], clock: Callable[[str], None], work_tasks: Callable[[], None]
) -> None:
    office(ZHAKSY)
    clock(MONDAY)
    news(iin(female=True), "ru")
    work_tasks()
    phone = visitor("ru", phone=True)
    clock(THURSDAY_EVENING)
    lapse_overdue(at=timezone.now())
    work_tasks()
    phone.open(f"/demo/phone/{PHONE}/")
    phone.look("lapsed")
    assert "Otveta ne bylo" in phone.text()
    assert "1414" in phone.text()

    clock(FRIDAY)
    phone.fill("answer", "1")
    phone.go_on()
    work_tasks()
    work_tasks()
    phone.open(f"/demo/phone/{PHONE}/")
    phone.look("late")
    assert "bolshe ne prinimayutsya" in phone.text()
    assert not Case.objects.exists()

    desk = visitor("ru")
    desk.sign_in(officer().username)
    desk.open("/desk/proactive/")
    desk.look("lapsed-for-the-officer")
    assert "Отменён без ответа" in desk.text()


def test_a_decision_is_told_and_its_delivery_is_seen(
    visitor: Callable[..., Any], clock: Callable[[str], None], work_tasks: Callable[[], None]
) -> None:
    mother, specialist, head = citizen(), officer(), officer(Role.HEAD)
    clock("2025-09-15 10:00")
    case = submitted(mother, at=timezone.now(), phone=PHONE)
    propose(case=case, by=specialist, at=timezone.now())
    case.refresh_from_db()
    confirm(case=case, by=head, at=timezone.now())
    work_tasks()
    work_tasks()
    phone = visitor("kk", phone=True)
    phone.open(f"/demo/phone/{PHONE}/")
    phone.look("told")
    assert "sheshim daiyn" in phone.text()

    reader = visitor("kk", phone=True)
    reader.sign_in(mother.username)
    reader.open(f"/cases/{case.number}/")
    letter = reader.page.locator("a[href*='/letters/']").first.get_attribute("href")
    clock("2025-09-15 17:00")
    reader.sign_in(mother.username)  # whoever did nothing for an hour was signed out
    reader.page.request.get(f"{reader._address}{letter}")
    reader.open(f"/cases/{case.number}/")
    reader.unfold()
    reader.look("delivered")
    assert "Жеке кабинетте ашылды" in reader.text()

    desk = visitor("ru")
    desk.sign_in(specialist.username)
    desk.open(f"/desk/cases/{case.number}/")
    desk.look("delivery-in-the-dossier")
    assert "Открыто в личном кабинете" in desk.text()
    assert "SMS доставлено на телефон" in desk.text()
