"""The accounts suppliers are paid to, and the rate of contributions: two people for each."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from making import PANFILOV, ZHAKSY, officer
from queues import SIGNS
from supplier_money import (
    APRIL_8,
    BIN,
    IBAN,
    OTHER_IBAN,
    accepted,
    account,
    assistants_act,
    judged,
    priced,
    rate,
)
from tirek.accounts.models import Role
from tirek.casework.four_eyes import SamePerson
from tirek.casework.permissions import NotAllowed
from tirek.casework.refused import Refused
from tirek.payments.actions.enter_supplier_account import enter_supplier_account
from tirek.payments.actions.judge_rate import judge_rate
from tirek.payments.actions.judge_supplier_account import judge_supplier_account
from tirek.payments.models import ContributionRate, SupplierAccount, SupplierClaim
from tirek.payments.queries.supplier_claims import (
    paid_to,
    without_rate,
)

pytestmark = pytest.mark.django_db


class TestContributions:
    def test_without_a_rate_none_are_worked_out_and_that_is_said(self) -> None:
        priced()
        assistants_act()
        assert SupplierClaim.objects.get().contributions_by == date(2026, 4, 25)
        assert [one.period for one in without_rate(PANFILOV)] == ["2026-03"]
        assert not ContributionRate.objects.exists()

    def test_a_rate_nobody_agreed_to_works_nothing_out(self) -> None:
        priced()
        assistants_act()
        rate(agreed=False)
        assert SupplierClaim.objects.count() == 1

    def test_reading_contributions_base_so_many_per_cent_of_the_pay_on_top_of_it(self) -> None:
        priced()
        assistants_act()
        rate("5")
        work, on_top = SupplierClaim.objects.order_by("pk")
        assert (work.amount_tiyn, on_top.amount_tiyn) == (1_500_000, 75_000)  # 15 000 and 750
        assert (on_top.due_on, on_top.of) == (date(2026, 4, 25), work)
        assert not without_rate(PANFILOV)

    def test_one_entered_before_is_applied_at_once_and_only_from_its_month(self) -> None:
        priced()
        rate("5", since="2026-04")
        assistants_act()
        assert SupplierClaim.objects.count() == 1
        rate("10", since="2026-03")
        assert SupplierClaim.objects.get(kind="contributions").amount_tiyn == 150_000

    def test_who_entered_it_does_not_agree_to_it_and_it_is_judged_once(self) -> None:
        made = rate(agreed=False)
        with pytest.raises(NotAllowed):
            judge_rate(rate=made, agreed=True, by=officer(Role.ACCOUNTANT, PANFILOV), at=APRIL_8)
        with pytest.raises(NotAllowed):
            judge_rate(rate=made, agreed=True, by=officer(Role.HEAD, ZHAKSY), at=APRIL_8)
        head = officer(Role.HEAD, PANFILOV)
        made.by_id = head.pk
        with pytest.raises(SamePerson):
            judge_rate(rate=made, agreed=True, by=head, at=APRIL_8)
        made.refresh_from_db()
        judge_rate(rate=made, agreed=False, by=head, at=APRIL_8)
        with pytest.raises(Refused):
            judge_rate(rate=made, agreed=True, by=head, at=APRIL_8)

    @pytest.mark.parametrize(
        ("typed", "field"),
        [
            ({"service": SIGNS}, "service"),
            ({"service": "none"}, "service"),
            ({"percent": "0"}, "percent"),
            ({"percent": "0.0001"}, "percent"),
            ({"percent": "100.5"}, "percent"),
            ({"percent": "көп"}, "percent"),
            ({"since": "2026"}, "since"),
            ({"name": " "}, "name"),
            ({"number": "12"}, "bin"),
            ({"iban": "KZ00"}, "iban"),
            ({"source": ""}, "source"),
        ],
    )
    def test_what_is_missing_is_told_at_its_field(self, typed: dict[str, str], field: str) -> None:
        with pytest.raises(Refused) as wrong:
            rate(**typed)
        assert wrong.value.field == field
        assert not ContributionRate.objects.exists()


class TestAccounts:
    def test_the_newest_admitted_one_is_paid_to(self) -> None:
        accepted()
        owed = SupplierClaim.objects.get()
        first = account(owed)
        second = account(owed, OTHER_IBAN, admitted=False)
        assert paid_to([owed.payee_id], PANFILOV)[owed.payee_id] == first
        judged(second, PANFILOV)
        assert paid_to([owed.payee_id], PANFILOV)[owed.payee_id] == second
        judged(second, PANFILOV, admitted=False)
        assert paid_to([owed.payee_id], PANFILOV)[owed.payee_id] == first
        assert not paid_to([owed.payee_id], ZHAKSY)

    @pytest.mark.parametrize(
        ("typed", "field"),
        [
            ({"iban": "KZ86125KZT5004100101"}, "iban"),
            ({"name": ""}, "name"),
            ({"number": "05014000123A"}, "bin"),
        ],
    )
    def test_what_is_wrong_is_told_at_its_field(self, typed: dict[str, str], field: str) -> None:
        by = officer(Role.SUPPLIER, PANFILOV)
        said: dict[str, Any] = {"iban": IBAN, "name": "ЖШС", "number": BIN, **typed}
        with pytest.raises(Refused) as wrong:
            enter_supplier_account(**said, by=by, at=APRIL_8)
        assert wrong.value.field == field

    def test_the_same_account_twice_is_one(self) -> None:
        accepted()
        owed = SupplierClaim.objects.get()
        account(owed)
        with pytest.raises(Refused):
            account(owed)
        assert SupplierAccount.objects.count() == 1

    def test_only_the_supplier_enters_and_only_an_accountant_who_pays_it_admits(self) -> None:
        for role in (Role.ACCOUNTANT, Role.HEAD, Role.SPECIALIST, Role.COMMISSION):
            with pytest.raises(NotAllowed):
                enter_supplier_account(
                    iban=IBAN, name="ЖШС", number=BIN, by=officer(role, PANFILOV), at=APRIL_8
                )
        accepted()
        made = account(SupplierClaim.objects.get(), admitted=False)
        others = ((Role.SUPPLIER, PANFILOV), (Role.HEAD, PANFILOV), (Role.ACCOUNTANT, ZHAKSY))
        for role, place in others:
            with pytest.raises(NotAllowed):
                judge(made, officer(role, place))
        with pytest.raises(Refused):
            judge_supplier_account(
                account=made,
                place=ZHAKSY,
                admitted=True,
                words="құжат",
                by=officer(Role.ACCOUNTANT, ZHAKSY),
                at=APRIL_8,
            )
        with pytest.raises(Refused) as wrong:
            judge(made, officer(Role.ACCOUNTANT, PANFILOV), words=" ")
        assert wrong.value.field == "words"


def judge(made: SupplierAccount, by: Any, words: str = "құжат") -> None:
    judge_supplier_account(
        account=made, place=PANFILOV, admitted=True, words=words, by=by, at=APRIL_8
    )
