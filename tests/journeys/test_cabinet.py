"""A mother's evening with her phone: her cabinet from the first page to the last."""

from collections.abc import Callable
from typing import Any

import pytest

from making import asked, citizen, decided, hearing_announced, officer, submitted
from tirek.accounts.models import User
from tirek.casework.actions.look import look
from tirek.casework.models import Case
from tirek.people.queries import wishes_of

FRIDAY = "2025-09-12 11:00"
EVENING = "2025-09-12 20:30"
NARROW = 320
PAGES = (
    "letters",
    "payments",
    "complaints",
    "acting",
    "consents",
    "looks",
    "my-data",
    "settings",
)
FITS = "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"
WORDS = {
    "kk": {"needs": "Қазір сізден керегі", "left": "жұмыс күні қалды", "new": "жаңа хат"},
    "ru": {"needs": "Что нужно от вас сейчас", "left": "рабочих дней", "new": "новое письмо"},
}


def family(mother: User) -> list[Case]:
    """Three children: one granted, one asked about, one whose refusal is to be heard."""
    granted = decided(submitted(mother))
    wanted = asked(submitted(mother, child_given_name="Мерей"))
    heard = hearing_announced(
        submitted(mother, child_given_name="Дамир", fully_state_supported=True)
    )
    return [granted, wanted, heard]


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_mother_looks_through_her_cabinet_on_a_phone(
    language: str,
    visitor: Callable[..., Any],
    clock: Callable[[str], None],
    work_tasks: Callable[[], None],
) -> None:
    clock(FRIDAY)
    mother, said = citizen(), WORDS[language]
    granted, wanted, heard = family(mother)
    look(case=granted, by=officer(), page="facts", at=granted.events.latest("seq").at)
    work_tasks()
    clock(EVENING)
    phone = visitor(language, phone=True)
    phone.sign_in(mother.username)
    phone.open("/cases/")
    phone.look("cabinet")
    text = phone.text().replace("\u00a0", " ")
    assert text.index(said["needs"]) < text.index(granted.number)
    assert said["left"] in text
    for case in (granted, wanted, heard):
        assert case.number in text
    for name in PAGES:
        phone.open(f"/{name}/")
        phone.look(name)
        assert phone.page.evaluate(FITS), f"{name} is wider than the phone"
        phone.page.set_viewport_size({"width": NARROW, "height": 640})
        assert phone.page.evaluate(FITS), f"{name} is wider than {NARROW} px"
        phone.page.set_viewport_size({"width": 360, "height": 740})
    for case in (granted, wanted, heard):
        phone.open(f"/cases/{case.number}/")
        phone.look("case")
        assert phone.page.evaluate(FITS), "the page of a case is wider than the phone"


def test_a_mother_reads_a_letter_and_wants_no_more_sms(
    visitor: Callable[..., Any], clock: Callable[[str], None], work_tasks: Callable[[], None]
) -> None:
    clock(FRIDAY)
    mother = citizen()
    decided(submitted(mother))
    work_tasks()
    phone = visitor("ru", phone=True)
    phone.sign_in(mother.username)
    phone.open("/cases/")
    phone.page.click("a[href='/letters/'] >> nth=0")
    assert "не прочитано" in phone.text()
    with phone.page.expect_download():
        phone.page.click("a[href*='/letters/'][href^='/cases/'] >> nth=0")
    phone.open("/letters/")
    assert "не прочитано" not in phone.text()
    assert "прочитано: " in phone.text()
    phone.look("read")
    phone.open("/settings/")
    phone.fill("sms", "no")
    phone.page.click("main form button.govuk-button")
    phone.look("no-sms")
    assert "Сохранено" in phone.text()
    assert not wishes_of(mother.iin).sms


def test_an_empty_cabinet_shows_the_way(
    visitor: Callable[..., Any], clock: Callable[[str], None]
) -> None:
    clock(FRIDAY)
    mother = citizen()
    phone = visitor("kk", phone=True)
    phone.sign_in(mother.username)
    for name in ("cases", *PAGES):
        phone.open(f"/{name}/")
        phone.look(f"empty-{name}")
        assert phone.page.evaluate(FITS)
    phone.open("/cases/")
    phone.page.click("main a.govuk-button >> nth=0")
    assert phone.page.url.rstrip("/").count("/") == 2, "the way begins at the start page"
