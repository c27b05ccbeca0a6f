"""A permit for cutting down trees: given in one story, refused in the other.

A tree in a street, applied for on Monday 2 February 2026 and due on Monday 16 February. Where the
letter of guarantee names no time, the hearing is announced on Tuesday and held on Thursday.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from journey import (
    apply_for,
    attach,
    choose_place,
    decide,
    decided,
    examine,
    refuse,
    send,
    tell,
)

from making import PANFILOV, citizen
from paper_seekers import FOUND, TREES, answers
from tirek.accounts.models import User
from tirek.casework.models import Case

MONDAY, TUESDAY, THURSDAY = "2026-02-02 11:00", "2026-02-03 11:00", "2026-02-05 12:00"


def test_a_tree_in_a_street_may_be_cut_down(
    officers: tuple[User, User],
    visitor: Callable[..., Any],
    clock: Callable[[str], None],
    work_tasks: Callable[[], None],
) -> None:
    clock(MONDAY)
    person = citizen(full_name="Күләш Омарова")
    applicant = visitor("ru", phone=True)
    told = answers(person, TREES, trees="тополь – 4", trees_at="Жаркент, перед домом 5, ул. Абая")
    number = apply_for(applicant, person, TREES, PANFILOV, told, look=("ground", "trees"))

    clock(THURSDAY)
    examine(visitor, "ru", officers[0], number, FOUND[TREES])
    decide(visitor, "ru", officers, number)
    work_tasks()
    page, words = decided(applicant, person, number)
    assert "Разрешение выдано" in page
    assert "РАЗРЕШЕНИЕ" in words
    said = " ".join(words.split())
    assert "тополь – 4; где растут: Жаркент, перед домом 5, ул. Абая" in said
    assert "Последний день – 31 октября 2026 года" in said
    assert Case.objects.get().stage == "closed"


def test_without_the_time_of_planting_it_is_refused(
    officers: tuple[User, User],
    visitor: Callable[..., Any],
    clock: Callable[[str], None],
    work_tasks: Callable[[], None],
) -> None:
    clock(MONDAY)
    person = citizen(full_name="Күләш Омарова")
    applicant = visitor("kk", phone=True)
    choose_place(applicant, person, TREES, PANFILOV)
    tell(applicant, answers(person, TREES), look=("ground",))
    assert applicant.page.locator("input[type=file]").count() == 2
    attach(applicant)
    number = send(applicant)

    clock(TUESDAY)
    found = {**FOUND[TREES], "papers.letter_until": None}
    desk = examine(visitor, "kk", officers[0], number, found)
    desk.open(f"/desk/cases/{number}/hearing/")
    for name, value in {"day": "2026-02-05", "hour": "10.30", "way": "room"}.items():
        desk.fill(name, value)
    desk.fill("where", "Жаркент, Абай көшесі 1, 12-бөлме")
    desk.go_on()
    work_tasks()

    clock(THURSDAY)
    desk.sign_in(officers[0].username)
    desk.open(f"/desk/cases/{number}/protocol/")
    desk.fill("outcome", "absent")
    desk.go_on()
    refuse(
        visitor,
        "kk",
        officers,
        Case.objects.get(),
        work_tasks,
        "Кепілдік хатта көшеттерді отырғызуды аяқтау уақыты көрсетілмеген",
    )
