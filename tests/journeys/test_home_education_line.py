"""The first line, from the first page to the signed letter and the payment register.

The story is example 14 and example 2 of the specification together: a parent in Zhaksy applies on
the night of Saturday 13 December 2025, is received on Monday, and is paid from December on:
1 x 11 796 + 5 x 12 975 = 76 671 tenge.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from journey import apply_as, calculate, make_register

from making import ZHAKSY, citizen, office, officer
from tirek.accounts.models import Role
from tirek.casework.models import Case
from tirek.payments.models import PaymentLine
from tirek.signatures.pades import verify
from tirek.signatures.places import trusted_root

SATURDAY_NIGHT = "2025-12-13 22:10"
THURSDAY = "2025-12-18 11:00"
FEBRUARY = "2026-02-10 10:00"
WORDS = {
    "kk": {"received": "15 желтоқсан", "granted": "76 671", "mci": "АЕК"},
    "ru": {"received": "15 декабря", "granted": "76 671", "mci": "МРП"},
}


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_from_the_first_page_to_the_register(
    language: str,
    visitor: Callable[..., Any],
    clock: Callable[[str], None],
    work_tasks: Callable[[], None],
) -> None:
    office(ZHAKSY)
    mother = citizen()
    specialist, head = officer(), officer(Role.HEAD)
    accountant = officer(Role.ACCOUNTANT)

    clock(SATURDAY_NIGHT)
    parent = visitor(language, phone=True)
    parent.look("start")
    calculate(parent)
    assert WORDS[language]["granted"] in parent.text().replace("\u00a0", " ")
    number = apply_as(parent, mother)
    assert WORDS[language]["received"] in parent.text()

    clock(THURSDAY)
    desk = visitor(language)
    desk.sign_in(specialist.username)
    desk.open("/desk/")
    desk.look("queue")
    desk.page.click(f"main a:has-text('{number}')")
    desk.look("dossier")
    assert WORDS[language]["mci"] in desk.text()
    desk.open(f"/desk/cases/{number}/propose/")
    desk.go_on()
    desk.open(f"/desk/cases/{number}/confirm/")
    assert not desk.page.locator("main form button.govuk-button").count(), "four eyes"

    boss = visitor(language)
    boss.sign_in(head.username)
    boss.open(f"/desk/cases/{number}/confirm/")
    boss.look("confirm")
    boss.go_on()
    work_tasks()

    parent.sign_in(mother.username)
    parent.open(f"/cases/{number}/")
    parent.look("decided")
    assert WORDS[language]["granted"] in parent.text().replace("\u00a0", " ")
    letters = parent.page.locator("a[href*='/letters/']").all()
    assert len(letters) == 2, "one letter in Kazakh, one in Russian"
    root = trusted_root()
    assert root is not None
    for link in letters:
        answer = parent.page.request.get(f"{parent._address}{link.get_attribute('href')}")
        assert answer.headers["content-type"] == "application/pdf"
        with ThreadPoolExecutor(1) as other:  # pyHanko wants an event loop of its own
            report = other.submit(verify, answer.body(), root=root).result()
        assert report.intact
        assert report.trusted
        assert head.full_name in report.signer

    code = letters[0].get_attribute("href").rstrip("/").rpartition("/")[2]
    stranger = visitor(language, phone=True)
    stranger.open(f"/verify/{code}/")
    stranger.look("verify")
    assert number in stranger.text()
    assert "Серік" not in stranger.text(), "the public page names nobody"

    clock(FEBRUARY)
    payer = visitor(language)
    payer.sign_in(accountant.username)
    for _ in range(2):  # made once: the second run changes nothing
        make_register(payer, "2026-02")
    lines = PaymentLine.objects.order_by("period").values_list("period", "amount_tiyn")
    assert list(lines) == [("2025-12", 1179600), ("2026-01", 1297500), ("2026-02", 1297500)]
    parent.sign_in(mother.username)
    parent.open(f"/cases/{number}/")
    parent.look("paid")
    assert Case.objects.get(number=number).stage == "in_payment"
