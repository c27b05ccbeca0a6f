"""One walk for each person in "Who uses it" of the design, from where they begin to what they want.

They go by the links and buttons that the pages offer; an address is typed only where people come
from outside (a first page, a link in an SMS, a screen in the hall).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from journey import apply_as, as_typed, calculate, fill_known, paper
from pypdf import PdfReader

import tirek.services.home_education
from making import (
    SERVICE,
    ZHAKSY,
    answers,
    citizen,
    decided,
    office,
    officer,
    proposed,
    submitted,
)
from tirek.accounts.models import OfficeKind, Role
from tirek.casework.models import Case, Look
from tirek.kernel.period import Month
from tirek.payments.actions.make_register import make_register

Arrive = Callable[..., Any]
Clock = Callable[[str], None]
Work = Callable[[], None]

IN_FORCE = Path(tirek.services.home_education.__file__).parent / "editions/akmola/zhaksy-2023.toml"
FRIDAY = "2025-09-12 11:30"
NEXT_FRIDAY = "2025-09-19 12:00"
OCTOBER = "2025-10-25 12:00"


def through_the_menu(desk: Any, there: str) -> None:
    """The groups stand open on a wide screen, each behind its name; on others behind a button."""
    menu = desk.page.locator("nav.tk-menu")
    if menu.locator("summary").is_visible():
        menu.locator("summary").click()
    group = menu.locator(f".tk-menu__group:has(a[href$='{there}'])")
    if not group.locator(f".tk-nav__list a[href$='{there}']").is_visible():
        with desk.page.expect_navigation():
            group.locator(".tk-menu__title a").click()
    if not desk.page.url.endswith(there):
        with desk.page.expect_navigation():
            menu.locator(f".tk-nav__list a[href$='{there}']").click()


def test_a_mother_learns_what_is_due_applies_on_her_phone_and_reads_the_decision(
    visitor: Arrive, clock: Clock, work_tasks: Work
) -> None:
    clock(FRIDAY)
    office()
    mother = citizen()
    phone = visitor("kk", phone=True)
    phone.page.click("main summary >> nth=0")
    assert phone.page.locator(f"main a[href*='/services/{SERVICE}/']").count()
    calculate(phone)
    assert "₸" in phone.text()
    number = apply_as(phone, mother)

    decided(Case.objects.get(number=number), at=datetime(2025, 9, 12, 7, tzinfo=UTC))
    work_tasks()
    clock(NEXT_FRIDAY)
    phone.sign_in(mother.username)
    phone.page.click(f"main a[href='/cases/{number}/'] >> nth=0")
    phone.look("decided")
    assert phone.page.locator("main a[href*='/law/']").count(), "why is said by the paragraph"
    letter = phone.page.locator("main a[href*='/letters/']").first.get_attribute("href")
    answer = phone.page.request.get(f"{phone._address}{letter}")
    assert number in " ".join(
        page.extract_text() for page in PdfReader(BytesIO(answer.body())).pages
    )


def test_an_operator_calls_a_number_takes_the_papers_and_gives_the_receipt(
    visitor: Arrive, clock: Clock
) -> None:
    clock(FRIDAY)
    office()
    office(kind=OfficeKind.STATE_CORPORATION)
    mother, operator = citizen(), officer(Role.OPERATOR)
    window = visitor("ru")
    window.sign_in(operator.username)
    with window.page.context.expect_page() as opened:
        window.page.locator("main a[href*='/terminal/']").evaluate("link => open(link.href)")
    opened.value.click(f"button[value='{SERVICE}']")
    window.page.fill("input[name=window]", "3")
    window.page.press("input[name=window]", "Enter")
    window.page.click("button[value=Served]")
    window.page.click("main a[href*='ticket=']")
    window.fill("iin", mother.iin)
    window.fill("document_number", "012345678")
    window.page.press("input[name=document_number]", "Enter")
    known = {name: as_typed(value) for name, value in answers(mother).items()}
    for _ in range(4):
        if "/papers/" not in window.page.url:
            fill_known(window, known)
            window.page.press("input[name=surname]", "Enter")
            window.page.wait_for_load_state()
    for requirement, state in (
        ("identity", "seen"),
        ("school_certificate", "compared"),
        ("medical_conclusion", "compared"),
    ):
        window.page.check(f"input[name='{requirement}.state'][value='{state}']")
    for field in window.page.locator("input[type=file]").all():
        field.set_input_files(paper())
    window.page.click("button[name=go] >> nth=1")
    window.look("complete")
    window.go_on()
    window.look("taken-in")
    case = Case.objects.get()
    assert case.number in window.text()
    receipt = window.page.locator("main a[href*='/receipt/ru/']").first.get_attribute("href")
    answer = window.page.request.get(f"{window._address}{receipt}")
    assert case.number in PdfReader(BytesIO(answer.body())).pages[0].extract_text()


def test_a_specialist_opens_the_most_urgent_case_and_proposes_and_the_head_confirms_it(
    visitor: Arrive, clock: Clock
) -> None:
    clock(FRIDAY)
    case = submitted()
    specialist, head = officer(), officer(Role.HEAD)
    desk = visitor("ru")
    desk.sign_in(specialist.username)
    desk.page.click(f"main a:has-text('{case.number}')")
    desk.look("dossier")
    desk.page.click("main a[href$='/propose/'] >> nth=0")
    desk.look("draft")
    desk.go_on()

    boss = visitor("kk")
    boss.sign_in(head.username)
    boss.page.click(f"main a:has-text('{case.number}')")
    boss.page.click("main a[href$='/confirm/'] >> nth=0")
    boss.look("confirm")
    boss.go_on()
    case.refresh_from_db()
    assert case.stage == "granted" or case.events.filter(kind="Decided").exists()
    assert Look.objects.filter(case=case, user=head).exists()


def test_an_accountant_makes_the_month_s_register_and_takes_the_file(
    visitor: Arrive, clock: Clock
) -> None:
    case = decided()
    accountant = officer(Role.ACCOUNTANT)
    clock(OCTOBER)
    desk = visitor("ru")
    desk.sign_in(accountant.username)
    desk.look("first")
    desk.open("/desk/payments/2025-10/")
    desk.go_on()
    desk.look("register")
    assert case.number in desk.text()
    file = desk.page.locator("main a[href$='/csv/']").first.get_attribute("href")
    answer = desk.page.request.get(f"{desk._address}{file}")
    assert case.number in answer.text()


def test_a_manager_goes_from_a_figure_to_the_cases_behind_it(
    visitor: Arrive, clock: Clock, work_tasks: Work
) -> None:
    case = decided()
    make_register(
        month=Month.at(2025, 9), place=ZHAKSY, by=None, at=datetime(2025, 9, 25, 6, tzinfo=UTC)
    )
    manager = officer(Role.MANAGER, "akmola")
    clock("2025-09-29 11:00")
    desk = visitor("ru")
    desk.sign_in(manager.username)
    desk.look("first")
    assert desk.page.locator("main svg[role=img]").count(), "pictures"
    through_the_menu(desk, "/indicators/")
    desk.look("indicators")
    desk.page.click("main a[href*='/indicators/'] >> nth=0")
    desk.look("behind")
    assert case.number in desk.text()


def test_an_auditor_has_the_chain_of_a_case_verified_and_takes_it_along(
    visitor: Arrive, clock: Clock, work_tasks: Work
) -> None:
    case = proposed()
    auditor = officer(Role.AUDITOR, "akmola")
    clock(FRIDAY)
    desk = visitor("en")
    desk.sign_in(auditor.username)
    desk.go_on()
    work_tasks()
    desk.fill("case", case.number)
    desk.page.press("input[name=case]", "Enter")
    desk.look("verified")
    assert desk.page.locator("main .tk-status--success").count()
    answer = desk.page.request.get(f"{desk._address}/desk/cases/{case.number}/export/")
    with ZipFile(BytesIO(answer.body())) as taken:
        assert case.events.latest("seq").hash in taken.read("events.json").decode()


def test_a_school_is_asked_about_its_certificate_and_confirms_it(
    visitor: Arrive, clock: Clock
) -> None:
    school = office(kind=OfficeKind.SCHOOL)
    case, specialist, teacher = decided(), officer(), officer(Role.SCHOOL)
    clock(OCTOBER)
    desk = visitor("kk")
    desk.sign_in(specialist.username)
    desk.open(f"/desk/cases/{case.number}/")
    desk.page.click("main a[href$='/vouching/'] >> nth=0")
    desk.fill("office", school.pk)
    desk.go_on()
    there = visitor("kk")
    there.sign_in(teacher.username)
    there.page.click("main tbody a >> nth=0")
    there.look("certificate")
    assert case.number not in there.page.content(), "a school sees the child and the days"
    there.page.click("button[value=confirmed]")
    there.look("confirmed")
    assert case.events.filter(kind="FactConfirmed").exists()


def test_a_lawyer_sees_whom_a_new_decision_touches_before_it_is_in_force(
    visitor: Arrive, clock: Clock
) -> None:
    case, lawyer = decided(), officer(Role.LAWYER)
    clock(OCTOBER)
    desk = visitor("kk")
    desk.sign_in(lawyer.username)
    desk.look("in-force")
    through_the_menu(desk, "/law/preview/")
    later = IN_FORCE.read_text("utf-8").replace("from = 2023-12-26", "from = 2026-01-01")
    desk.fill("service", SERVICE)
    desk.fill("draft", later.replace("mci = 3\n", "mci = 4\n"))
    desk.send("button[name=check]")
    desk.look("touched")
    assert case.number in desk.text()
