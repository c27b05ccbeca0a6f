"""Care: at home from the application to the notification, and a referral refused for age.

The first story is examples 4 and 5 of the specification: accepted on Monday 2 February 2026,
visited on Wednesday, the act received the Monday after. The second is example 1 of part A.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from journey import apply_for, decide, decided, examine, plain_spaces

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


def examined(visitor: Any, language: str, by: User, number: str, facts: dict[str, Any]) -> str:
    """The words of the file after what was found out is typed in."""
    desk = examine(visitor, language, by, number, facts)
    desk.unfold()
    desk.look("dossier-open")
    return plain_spaces(desk.text())


def test_care_at_home_is_visited_decided_and_told(
    visitor: Callable[..., Any], clock: Callable[[str], None], work_tasks: Callable[[], None]
) -> None:
    office(PANFILOV)
    people = officer(place=PANFILOV), officer(Role.HEAD, PANFILOV)
    clock(MONDAY)
    person = citizen(full_name="Нұрлан Омаров")
    parent = visitor("kk", phone=True)
    number = apply_for(parent, person, AT_HOME, PANFILOV, own_answers(person, AT_HOME))

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
    number = apply_for(parent, mother, RESIDENTIAL, PANFILOV, answers)

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
