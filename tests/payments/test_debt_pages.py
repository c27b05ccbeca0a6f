"""The pages of a sum paid in excess: the accountant's, the head's and the person's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from debts_making import LATER, noticed, owing
from making import ALATAU, citizen, officer
from money_making import stand_in
from tirek.accounts.models import Role, User
from tirek.casework.models import Look
from tirek.payments.models import Debt

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
ON = {"on-day": "1", "on-month": "4", "on-year": "2026"}
FIRST = {"first_on-day": "15", "first_on-month": "4", "first_on-year": "2026"}


@pytest.fixture(autouse=True)
def now(time_machine: Any) -> None:
    time_machine.move_to(LATER, tick=False)


def entered(user: User, language: str = "ru") -> Client:
    client = Client()
    client.cookies["lang"] = language
    client.force_login(user, backend=BACKEND)
    return client


def post(client: Client, debt: Debt, name: str, **sent: str) -> int:
    return client.post(reverse(f"desk:debt-{name}", args=[debt.number]), sent).status_code


def page_of(client: Client, debt: Debt, space: str = "desk:") -> str:
    return client.get(reverse(f"{space}debt", args=[debt.number])).content.decode()


def test_the_accountant_s_way_from_the_find_to_the_return() -> None:
    debt = owing()
    client = entered(officer(Role.ACCOUNTANT, ALATAU))
    listed = client.get(reverse("desk:debts")).content.decode()
    assert debt.number in listed
    assert "45\u00a0085,33" in page_of(client, debt)
    assert post(client, debt, "notice") == 302
    assert post(client, debt, "agree", months="3", **FIRST) == 302
    assert "15 028,45".replace(" ", "\u00a0") in page_of(client, debt)
    assert post(client, debt, "return", sum="45 085,33", reference="П-1", **ON) == 302
    debt.refresh_from_db()
    assert debt.stage == "returned"
    assert debt.number in client.get(reverse("desk:debts") + "?pile=ended").content.decode()
    assert Look.objects.filter(case=debt.case, page="debt page").exists()


@pytest.mark.parametrize(
    ("name", "sent", "kept"),
    [
        ("agree", {"months": "99", **FIRST}, "99"),
        ("agree", {"months": "2", "first_on-day": "45"}, "45"),
        ("return", {"sum": "сто", "reference": "П-7", **ON}, "П-7"),
        ("return", {"sum": "99999999", "reference": "П-7", **ON}, "99999999"),
        ("court", {"court": "Талдықорған соты", **ON}, "Талдықорған соты"),
        ("write-off", {"note": " "}, "govuk-error-message"),
        ("estate", {"source": "куәлік № 5"}, "куәлік № 5"),
    ],
)
def test_nothing_typed_is_lost_and_nothing_half_written(
    name: str, sent: dict[str, str], kept: str
) -> None:
    debt = noticed()
    events = debt.events.count()
    client = entered(officer(Role.ACCOUNTANT, ALATAU), "kk")
    answer = client.post(reverse(f"desk:debt-{name}", args=[debt.number]), sent)
    assert answer.status_code == 422
    assert kept in answer.content.decode()
    assert debt.events.count() == events


def test_court_and_its_decision() -> None:
    debt = noticed()
    client = entered(officer(Role.ACCOUNTANT, ALATAU))
    assert post(client, debt, "court", court="Талдықорған соты", number="12-5", **ON) == 302
    assert (
        "Обязал вернуть"
        in client.get(reverse("desk:debt-court", args=[debt.number])).content.decode()
    )
    assert post(client, debt, "court", outcome="refused", **ON) == 302
    pack = client.get(reverse("desk:debt-pack", args=[debt.number]))
    assert pack.headers["Content-Type"] == "application/zip"
    debt.refresh_from_db()
    assert debt.stage == "noticed"


def test_the_head_decides_what_the_accountant_proposed() -> None:
    debt = noticed()
    accountant, head = (entered(officer(role, ALATAU)) for role in (Role.ACCOUNTANT, Role.HEAD))
    assert post(head, debt, "write-off", decision="approve", note="рано") == 403
    assert post(accountant, debt, "write-off", note="суд отказал") == 302
    assert post(accountant, debt, "write-off", decision="approve", note="сам") == 403
    assert post(head, debt, "write-off", decision="decline", note="нет основания") == 302
    assert post(accountant, debt, "write-off", note="приказ") == 302
    assert post(head, debt, "write-off", decision="approve", note="приказ № 5") == 302
    debt.refresh_from_db()
    assert debt.stage == "written_off"


def test_the_person_sees_why_and_agrees_on_parts() -> None:
    debt = noticed()
    client = entered(debt.case.applicant_user, "kk")
    assert debt.number in client.get(reverse("debts")).content.decode()
    assert "Артық төлем қалай есептелді" in page_of(client, debt, "")
    agree = reverse("debt-agree", args=[debt.number])
    assert client.get(agree).status_code == 200
    wrong = client.post(agree, {"months": "4", "first_on-day": "x"})
    assert wrong.status_code == 422
    assert client.post(agree, {"months": "4", **FIRST}).status_code == 302
    debt.refresh_from_db()
    assert debt.stage == "agreed"
    assert client.get(agree).status_code == 200  # a plan may be made anew
    letter = client.get(reverse("debt-letter", args=[debt.number, 2, "kk"]))
    assert letter.content.startswith(b"%PDF")
    assert client.get(reverse("debt-letter", args=[debt.number, 9, "kk"])).status_code == 404


def test_who_was_paid_nothing_in_excess_is_told_so() -> None:
    assert entered(citizen(), "kk").get(reverse("debts")).status_code == 200


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_speaks_each_language(language: str) -> None:
    debt = noticed()
    client = entered(officer(Role.ACCOUNTANT, ALATAU), language)
    for name in ("debt", "debt-notice", "debt-agree", "debt-return", "debt-court", "debt-estate"):
        assert client.get(reverse(f"desk:{name}", args=[debt.number])).status_code == 200


def own_page(find: Callable[[Debt], User], debt: Debt) -> int:
    user = find(debt)
    name = "debt" if user.is_citizen else "desk:debt"
    return entered(user).get(reverse(name, args=[debt.number])).status_code


def test_strangers_do_not_learn_that_it_is_there() -> None:
    debt = noticed()
    strangers: list[Callable[[Debt], User]] = [
        lambda _: citizen(),
        lambda _: officer(Role.ACCOUNTANT),
        lambda _: officer(Role.HEAD),
    ]
    assert [own_page(one, debt) for one in strangers] == [404, 404, 404]
    assert own_page(lambda _: officer(Role.SPECIALIST, ALATAU), debt) == 403


def test_a_deputy_of_the_head_works_on_debts() -> None:
    debt = noticed()
    deputy, head = officer(Role.SPECIALIST, ALATAU), officer(Role.HEAD, ALATAU)
    stand_in(deputy, head, LATER)
    client = entered(deputy)
    assert debt.number in client.get(reverse("desk:debts") + "?pile=waiting").content.decode()
    assert reverse("desk:debt-pack", args=[debt.number]) in page_of(client, debt)
