"""A family of five appeals how an income was counted; it is corrected, the difference is paid.

Two wages (120,000 and 200,000 a month), alimony (40,000), a pension (90,000), a plot, and a son
with a disability whose benefit (55,000) was told as any social payment: that counts, his benefit
does not (paragraph 24). By hand, with 2 sotkas of potatoes at 150 kg, 200 tenge and 12,000 of cost
each: (2 x 150 x 200 - 2 x 12,000) / 12 x 3 = 9,000 a quarter.

    counted:  360 + 120 + 600 + 270 + 165 + 9 = 1,524 thousand, 508,000 a month, 5 % is 25,400;
              30,000 of heat and 1,200 of the lift less that is 5,800, 17,400 for the quarter.
    right:    without the benefit 1,359 thousand, 453,000 a month, 22,650; 8,550, so 25,650.
    the difference is 8,250.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from household import Family, tell
from journey import attach, choose_place, decide, decided, establish, plain_spaces, sign_by_code

from families import DEMO, HOUSING, family_answers, member, wage
from making import citizen, office, officer
from money_making import lines_of, paid
from tirek.accounts.models import Role
from tirek.appeals.models import Complaint
from tirek.casework.models import Case
from tirek.payments.models import PaymentRun

JUNE_RUN = datetime(2026, 6, 15, 6, tzinfo=UTC)
FRIDAY, MONDAY, JUNE = "2026-04-10 11:00", "2026-04-13 11:00", "2026-06-15 11:00"
COMPLAINS, EXAMINED, JULY = "2026-06-22 11:00", "2026-06-24 11:00", "2026-07-15 11:00"
PROPOSE = "ұсыну"
BENEFIT = "child_disability_7_18"


def income(kind: str, amount: str) -> dict[str, Any]:
    return {**wage(amount), "kind": kind}


def month(number: int) -> dict[str, Any]:
    heat = {"kind": "heat_metered", "charge": "30000", "quantity": "2"}
    lift = {"kind": "lift", "charge": "1200", "quantity": ""}
    return {"month": f"2026-0{number}", "expenses": [heat, lift]}


def five(mother: Any) -> dict[str, Any]:
    """The answers of the family; the son's benefit is told as a social payment."""
    return family_answers(
        mother,
        members=[
            member("Серікова Айгүл", "1990-01-01", "applicant", wage("360000"),
                   income("alimony", "120000")),
            member("Серіков Болат", "1989-05-05", "spouse", wage("600000")),
            member("Серікова Сәуле", "1958-02-02", "relative", income("social_payment", "270000")),
            member("Серіков Ерлан", "2016-03-01", "relative", income("social_payment", "165000")),
            member("Серікова Дана", "2021-03-01", "relative"),
        ],
        area="90",
        statements=[month(one) for one in (1, 2, 3)],
        has_plot=True,
        plots=[{"what": "картоп", "kind": "productive", "quantity": "2"}],
    )  # fmt: skip


def test_one_income_is_corrected_and_the_difference_paid(
    visitor: Callable[..., Any],
    clock: Callable[[str], None],
    work_tasks: Callable[[], None],
    settings: Any,
) -> None:
    settings.TIREK_DEMO = True
    office(DEMO)
    mother = citizen()
    specialist, head = officer(place=DEMO), officer(Role.HEAD, DEMO)
    other = officer(place=DEMO, full_name="Жанар Оспанова")
    boss = officer(Role.HEAD, DEMO, full_name="Болат Нұрлан")
    accountant = officer(Role.ACCOUNTANT, DEMO)

    clock(FRIDAY)
    parent = visitor("kk", phone=True)
    number = apply(parent, mother)
    clock(MONDAY)
    examine(visitor, specialist, number, the_rest)
    decide(visitor, "kk", (specialist, head), number)
    work_tasks()
    clock(JUNE)
    assert lines_of(paid("2026-06", DEMO, JUNE_RUN)) == [("2026-Q2", 1740000)]

    clock(COMPLAINS)
    complaint = complain(parent, mother, number)
    clock(EXAMINED)
    satisfy(visitor, boss, complaint)
    examine(visitor, other, number, the_benefit)
    decide(visitor, "kk", (other, boss), number)
    work_tasks()
    page, _ = decided(parent, mother, number)
    assert "25 650" in page

    clock(JULY)
    payer = visitor("kk")
    payer.sign_in(accountant.username)
    payer.open("/desk/runs/")
    payer.page.click(f"button >> text={PROPOSE}")
    payer.look("difference-proposed")
    assert "8 250" in plain_spaces(payer.text())
    run = PaymentRun.objects.latest("pk")
    assert lines_of(run) == [("2026-Q2", 825000)]


def apply(parent: Any, mother: Any) -> str:
    choose_place(parent, mother, HOUSING, DEMO)
    tell(parent, Family(parent), five(mother))
    attach(parent)
    sign_by_code(parent)
    return str(Case.objects.get().number)


def examine(visitor: Any, by: Any, number: str, say: Callable[[Any], None]) -> None:
    desk = visitor("kk")
    desk.sign_in(by.username)
    establish(desk, number, say)


def the_rest(desk: Any) -> None:
    """The card of the plot, and what the systems say."""
    for name in ("false_information", "banned_by_court", "deprived_by_court"):
        desk.fill(name, "no")
        desk.fill(f"{name}.source", "registry")
    card = {"produce": "150", "price": "200", "cost": "12000", "source": "аудан карточкасы"}
    desk.unfold()
    for name, said in card.items():
        desk.page.fill(f"[name='plots.1.{name}']", said)
    desk.fill("plots.source", "document")


def the_benefit(desk: Any) -> None:
    """The son's payment is the benefit of a child with a disability."""
    desk.unfold()
    desk.page.select_option("select[name='members.4.incomes.1.kind']", BENEFIT)
    desk.fill("members.source", "document")


def complain(parent: Any, mother: Any, number: str) -> str:
    parent.sign_in(mother.username)
    parent.open(f"/cases/{number}/complain/")
    parent.fill("text", "Мүгедектігі бар баламның жәрдемақысы табысқа қосылған, ол есептелмейді.")
    parent.fill("wish", "Табысты қайта есептеп, айырмасын төлеуді сұраймын.")
    parent.look("complain")
    parent.go_on()
    return str(Complaint.objects.get().number)


def satisfy(visitor: Any, boss: Any, complaint: str) -> None:
    head = visitor("kk")
    head.sign_in(boss.username)
    head.open(f"/desk/complaints/{complaint}/")
    head.page.click("text=Толық қанағаттандыру")
    head.fill("note", "24-тармақ бойынша бұл жәрдемақы есептелмейді, істі қайта қараймыз.")
    head.go_on()
    head.look("satisfied")
