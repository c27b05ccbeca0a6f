"""A refusal is not the end: a complaint that is satisfied at once, and one that goes to court.

The case is that of specification example 6: the child is fully supported by the state, so the
law refuses. In the first story the paper turns out to be out of date; in the second it is not.
"""

import io
import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from zipfile import ZipFile

from journey import paper

from making import APPLIED_AT, citizen, heard, officer, submitted
from tirek.accounts.models import Role, User
from tirek.appeals.models import Complaint
from tirek.appeals.queries.history import replayed
from tirek.casework.actions.confirm import confirm
from tirek.casework.actions.establish_facts import establish_facts
from tirek.casework.actions.propose import propose
from tirek.casework.models import Case
from tirek.casework.queries.chain import verify

MONDAY = "2025-09-15 19:30"
"""After hours: it counts as received on Tuesday."""
THURSDAY = "2025-09-18 11:00"
NEXT_WEEK = "2025-09-26 11:00"
OCTOBER = "2025-10-06 11:00"
BODY = "Управление координации занятости Акмолинской области"


def refused_case(mother: User) -> tuple[Case, User, User]:
    """A case refused by a specialist and a head, who are the ones a complaint is about."""
    case = submitted(mother, fully_state_supported=True)
    specialist, head = officer(full_name="Гүлнар Сейітова"), officer(Role.HEAD)
    heard(case, by=specialist)
    propose(case=case, by=specialist, at=APPLIED_AT)
    confirm(case=case, by=head, at=APPLIED_AT)
    case.refresh_from_db()
    return case, specialist, head


def complain(parent: Any, case: Case, text: str, wish: str) -> Complaint:
    parent.open(f"/cases/{case.number}/")
    parent.look("refused")
    parent.page.click(f"a[href='/cases/{case.number}/complain/']")
    parent.look("form")
    parent.go_on()
    assert parent.page.locator(".govuk-error-summary").count() == 1
    parent.look("empty")
    parent.fill("text", text)
    parent.fill("wish", wish)
    parent.page.locator("input[type=file]").set_input_files(paper("dalel.pdf"))
    parent.go_on()
    complaint = Complaint.objects.get()
    assert complaint.number in parent.text()
    parent.look("registered")
    return complaint


def test_a_complaint_in_kazakh_is_satisfied_and_the_case_granted(
    visitor: Callable[..., Any], clock: Callable[[str], None], work_tasks: Callable[[], None]
) -> None:
    clock(MONDAY)
    mother = citizen()
    case, specialist, _ = refused_case(mother)
    other, boss = officer(full_name="Жанар Оспанова"), officer(Role.HEAD, full_name="Болат Нұрлан")

    parent = visitor("kk", phone=True)
    parent.sign_in(mother.username)
    complaint = complain(
        parent,
        case,
        "Балам мемлекеттің толық қамқорлығында емес, анықтама ескірген.",
        "Шешімді қайта қарап, төлемді тағайындауды сұраймын.",
    )
    assert "19.09.2025" in parent.text()

    clock(THURSDAY)
    involved = visitor("kk")
    involved.sign_in(specialist.username)
    involved.open("/desk/complaints/")
    assert complaint.number not in involved.text()
    involved.open(f"/desk/complaints/{complaint.number}/")
    assert "басқа қызметкер қарайды" in involved.text()
    involved.look("hidden")

    head = visitor("kk")
    head.sign_in(boss.username)
    head.open("/desk/complaints/")
    head.look("list")
    head.page.click(f"text={complaint.number}")
    head.look("complaint")
    head.page.click("text=Толық қанағаттандыру")
    head.fill("note", "Жаңа анықтаманы ескеріп, істі қайта қараймыз.")
    head.look("satisfy")
    head.go_on()
    head.look("satisfied")

    case.refresh_from_db()
    assert case.stage == "in_examination"
    establish_facts(
        case=case,
        by=other,
        facts={"child.fully_state_supported": False},
        source="document",
        detail="жаңа анықтама",
        at=datetime(2025, 9, 18, 7, 0, tzinfo=UTC),
    )
    desk = visitor("kk")
    desk.sign_in(other.username)
    desk.open(f"/desk/cases/{case.number}/")
    desk.look("reopened-dossier")
    desk.open(f"/desk/cases/{case.number}/propose/")
    desk.go_on()
    confirm(case=case, by=boss, at=datetime(2025, 9, 18, 8, 0, tzinfo=UTC))
    work_tasks()

    parent.sign_in(mother.username)
    parent.open(f"/complaints/{complaint.number}/")
    parent.look("complaint-satisfied")
    parent.open(f"/cases/{case.number}/")
    parent.look("granted")
    case.refresh_from_db()
    complaint.refresh_from_db()
    assert (complaint.stage, case.stage) == ("satisfied", "granted")
    assert replayed(complaint) == "satisfied"
    assert verify(case) is None


def test_a_complaint_in_russian_is_passed_on_rejected_and_goes_to_court(
    visitor: Callable[..., Any], clock: Callable[[str], None]
) -> None:
    clock(MONDAY)
    mother = citizen()
    case, _, _ = refused_case(mother)
    other = officer(full_name="Жанар Оспанова")

    parent = visitor("ru", phone=True)
    parent.sign_in(mother.username)
    complaint = complain(
        parent, case, "Не согласна с отказом: ребёнок живёт дома.", "Отменить отказ."
    )

    clock(THURSDAY)
    desk = visitor("ru")
    desk.sign_in(other.username)
    desk.open(f"/desk/complaints/{complaint.number}/")
    assert not desk.page.locator("text=Удовлетворить полностью").count(), "only a head may"
    desk.page.click("text=Передать органу, который рассматривает жалобы")
    desk.fill("addressee", "body")
    desk.fill("name", BODY)
    desk.look("pass-on")
    desk.go_on()
    desk.look("passed-on")
    answer = desk.page.request.get(f"{desk._address}/desk/complaints/{complaint.number}/bundle/")
    with ZipFile(io.BytesIO(answer.body())) as bundle:
        names = bundle.namelist()
        about = json.loads(bundle.read("complaint.json"))
    assert {"letter-kk.pdf", "letter-ru.pdf", "events.json", "decision.json"} <= set(names)
    assert any(name.startswith("files/complaint/") for name in names)
    assert (about["passed_on"]["by"], about["passed_on"]["name"]["ru"]) == (other.full_name, BODY)

    parent.sign_in(mother.username)
    parent.open(f"/complaints/{complaint.number}/")
    assert "25.09.2025" in parent.text()
    parent.look("passed-on")

    clock(NEXT_WEEK)
    desk.sign_in(other.username)
    desk.open("/desk/complaints/?pile=overdue")
    assert complaint.number in desk.text()
    desk.look("overdue")
    desk.open(f"/desk/complaints/{complaint.number}/outcome/")
    desk.fill("outcome", "rejected")
    desk.fill("number", "12-3/456")
    desk.fill("on", date(2025, 9, 25))
    desk.fill("note", "Отказ законен: ребёнок находится на полном государственном обеспечении.")
    desk.look("outcome")
    desk.go_on()
    parent.sign_in(mother.username)
    parent.open(f"/complaints/{complaint.number}/")
    assert "в суд" in parent.text()
    parent.look("rejected")

    clock(OCTOBER)
    desk.sign_in(other.username)
    desk.open(f"/desk/complaints/{complaint.number}/court/")
    desk.fill("court", "СМАС Акмолинской области")
    desk.fill("number", "3594-25-00-4а/12")
    desk.fill("on", date(2025, 10, 3))
    desk.look("court-claim")
    desk.go_on()
    desk.open(f"/desk/complaints/{complaint.number}/court/")
    desk.fill("step", "dismissed")
    desk.fill("on", date(2025, 10, 6))
    desk.fill("note", "В иске отказано.")
    desk.look("court-decision")
    desk.go_on()
    desk.look("court-recorded")
    parent.sign_in(mother.username)
    parent.open(f"/complaints/{complaint.number}/")
    parent.look("court")
    complaint.refresh_from_db()
    case.refresh_from_db()
    assert (complaint.stage, case.stage) == ("court_decided", "refused")
    assert replayed(complaint) == "court_decided"
    assert verify(case) is None
