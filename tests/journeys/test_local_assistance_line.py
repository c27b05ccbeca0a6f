"""Local social assistance from the portal to the register: a low-income mother in a made-up town.

The town pays 2 indices a month for six months where income for each head is not above the
subsistence minimum (50,851 tenge in 2026) and the district commission has found the need by its
survey. She and her son had 300,000 tenge in three months: 50,000 a month for each. Six months of
2 × 4,325 are 51,900; the first is 8,650.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from journey import (
    choose_place,
    decide,
    decided,
    establish,
    make_register,
    pass_papers,
    send,
    send_page,
    tell,
)

from making import citizen, office, officer
from tirek.accounts.models import Role
from tirek.casework.models import Case
from tirek.payments.models import PaymentLine

DEMO, SERVICE = "demo", "local-social-assistance"
FRIDAY, MONDAY, MARCH = "2026-02-06 11:00", "2026-02-09 11:00", "2026-03-02 11:00"
DUE = "2026-02-18"
"""Eight working days after Friday 6 February: example 5 of the specification."""
KNOWN = {
    "category": "low-income",
    "surname": "Ахметова",
    "given_name": "Дина",
    "patronymic": None,
    "settlement": "Демонстрационный город",
    "street": "ул. Абая",
    "house": "5",
    "phone": "+77011234567",
    "iban": "KZ86125KZT5004100100",
    "bank": "Казпочта",
    "data_consent": True,
}
FAMILY = (("Ахметова Дина", "1990-01-01", "300000"), ("Ахметов Али", "2018-05-06", "0"))


def tell_family(parent: Any) -> None:
    """A record for each; a wrong sum is said at its field, and what was typed stays."""
    page = parent.page
    for number, (name, born_on, income) in enumerate(FAMILY, start=1):
        at = f"members.{number}"
        if not page.locator(f"[name='{at}.name']").count():
            with page.expect_navigation():
                page.click("button[value='add:members']")
        page.fill(f"[name='{at}.name']", name)
        parent.fill(f"{at}.born_on", born_on)
        page.fill(f"[name='{at}.income']", "-5" if number == 1 else income)
    send_page(parent)
    parent.look("wrong_sum")
    assert page.locator(".govuk-error-summary").count()
    assert page.input_value("[name='members.2.name']") == "Ахметов Али"
    page.fill("[name='members.1.income']", FAMILY[0][2])
    parent.look("family")


def conclude(visitor: Callable[..., Any], case: Case, members: list[Any]) -> None:
    """The commission writes down what its survey found; each member signs."""
    writer = visitor("ru")
    writer.sign_in(members[0].username)
    writer.open("/desk/conclusions/write/")
    told = {
        "commission": "district",
        "number": "17",
        "case": case.number,
        "about_iin": case.applicant.iin,
        "positive": "yes",
        "words": "Обследование по месту жительства: семья нуждается в помощи",
        "given_on": "2026-02-09",
    }
    for name, value in told.items():
        writer.fill(name, value)
    for member in members:
        writer.page.check(f"input[name=members][value='{member.pk}']")
    writer.look("survey_act")
    writer.go_on()
    where = writer.page.url
    for member in members:
        signer = visitor("ru")
        signer.sign_in(member.username)
        signer.page.goto(where)
        signer.go_on()


def what_was_found(desk: Any) -> None:
    for name in ("applicant.lives_in_place", "documents_true"):
        desk.fill(name, "yes")
        desk.fill(f"{name}.source", "registry")


def test_a_mother_of_one(
    visitor: Callable[..., Any],
    clock: Callable[[str], None],
    work_tasks: Callable[[], None],
    settings: Any,
) -> None:
    settings.TIREK_DEMO = True
    office(DEMO)
    mother = citizen(full_name="Дина Ахметова")
    specialist, head = officer(place=DEMO), officer(Role.HEAD, DEMO)
    accountant = officer(Role.ACCOUNTANT, DEMO)
    members = [officer(Role.COMMISSION, DEMO) for _ in range(3)]

    clock(FRIDAY)
    parent = visitor("ru", phone=True)
    parent.sign_in(mother.username)
    parent.open(f"/services/{SERVICE}/")
    parent.look("service")
    choose_place(parent, mother, SERVICE, DEMO)
    known = {**KNOWN, "iin": mother.iin}
    tell(parent, known, look=("category",), first={"family": tell_family})
    assert not parent.page.locator("input[type=file]").count(), (
        "no paper is asked for on the portal"
    )
    pass_papers(parent)
    assert "Малообеспеченная семья" in parent.text()
    send(parent)
    case = Case.objects.get()
    assert str(case.due_on) == DUE

    clock(MONDAY)
    conclude(visitor, case, members)
    desk = visitor("ru")
    desk.sign_in(specialist.username)
    desk.open(f"/desk/cases/{case.number}/conclusions/")
    desk.look("take")
    if desk.page.locator("input[name=conclusion]").count():
        desk.page.check("input[name=conclusion]")
    desk.go_on()
    establish(desk, case.number, what_was_found)
    decide(visitor, "ru", (specialist, head), case.number)
    work_tasks()

    page, words = decided(parent, mother, case.number)
    assert "51 900" in page
    assert "8 650" in words

    clock(MARCH)
    payer = visitor("ru")
    payer.sign_in(accountant.username)
    make_register(payer, "2026-02")
    assert [line.amount_tiyn for line in PaymentLine.objects.all()] == [865000]
