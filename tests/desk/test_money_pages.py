"""The money of a case on the desk: what is shown, proposed, decided; letters, refunds, codes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from debts_making import LATER, LATER_DAY, accountant, debt_of, noticed
from making import ALATAU, decided, officer
from money_making import FEBRUARY, accepted_change, change_sent, paid, payment_changed
from tirek.accounts.models import Role, User
from tirek.casework.models import Case, Look
from tirek.documents.blobs import place_of
from tirek.kernel.money import Tenge
from tirek.payments.actions.recompute import recompute
from tirek.payments.actions.record_return import record_return
from tirek.payments.actions.write_money_letter import write_money_letter
from tirek.payments.models import PurposeCode

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


@pytest.fixture(autouse=True)
def now(time_machine: Any) -> None:
    time_machine.move_to(FEBRUARY, tick=False)


@pytest.fixture
def case() -> Case:
    found = decided()
    paid("2026-01")
    found.refresh_from_db()
    return found


def page(client: Client, name: str, *args: object) -> str:
    answer = client.get(f"{reverse(f'desk:{name}', args=args)}?lang=ru")
    assert answer.status_code == 200, name
    return answer.content.decode()


def seq(case: Case) -> int:
    case.refresh_from_db()
    return case.last_seq


def test_a_specialist_proposes_and_the_head_agrees(case: Case, signed_in: SignIn) -> None:
    client = signed_in(officer())
    assert "Выплаты по этому делу" in page(client, "case", case.number)
    shown = page(client, "money", case.number)
    assert "Приостановить выплату" in shown
    assert "Возобновить выплату" not in shown
    assert Look.objects.filter(case=case, page="money").count() == 1
    where = reverse("desk:money-propose", args=[case.number, "suspend"])
    wrong = client.post(where, {"seq": seq(case), "month": "2026-03", "words": "Тексеру"})
    assert wrong.status_code == 422
    assert "Тексеру" in wrong.text
    sent = {"seq": seq(case), **change_sent("suspend", "2026-03")}
    assert client.post(where, sent).status_code == 302
    assert client.post(where, sent).status_code == 409  # pressed twice
    assert "ждёт решения руководителя" in page(client, "money-propose", case.number, "suspend")

    chief = signed_in(officer(Role.HEAD))
    event = case.events.get(kind="PaymentChangeProposed")
    assert "Рассмотреть предложение по выплате" in page(chief, "case", case.number)
    where = reverse("desk:money-decide", args=[case.number, event.seq])
    assert "Первый месяц без выплаты: март 2026 года" in page(
        chief, "money-decide", case.number, event.seq
    )
    assert chief.post(where, {"seq": seq(case)}).status_code == 422
    assert chief.post(where, {"seq": seq(case), "decision": "decline"}).status_code == 422
    assert chief.post(where, {"seq": seq(case), "decision": "approve"}).status_code == 302
    assert chief.get(where).status_code == 404
    shown = page(chief, "money", case.number)
    assert "Первый месяц без выплаты: март 2026" in shown.replace("\u00a0", " ")
    assert "приостановлена" in shown


def test_the_head_declines_with_a_reason(case: Case, signed_in: SignIn) -> None:
    client, chief = signed_in(officer(Role.ACCOUNTANT)), signed_in(officer(Role.HEAD))
    where = reverse("desk:money-propose", args=[case.number, "suspend"])
    client.post(where, {"seq": seq(case), **change_sent("suspend", "2026-03")})
    event = case.events.get(kind="PaymentChangeProposed")
    where = reverse("desk:money-decide", args=[case.number, event.seq])
    sent = {"seq": seq(case), "decision": "decline", "note": "Негіз жоқ"}
    assert chief.post(where, sent).status_code == 302
    assert case.events.get(kind="PaymentChangeDeclined").payload["words"] == "Негіз жоқ"


def test_whoever_proposed_sees_why_they_cannot_decide(case: Case, signed_in: SignIn) -> None:
    proposer = officer()
    client = signed_in(proposer)
    where = reverse("desk:money-propose", args=[case.number, "suspend"])
    client.post(where, {"seq": seq(case), **change_sent("suspend", "2026-03")})
    proposer.role = Role.HEAD
    proposer.save()
    event = case.events.get(kind="PaymentChangeProposed")
    shown = page(signed_in(proposer), "money-decide", case.number, event.seq)
    assert 'name="decision"' not in shown


def test_every_form_speaks_and_an_unknown_one_is_not_there(case: Case, signed_in: SignIn) -> None:
    client = signed_in(officer())
    assert "ИИН нового получателя" in page(client, "money-propose", case.number, "recipient")
    assert "Выплата не приостановлена" in page(client, "money-propose", case.number, "resume")
    payment_changed(case, "suspend", "2026-03")
    assert "Выплачивать месяцы приостановки?" in page(
        client, "money-propose", case.number, "resume"
    )
    gone = reverse("desk:money-propose", args=[case.number, "stop"])
    assert client.get(gone).status_code == 404


def test_a_letter_is_the_one_that_was_sent(case: Case, signed_in: SignIn) -> None:
    event = payment_changed(case, "suspend", "2026-03")
    letters = write_money_letter(case=case, seq=event.seq, at=FEBRUARY)
    client = signed_in(officer(Role.ACCOUNTANT))
    assert f"{case.number}/{event.seq}" in page(client, "money", case.number)
    where = reverse("desk:money-letter", args=[case.number, letters[0].pk])
    assert client.get(where).content.startswith(b"%PDF")
    assert signed_in(officer(Role.ACCOUNTANT, ALATAU)).get(where).status_code == 404

    mother = signed_in(case.applicant_user)
    listed = mother.get("/letters/?lang=kk").content.decode()
    assert "Төлемді уақытша тоқтату туралы хабарлама" in listed
    own = reverse("money-letter", args=[case.number, letters[1].pk])
    assert mother.get(own).content.startswith(b"%PDF")
    assert mother.get(reverse("money-letter", args=[case.number, 0])).status_code == 404

    for one in letters:
        place_of(one.sha256).unlink()
    assert client.get(where).status_code == 404
    assert mother.get(own).status_code == 404


def test_what_came_back_in_excess_goes_back_by_two_people(
    signed_in: SignIn, time_machine: Any
) -> None:
    time_machine.move_to(LATER, tick=False)
    debt = noticed()
    left = Tenge.of_tiyn(debt.left_tiyn)
    by = accountant(debt)
    record_return(debt=debt, by=by, amount=left, on=LATER_DAY, reference="П-1", at=LATER)
    accepted_change(debt.case, "died", "2026-02-10", LATER)
    recompute([debt.case], at=LATER)
    debt = debt_of(debt.case)
    client, chief = signed_in(by), signed_in(officer(Role.HEAD, debt.place))
    where = reverse("desk:debt-refund", args=[debt.number])
    assert "Возместить лишнее" in page(client, "debt", debt.number)
    assert client.post(where, {"note": ""}).status_code == 422
    assert client.post(where, {"note": "Шешім өзгерді"}).status_code == 302
    assert chief.post(where, {}).status_code == 422
    assert chief.post(where, {"decision": "decline", "note": "Шот керек"}).status_code == 302
    assert client.post(where, {"note": "Шот анықталды"}).status_code == 302
    assert chief.post(where, {"decision": "approve"}).status_code == 302
    assert "Номер платёжного поручения" in page(client, "debt-refund", debt.number)
    day = {"on-day": "1", "on-month": "4", "on-year": "2026"}
    assert client.post(where, {**day, "reference": ""}).status_code == 422
    assert client.post(where, {**day, "reference": "ТП-7"}).status_code == 302
    debt.refresh_from_db()
    assert debt.to_refund_tiyn == 0
    assert "Возместить лишнее" not in page(client, "debt", debt.number)


def test_codes_are_entered_with_their_source(signed_in: SignIn) -> None:
    client = signed_in(officer(Role.ACCOUNTANT))
    where = reverse("desk:codes")
    assert "Коды не введены" in page(client, "codes")
    sent = {"service": "home-education", "knp": "010", "kod": "11", "kbe": "19", "source": ""}
    wrong = client.post(where, sent)
    assert wrong.status_code == 422
    assert 'value="010"' in wrong.text
    assert client.post(where, {**sent, "source": "Банк хаты"}).status_code == 302
    assert PurposeCode.objects.get().by is not None
    assert "Банк хаты" in page(client, "codes")
