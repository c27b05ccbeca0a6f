"""Care: at home from the application to the notification, and a referral refused for age.

The first story is examples 4 and 5 of the specification: accepted on Monday 2 February 2026,
visited on Wednesday, the act received the Monday after. The second is example 1 of part A.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from journey import (
    as_typed,
    attach,
    choose_place,
    decide,
    decided,
    establish,
    fill_known,
    send_page,
    sign_by_code,
)

from care import (
    ASKED_FOR_A_REFERRAL,
    AT_HOME,
    ESTABLISHED,
    RESIDENTIAL,
    VISITED,
    child_answers,
    own_answers,
)
from making import PANFILOV, citizen, heard, office, officer
from tirek.accounts.models import Role, User
from tirek.casework.models import Case

MONDAY, TUESDAY, WEDNESDAY = "2026-02-02 11:00", "2026-02-10 11:00", "2026-02-11 11:00"
ALMATY = ZoneInfo("Asia/Almaty")


def applied(parent: Any, user: User, service: str, answers: dict[str, Any]) -> str:
    """Every page answered, papers added, signed and sent."""
    parent.open(f"/services/{service}/")
    parent.look("service")
    choose_place(parent, user, service, PANFILOV)
    known = {name: as_typed(said) for name, said in answers.items() if said is not None}
    for _ in range(30):
        if "/q/" not in parent.page.url:
            break
        fill_known(parent, known)
        parent.look(parent.page.url.rstrip("/").rpartition("/")[2])
        send_page(parent)
        assert not parent.page.locator(".govuk-error-summary").count(), parent.text()
    attach(parent)
    sign_by_code(parent)
    parent.look("sent")
    return str(Case.objects.get().number)


def examined(visitor: Any, language: str, by: User, number: str, found: dict[str, Any]) -> str:
    """The specialist types in what was found out; the words of the file after it."""

    def say(desk: Any) -> None:
        for name, one in found.items():
            desk.fill(name, as_typed(one))
            desk.fill(f"{name}.source", "officer")

    desk = visitor(language)
    desk.sign_in(by.username)
    establish(desk, number, say)
    desk.unfold()
    desk.look("dossier-open")
    return str(desk.text()).replace("\u00a0", " ")


def test_care_at_home_is_visited_decided_and_told(
    visitor: Callable[..., Any], clock: Callable[[str], None], work_tasks: Callable[[], None]
) -> None:
    office(PANFILOV)
    people = officer(place=PANFILOV), officer(Role.HEAD, PANFILOV)
    clock(MONDAY)
    person = citizen(full_name="Нұрлан Омаров")
    parent = visitor("kk", phone=True)
    number = applied(parent, person, AT_HOME, own_answers(person, AT_HOME))

    clock(TUESDAY)
    words = examined(visitor, "kk", people[0], number, {**ESTABLISHED, **VISITED})
    assert "12 ақпан" in words, "three working days after the act"
    decide(visitor, "kk", people, number)
    work_tasks()
    page, words = decided(parent, person, number)
    assert "порталда ұйым таңдаңыз" in page
    assert "ХАБАРЛАМА" in words
    assert "aleumet.egov.kz" in words
    assert Case.objects.get().stage == "closed"


def test_a_home_takes_no_child_of_two(
    visitor: Callable[..., Any], clock: Callable[[str], None], work_tasks: Callable[[], None]
) -> None:
    office(PANFILOV)
    people = officer(place=PANFILOV), officer(Role.HEAD, PANFILOV)
    clock(MONDAY)
    mother = citizen(full_name="Айгүл Омарова")
    parent = visitor("ru", phone=True)
    answers = child_answers(mother, RESIDENTIAL, "2024-01-15")
    number = applied(parent, mother, RESIDENTIAL, answers)

    clock(TUESDAY)
    found = {**ESTABLISHED, **ASKED_FOR_A_REFERRAL, "person.second_group": False}
    words = examined(visitor, "ru", people[0], number, found)
    assert "принимают с трёх лет" in words
    heard(Case.objects.get(), at=datetime.fromisoformat(TUESDAY).replace(tzinfo=ALMATY))

    clock(WEDNESDAY)
    decide(visitor, "ru", people, number)
    work_tasks()
    page, words = decided(parent, mother, number)
    assert "Отказано" in page
    assert "Ребёнку ещё нет трёх лет" in words
    assert "обратиться с полутора лет" in " ".join(words.split())
    assert Case.objects.get().stage == "refused"
