"""The accountant's whole month in Russian, and the mother's calendar of payments in Kazakh.

January is paid. In February one child has moved away, one account turns out to be closed and of one
transfer the bank says nothing: nobody is paid twice, nobody is forgotten.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from making import PASSWORD, decided, office, submitted
from money_making import accepted_change, paid
from tirek.accounts.models import Role, User
from tirek.casework.models import Case
from tirek.documents.blobs import place_of
from tirek.payments.actions.watch_silence import watch_silence
from tirek.payments.bank_simulator.books import Bank
from tirek.payments.models import Instruction, PaymentRun

JANUARY = datetime(2026, 1, 23, 5, tzinfo=UTC)
ACCOUNTS = ("KZ86125KZT5004100100", "KZ05125KZT5004100200", "KZ21125KZT5004100300")
KEPT_KEY = "button[value=kept_key]"


def family(iban: str, **facts: Any) -> Case:
    return decided(submitted(iban=iban, **facts))


def xml(name: str, content: str) -> dict[str, Any]:
    return {"name": name, "mimeType": "application/xml", "buffer": content.encode()}


def worker(username: str, name: str, role: Role) -> User:
    return User.objects.create_user(
        username, PASSWORD, role=role, office=office(), full_name=name, language="ru"
    )


def test_a_month_of_the_accountant(
    visitor: Callable[..., Any], clock: Callable[[str], None]
) -> None:
    accountant = worker("o.melnik", "Ольга Мельник", Role.ACCOUNTANT)
    head = worker("b.qasymov", "Болат Қасымов", Role.HEAD)
    closed, silent, fine = (family(iban) for iban in ACCOUNTS)
    moved = family(ACCOUNTS[0])
    paid("2026-01", at=JANUARY)
    accepted_change(moved, "moved", "2026-01-22", at=JANUARY, where="Көкшетау")
    clock("2026-02-20 10:00")
    bank = Bank(now=lambda: datetime(2026, 2, 23, 5, tzinfo=UTC), mode="partial")
    bank.refused[ACCOUNTS[0]] = "AC04"

    desk = visitor("ru")
    desk.sign_in(accountant.username)
    desk.look("accountants-desk")
    desk.open("/desk/budget/")
    desk.fill("amount", "2 000 000")
    desk.fill("basis", "Решение маслихата № 8/12-3")
    desk.go_on()
    assert "Решение маслихата № 8/12-3" in desk.text()
    desk.look("budget")

    desk.open("/desk/runs/")
    desk.page.click("button >> text=Предложить выплату за")
    run = PaymentRun.objects.latest("pk")
    assert desk.page.url.endswith(f"/desk/runs/{run.pk}/")
    assert "38\u00a0925" in desk.text()  # three times 12 975
    assert moved.number in desk.text(), "why one child fewer than in January is paid"
    desk.look("proposed")
    desk.go_on()
    assert "Отмечено, что выплата проверена." in desk.page.inner_text("body")
    desk.look("reviewed")
    desk.go_on()
    assert "Состав зафиксирован" in desk.page.inner_text("body")
    desk.look("frozen")

    chief = visitor("ru")
    chief.sign_in(head.username)
    chief.open(f"/desk/runs/{run.pk}/")
    chief.look("before-the-head")
    chief.page.click(KEPT_KEY)
    run.refresh_from_db()
    assert run.stage == "approved"

    desk.open(f"/desk/runs/{run.pk}/")
    desk.go_on()
    with desk.page.expect_download() as file:
        desk.page.click("a >> text=Скачать")
    run.refresh_from_db()
    assert file.value.path().read_bytes() == place_of(run.file_sha256).read_bytes()
    desk.go_on()
    desk.look("sent")
    bank.take(file.value.path().read_bytes())

    clock("2026-02-23 10:00")
    desk.sign_in(accountant.username)
    answer, statement = bank.waiting()
    desk.open("/desk/runs/")
    desk.page.set_input_files("input[name=file]", xml(answer, str(bank.fetch(answer))))
    desk.page.click("main form:has([name=file]) button")
    desk.look("answered-in-part")
    desk.open(f"/desk/runs/{run.pk}/lines/")
    assert "Счёт закрыт" in desk.text() or "AC04" in desk.text()
    desk.look("lines")

    clock("2026-03-03 10:00")
    watch_silence(at=datetime(2026, 3, 2, 19, 15, tzinfo=UTC))
    chief.sign_in(head.username)
    chief.open("/desk/maybe-paid/")
    chief.look("maybe-paid")
    lost = Instruction.objects.get(run=run, case=silent)
    chief.page.check(f"input[name=way-{lost.end_to_end}][value=paid]")
    chief.page.fill(f"[name=note-{lost.end_to_end}]", "Звонок в банк: перевод исполнен 23 февраля")
    chief.go_on()
    chief.look("decided")

    desk.sign_in(accountant.username)
    desk.open("/desk/runs/")
    desk.page.set_input_files("input[name=file]", xml(statement, str(bank.fetch(statement))))
    desk.page.click("main form:has([name=file]) button")
    desk.open(f"/desk/runs/{run.pk}/")
    desk.go_on()
    run.refresh_from_db()
    assert run.stage == "reconciled"
    desk.look("reconciled")
    desk.open("/desk/payments/reports/")
    desk.look("reports")
    desk.open(f"/desk/cases/{fine.number}/money/")
    desk.look("money-of-a-case")

    moved_in_february = {
        one.case_id: (
            one.iban,
            one.outcomes.filter(status__in=("accepted", "rejected")).get().status,
        )
        for one in run.instructions.exclude(pk=lost.pk)
    }
    assert moved_in_february == {
        closed.pk: (ACCOUNTS[0], "rejected"),
        fine.pk: (ACCOUNTS[2], "accepted"),
    }
    assert sum(one.moved_tiyn for one in bank.done) == 2 * 1297500

    phone = visitor("kk", phone=True)
    phone.sign_in(fine.applicant_user.username)
    phone.open("/payments/")
    assert "2026 жыл" in phone.text()
    assert "12\u00a0975" in phone.text()
    phone.look("calendar")
    phone.sign_in(closed.applicant_user.username)
    phone.open("/payments/")
    phone.look("calendar-of-a-closed-account")
