"""What was accepted before claims were kept is owed too; suppliers are told what became of it."""

from __future__ import annotations

import pytest
from django.db import connection

from making import PANFILOV, officer
from market_making import accept, day, employee, guaranteed, market, of, offered, ordered, turn
from money_making import payer
from supplier_money import (
    APRIL_8,
    IBAN,
    accepted,
    account,
    assistants_act,
    corrected,
    paid_run,
    priced,
    rate,
    suppliers_run_to,
    told,
)
from tirek.accounts.models import Role
from tirek.config.tasks import claim_what_was_accepted
from tirek.payments.actions.decide_maybe_paid import decide_maybe_paid
from tirek.payments.models import SupplierClaim
from tirek.payments.queries.supplier_claims import claimed
from tirek.payments.tables import live_lines
from tirek.sms.models import JournalLine
from tirek.supply.actions.give_act import give_act
from tirek.supply.actions.give_details import give_details
from tirek.supply.actions.receive_order import receive_order
from tirek.supply.actions.send_order import send_order
from tirek.supply.actions.tell_accepted import tell_accepted
from tirek.supply.models import Act
from work_made import working

pytestmark = pytest.mark.django_db
assert market
DETAILS = {
    "settlement": "Жаркент",
    "street": "Абай",
    "house": "5",
    "flat": "",
    "phone": "+7 701 555 44 33",
    "iban": IBAN,
    "director": "А. Оспанов",
    "director_iin": "900101300017",
}
PHONE = "+77015554433"


def reachable() -> Act:
    """An accepted month of an organisation whose telephone is known."""
    by = employee()
    give_details(typed=DETAILS, by=by, at=APRIL_8)
    return accepted(working(office=by.office))


def sent() -> list[str]:
    """The messages to the supplier, in the order in which they were written."""
    found = JournalLine.objects.filter(phone=PHONE).order_by("pk")
    return list(found.values_list("content", flat=True))


def forgotten() -> None:
    """As before the tables of claims: what was accepted is there, and nothing is owed for it."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE payments_supplierclaim DISABLE TRIGGER only_added")
        cursor.execute("DELETE FROM payments_supplierclaim")
        cursor.execute("ALTER TABLE payments_supplierclaim ENABLE TRIGGER only_added")


class TestBeforeClaims:
    def test_acts_that_nobody_claimed_are_owed_once_with_the_sum_they_say(self) -> None:
        accepted()
        before = SupplierClaim.objects.values_list("source", "amount_tiyn", "due_on", "handed_in")
        (as_it_was,) = before
        forgotten()
        claim_what_was_accepted(0)
        assert list(before.all()) == [as_it_was]
        claim_what_was_accepted(0)
        assert tell_accepted(claimed=claimed, at=APRIL_8) == 0
        assert SupplierClaim.objects.count() == 1

    def test_acts_without_a_sum_wait_and_those_priced_since_are_owed(self) -> None:
        assistants_act()
        assert tell_accepted(claimed=claimed, at=APRIL_8) == 0
        priced()
        forgotten()
        assert tell_accepted(claimed=claimed, at=APRIL_8) == 1
        assert SupplierClaim.objects.get().amount_tiyn == 1_500_000  # 10 × 1 500 tenge

    @pytest.mark.usefixtures("market")
    def test_an_order_is_owed_as_on_the_day_of_its_act(self) -> None:
        guaranteed(200_000)
        completed_order()
        before = SupplierClaim.objects.values_list("source", "amount_tiyn", "period", "handed_in")
        (as_it_was,) = before
        forgotten()
        assert tell_accepted(claimed=claimed, at=APRIL_8) == 1
        assert list(before.all()) == [as_it_was]

    def test_what_was_taken_back_is_not_claimed_again(self) -> None:
        accepted()
        corrected(SupplierClaim.objects.get(), 0)
        assert tell_accepted(claimed=claimed, at=APRIL_8) == 0


def completed_order() -> None:
    """Goods of 230 000 tenge, received, with the act."""
    offer, choice = offered(price=230_000), turn()
    ordered(choice, offer)
    accept(choice, of(offer), day(3))
    send_order(choice=choice, by=of(offer), at=day(4))
    person = choice.case.applicant_user
    assert person is not None
    receive_order(choice=choice, rating=None, words="", by=person, at=day(9))
    give_act(choice=choice, number="7/2026", by=of(offer), at=day(10))


class TestMessages:
    def test_accepted_returned_and_paid_each_once(self) -> None:
        act = reachable()
        claim = SupplierClaim.objects.get()
        account(claim)
        first = live_lines(suppliers_run_to("sent"))[0]
        told(first, "rejected")
        told(first, "rejected")
        paid_run()
        assert [act.number in one for one in sent()] == [True] * 3
        assert ["qabyldandy" in one for one in sent()] == [True, False, False]
        assert "otkizbedi nemese qaitardy" in sent()[1]
        assert "audaryldy" in sent()[2]
        assert not any("90 825" in one or "90825" in one for one in sent())  # no sum, no name
        assert not any(act.worker.full_name in one for one in sent())

    def test_corrected_and_decided_by_the_head(self) -> None:
        reachable()
        claim = SupplierClaim.objects.get()
        account(claim)
        corrected(claim, 1_000_000)
        transfer = live_lines(suppliers_run_to("sent"))[0]
        told(transfer, "unknown")
        assert len(sent()) == 2  # that it may have been paid is not told
        by = officer(Role.HEAD, PANFILOV)
        decide_maybe_paid(transfer=transfer, paid=True, words="хат", by=by, at=APRIL_8)
        assert "tuzetildi" in sent()[1]
        assert "audaryldy" in sent()[2]

    def test_in_the_language_of_its_first_user(self) -> None:
        by = employee()
        by.language = "ru"
        by.save()
        give_details(typed=DETAILS, by=by, at=APRIL_8)
        accepted(working(office=by.office))
        (message,) = sent()
        assert "prinyat k oplate" in message

    def test_nobody_is_told_of_contributions_or_without_a_telephone(self) -> None:
        payer(PANFILOV)
        priced()
        assistants_act()
        rate("5")
        assert not JournalLine.objects.filter(content__contains="qabyldandy").exists()
