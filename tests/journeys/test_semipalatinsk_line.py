"""The compensation of the test site from the portal to the money: a pensioner of two zones.

Six years in the zone of increased risk before 1966, five in that of minimum risk after:
6 × 1.57 + 5 × 0.52 = 12.02 indices, at 4,325 tenge in March 2026 51,986.50 tenge.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from journey import (
    as_typed,
    attach,
    choose_place,
    decide,
    decided,
    establish,
    make_register,
    send,
    send_page,
    tell,
)

from making import ZHAKSY, citizen, office, officer
from tirek.accounts.models import Role
from tirek.payments.models import PaymentLine
from victims import TEST_SITE, victim_answers

MONDAY, THURSDAY, FRIDAY = "2026-03-02 11:00", "2026-03-05 11:00", "2026-03-06 11:00"
SUM = "51 986,5"
ADD = "button[value='add:stays']"


def say_stays(parent: Any, told: list[dict[str, Any]]) -> None:
    """Types every stay, record by record; those that stand there already are typed over."""
    page = parent.page
    parent.unfold()
    for number, record in enumerate(told, start=1):
        if not page.locator(f"[name='stays.{number}']").count():
            with page.expect_navigation():
                page.click(ADD)
            page.wait_for_load_state()
        for name, value in record.items():
            parent.fill(f"stays.{number}.{name}", as_typed(value))


def told_wrong_first(known: list[dict[str, Any]]) -> Callable[[Any], None]:
    """What is said of days that cannot be; the days as they were after it."""

    def say(parent: Any) -> None:
        early = {**known[0], "from": "1940-01-01"}
        say_stays(parent, [early, {**known[1], "from": "1966-01-01", "to": "1965-01-01"}])
        send_page(parent)
        parent.look("stays-wrong")
        assert "1949 жылғы 1 қаңтар" in parent.text()
        assert "Соңғы күні бірінші күнінен бұрын" in parent.text()
        say_stays(parent, [known[0], {**known[1], "from": "1965-06-01"}])
        send_page(parent)
        parent.look("stays-overlap")
        assert "№ 1 жазбадағы кезеңмен қабаттасады" in parent.text()
        say_stays(parent, known)
        parent.look("stays")

    return say


def the_day_of_issue(desk: Any) -> None:
    desk.fill("issued_on", "2026-03-06")
    desk.fill("issued_on.source", "officer")


@pytest.mark.parametrize("language", ["kk"])
def test_a_pensioner_of_two_zones(
    language: str,
    visitor: Callable[..., Any],
    clock: Callable[[str], None],
    work_tasks: Callable[[], None],
) -> None:
    office(ZHAKSY)
    pensioner = citizen(full_name="Күләш Омарова")
    specialist, head = officer(place=ZHAKSY), officer(Role.HEAD, ZHAKSY)
    accountant = officer(Role.ACCOUNTANT, ZHAKSY)
    names = ("Гүлжан Сәтова", "Асхат Дүйсенов", "Вера Литвинова")
    members = [officer(Role.COMMISSION, ZHAKSY, full_name=name) for name in names]

    clock(MONDAY)
    parent = visitor(language, phone=True)
    choose_place(parent, pensioner, TEST_SITE, ZHAKSY)
    told = victim_answers(pensioner)
    tell(parent, told, first={"stays": told_wrong_first(told["stays"])})
    attach(parent)
    assert "Саржал" in parent.text()
    number = send(parent)

    clock(THURSDAY)
    doctor = visitor(language)
    doctor.sign_in(members[0].username)
    doctor.open("/desk/conclusions/write/")
    for name, said in {
        "commission": "special",
        "number": "7",
        "given_on": "2026-03-05",
        "case": number,
        "about_iin": pensioner.iin,
        "positive": "yes",
    }.items():
        doctor.fill(name, said)
    doctor.page.fill(
        "[name=words]", "Саржал, жоғары аймақ 1960–1965, ең төмен аймақ 1966–1970: расталды."
    )
    for member in members:
        doctor.page.check(f"input[name=members][value='{member.pk}']")
    doctor.look("conclusion")
    send_page(doctor)
    address = doctor.page.url.partition("/desk/")[2]
    for member in members:
        doctor.sign_in(member.username)
        doctor.open(f"/desk/{address}")
        send_page(doctor)
    doctor.look("concluded")

    clock(FRIDAY)
    desk = visitor(language)
    desk.sign_in(specialist.username)
    desk.open(f"/desk/cases/{number}/conclusions/")
    desk.page.locator("input[name=conclusion]").first.check()
    desk.look("take")
    desk.go_on()
    establish(desk, number, the_day_of_issue)
    decide(visitor, language, (specialist, head), number)
    work_tasks()

    page, words = decided(parent, pensioner, number)
    assert SUM in page
    assert SUM in words
    assert "12,02" in words

    payer = visitor(language)
    payer.sign_in(accountant.username)
    make_register(payer, "2026-03")
    assert [line.amount_tiyn for line in PaymentLine.objects.all()] == [5198650]
