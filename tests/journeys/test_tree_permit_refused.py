"""A permit for cutting down trees is refused: the letter of guarantee names no time.

Applied on Monday 2 February 2026, due on Monday 16 February: the hearing is announced on Tuesday
and held on Thursday.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from journey import attach, choose_place, decided, establish, fill_known, send_page, sign_by_code

from making import PANFILOV, citizen, office, officer
from tirek.accounts.models import Role
from tirek.casework.models import Case

MONDAY, TUESDAY, THURSDAY = "2026-02-02 11:00", "2026-02-03 11:00", "2026-02-05 12:00"
TOLD = {
    "ground": "common_land",
    "trees": "терек – 4",
    "trees_at": "Жаркент, Абай көшесі 5-үйдің алды",
    "who": "person",
    "surname": "Омарова",
    "given_name": "Күләш",
    "patronymic": "",
    "phone": "+77011234567",
    "data_consent": "yes",
}


def tell(person: Any, known: dict[str, str]) -> None:
    """The question pages, one after another, until the papers."""
    for number in range(20):
        if "/q/" not in person.page.url:
            return
        fill_known(person, known)
        if number in (0, 1):
            person.look("question")
        send_page(person)
        assert not person.page.locator(".govuk-error-summary").count(), person.text()


def what_was_found(desk: Any) -> None:
    """Everything that a tree in a street needs, but the letter names no time."""
    for name in ("land_document", "review", "survey", "plan", "letter", "contract"):
        desk.fill(f"papers.{name}", "yes" if name in ("plan", "letter") else "no")
        desk.fill(f"papers.{name}.source", "officer")
    desk.page.check("[name='papers.letter_until.none']")
    desk.fill("papers.letter_until.source", "officer")


@pytest.mark.parametrize("language", ["kk"])
def test_without_the_time_of_planting_it_is_refused(
    language: str,
    visitor: Callable[..., Any],
    clock: Callable[[str], None],
    work_tasks: Callable[[], None],
) -> None:
    office(PANFILOV)
    person = citizen(full_name="Күләш Омарова")
    specialist, head = officer(place=PANFILOV), officer(Role.HEAD, PANFILOV)

    clock(MONDAY)
    applicant = visitor(language, phone=True)
    choose_place(applicant, person, "tree-felling-permit", PANFILOV)
    tell(applicant, {**TOLD, "iin": person.iin})
    assert applicant.page.locator("input[type=file]").count() == 2
    attach(applicant)
    sign_by_code(applicant)
    applicant.look("sent")
    number = Case.objects.get().number

    clock(TUESDAY)
    desk = visitor(language)
    desk.sign_in(specialist.username)
    establish(desk, number, what_was_found)
    desk.open(f"/desk/cases/{number}/hearing/")
    for name, value in {"day": "2026-02-05", "hour": "10.30", "way": "room"}.items():
        desk.fill(name, value)
    desk.fill("where", "Жаркент, Абай көшесі 1, 12-бөлме")
    desk.go_on()
    work_tasks()

    clock(THURSDAY)
    desk.sign_in(specialist.username)
    desk.open(f"/desk/cases/{number}/protocol/")
    desk.fill("outcome", "absent")
    desk.go_on()
    desk.open(f"/desk/cases/{number}/propose/")
    desk.look("propose")
    desk.go_on()
    boss = visitor(language)
    boss.sign_in(head.username)
    boss.open(f"/desk/cases/{number}/confirm/")
    boss.look("confirm")
    boss.page.click("button[value=kept_key]")
    work_tasks()

    assert Case.objects.get().stage == "refused"
    _, words = decided(applicant, person, number)
    assert "Кепілдік хатта көшеттерді отырғызуды аяқтау уақыты көрсетілмеген" in " ".join(
        words.split()
    )
