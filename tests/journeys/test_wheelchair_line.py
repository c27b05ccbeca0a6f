"""A wheelchair from the application to the place in the queue, in Kazakh."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from journey import (
    choose_place,
    decide,
    decided,
    establish,
    found,
    pass_papers,
    send,
    tell,
)

from making import PANFILOV, citizen
from tirek.accounts.models import User

TUESDAY, WEDNESDAY = "2026-02-03 11:00", "2026-02-04 11:00"
NOTHING_AGAINST = (
    "sitting_harms",
    "mind_impaired",
    "hands_impaired",
    "upper_limb_impaired",
    "vision_lost",
    "deaf_both",
    "seizures",
    "building_obstacles",
)
FOUND = {
    "disability_established": True,
    "certificate_shown": False,
    "commission_concluded": False,
    "measure_listed": True,
    "programme_until": None,
    "lives_in_place": True,
    "documents_true": True,
    "individual_order": False,
    "walking_impaired": True,
    "acuity": None,
    "field_degrees": None,
    **dict.fromkeys(NOTHING_AGAINST, False),
}
"""What the officer finds in the conclusion of the medical-social examination."""


def answers(iin: str) -> dict[str, object]:
    return {
        "surname": "Омаров",
        "given_name": "Нұрлан",
        "iin": iin,
        "for_whom": "person",
        "recipient_born_on": "1990-01-01",
        "disability": "бірінші топ",
        "veteran": "none",
        "work_injury": False,
        "identity_kind": "identity_card",
        "identity_number": "012345678",
        "identity_issuer": "ІІМ",
        "identity_issued_on": "2020-05-01",
        "oblast": "Жетісу",
        "district": "Панфилов",
        "settlement": "Жаркент",
        "street": "Абай көшесі",
        "house": "5",
        "flat": "",
        "phone": "+77011234567",
        "kind": "room_hand",
        "weight": "70",
        "height": "170",
        "hips": "100",
        "waist": "90",
        "exchange": False,
        "route": "social_portal",
        "data_consent": True,
    }


def held_before(parent: Any) -> None:
    with parent.page.expect_navigation():
        parent.page.click("button[value='add:chairs']")
    parent.fill("chairs.1.kind", "outdoor_hand")
    parent.fill("chairs.1.received_on", "2025-03-15")


def what_the_examination_says(desk: Any) -> None:
    with desk.page.expect_navigation():
        desk.page.click("button[value='add:indications']")
    desk.unfold()
    desk.fill("indications.1.sign", "paraplegia")
    desk.fill("indications.source", "officer")
    found(FOUND)(desk)


@pytest.mark.parametrize("language", ["kk"])
def test_a_room_wheelchair_beside_an_outdoor_one_is_waited_for(
    language: str,
    officers: tuple[User, User],
    visitor: Callable[..., Any],
    clock: Callable[[str], None],
    work_tasks: Callable[[], None],
) -> None:
    person = citizen(full_name="Нұрлан Омаров")

    clock(TUESDAY)
    parent = visitor(language, phone=True)
    choose_place(parent, person, "wheelchairs", PANFILOV)
    look = ("kind", "body", "chairs")
    tell(parent, answers(person.iin), look=look, first={"chairs": held_before})
    pass_papers(parent)
    number = send(parent)

    clock(WEDNESDAY)
    desk = visitor(language)
    desk.sign_in(officers[0].username)
    establish(desk, number, what_the_examination_says)
    decide(visitor, language, officers, number)
    work_tasks()
    page, words = decided(parent, person, number)
    assert "Кезектегі орныңыз: 1, кезекте барлығы 1 адам." in page
    assert "ХАБАРЛАМА" in words
