"""A guardian asks to sell the ward's flat: from the portal to the permission and the report.

The same without the notary's guarantee obligations is refused, and the refusal says so.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from journey import apply_for, decide, decided, examine, paper, refuse, send_page

from making import PANFILOV, citizen
from paper_seekers import FOUND, GUARDIAN, answers, applied, heard_out
from tirek.accounts.models import User
from tirek.casework.models import Case

APPLIED, DECIDED = "2026-02-02 11:00", "2026-02-04 11:00"


def test_a_ward_s_flat_is_sold_and_the_guardian_reports(
    officers: tuple[User, User],
    visitor: Callable[..., Any],
    clock: Callable[[str], None],
    work_tasks: Callable[[], None],
) -> None:
    clock(APPLIED)
    guardian = citizen(full_name="Күләш Омарова")
    parent = visitor("kk", phone=True)
    told = answers(guardian, GUARDIAN)
    number = apply_for(parent, guardian, GUARDIAN, PANFILOV, told, look=("asked", "interest"))
    assert Case.objects.get().files.count() == 3

    clock(DECIDED)
    desk = examine(visitor, "kk", officers[0], number, FOUND[GUARDIAN])
    decide(visitor, "kk", officers, number)
    work_tasks()
    page, words = decided(parent, guardian, number)
    assert "Ақша емделуге және күтімге жұмсалады" in " ".join(words.split())
    assert "Рұқсат берілді" in page
    assert Case.objects.get().stage == "closed"

    parent.open(f"/cases/{number}/change/report/")
    parent.fill("on", "2026-02-04")
    parent.fill("what", "Пәтер сатылды, ақша шотқа салынды.")
    parent.page.locator("input[type=file]").first.set_input_files(paper("shart.pdf"))
    parent.look("report")
    send_page(parent)
    parent.look("reported")
    desk.open("/desk/changes/")
    desk.look("to-check")
    assert number in desk.text()


def test_a_sale_without_guarantee_obligations_is_refused(
    officers: tuple[User, User],
    visitor: Callable[..., Any],
    clock: Callable[[str], None],
    work_tasks: Callable[[], None],
) -> None:
    clock(APPLIED)
    case = heard_out(applied(GUARDIAN), officers[0], papers__guarantee=False)
    clock(DECIDED)
    ground = "Имущество продаётся, но гарантийные обязательства от нотариуса не представлены"
    refuse(visitor, "ru", officers, case, work_tasks, ground)
