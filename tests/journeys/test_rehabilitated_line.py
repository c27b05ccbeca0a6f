"""A lost certificate of a rehabilitated person: from the portal to the stamped duplicate.

Without a proof of rehabilitation the certificate is refused, and the refusal says so.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from journey import apply_for, decide, decided, examine, refuse

from making import PANFILOV, citizen
from paper_seekers import FOUND, REHABILITATED, answers, applied, heard_out
from tirek.accounts.models import User

APPLIED, DECIDED = "2026-02-02 11:00", "2026-02-04 11:00"


def test_a_duplicate_of_a_lost_certificate(
    officers: tuple[User, User],
    visitor: Callable[..., Any],
    clock: Callable[[str], None],
    work_tasks: Callable[[], None],
) -> None:
    clock(APPLIED)
    person = citizen(full_name="Күләш Омарова")
    parent = visitor("kk", phone=True)
    told = answers(person, REHABILITATED, wanted="duplicate", ground="lost")
    number = apply_for(parent, person, REHABILITATED, PANFILOV, told, look=("wanted", "ground"))

    clock(DECIDED)
    found = {**FOUND[REHABILITATED], "issued_before": True}
    desk = examine(visitor, "kk", officers[0], number, found)
    decide(visitor, "kk", officers, number)
    work_tasks()
    page, words = decided(parent, person, number)
    assert "Куәлік дайын" in page
    assert "ТЕЛНҰСҚА" in words
    assert f"{number}/2" in words

    desk.open("/desk/certificate-register/")
    desk.look("register")
    assert f"{number}/2" in desk.text()


def test_without_a_proof_it_is_refused(
    officers: tuple[User, User],
    visitor: Callable[..., Any],
    clock: Callable[[str], None],
    work_tasks: Callable[[], None],
) -> None:
    clock(APPLIED)
    unproven = {"papers__certificate": False, "papers__ruling": False}
    case = heard_out(applied(REHABILITATED), officers[0], **unproven)
    clock(DECIDED)
    ground = "Не представлены ни справка о реабилитации, ни копия определения"
    refuse(visitor, "ru", officers, case, work_tasks, ground)
