"""Statements of procurement and stays by vouchers, once accepted, are owed to the organisation of
the contract; sums worked by hand from annexes 8, 14 and 15 and paragraphs 31 and 54."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import pytest
from django.db import Error, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bought_making import CHAIR, buyer, contract, goes, kind, ordered_form, served, turned
from making import PANFILOV, ZHAKSY, citizen, officer
from market_making import TENGE, day, employee, guaranteed
from money_making import payer
from queues import later
from sanatorium_making import SANATORIUM, STAY, mother, of_a_child, sanatorium, stays, waits
from sanatorium_making import served as chosen
from supplier_money import account, paid_run
from tirek.accounts.models import Office, Role, User
from tirek.audit.tables import tables
from tirek.casework.four_eyes import OwnCase, SamePerson
from tirek.casework.models import Case
from tirek.casework.permissions import NotAllowed
from tirek.casework.refused import Refused
from tirek.kernel.period import Month
from tirek.payments.models import LedgerEntry, SupplierClaim
from tirek.payments.queries.supplier_claims import claims_of_office
from tirek.supply.actions.accept_statement import accept_statement
from tirek.supply.actions.accept_voucher_act import accept_voucher_act
from tirek.supply.actions.name_party import name_party
from tirek.supply.actions.state_month import state_month
from tirek.supply.actions.use_voucher import use_voucher
from tirek.supply.models import Lot, PaidStay, Statement, Voucher, VoucherAct
from tirek.supply.queries.parties import own_contracts, own_lots, party_of
from tirek.supply.stay_order import Fellow, companion_due
from voucher_making import FEBRUARY, MAY, bought, issued

pytestmark = pytest.mark.django_db
IN_FEBRUARY, IN_MARCH = Month.at(2026, 2), Month.at(2026, 3)
AFTER = day(2, month=3)


def head(place: str = PANFILOV) -> User:
    return officer(Role.HEAD, place)


def organisation() -> Office:
    office = employee().office
    assert office is not None
    return office


def named(of: object, office: Office | None = None) -> Office:
    """A specialist has said with which organisation the contract is."""
    office = office or organisation()
    name_party(contract=of, office=office, by=buyer(), at=later(1))  # type: ignore[arg-type]
    return office


def stated(form: str = "hearing") -> Statement:
    """Somebody was served in February, and the statement of that month is made."""
    one, made = turned(), contract(form=form, name="Есту аппараты")
    if form == "prosthetics":
        ordered_form(one, made, day(11))
    served(one, form, made, day(12))
    return state_month(contract=made, month=IN_FEBRUARY, by=buyer(), at=day(1, month=3))


@pytest.mark.usefixtures("bought")
class TestAStatement:
    @pytest.fixture
    def bought(self, monkeypatch: pytest.MonkeyPatch) -> None:
        goes(monkeypatch, kind(CHAIR, "procurement"))

    @pytest.mark.parametrize(("form", "owed"), [("hearing", 180_000), ("prosthetics", 40_000)])
    def test_its_price_or_the_share_under_the_order_is_owed_once(
        self, form: str, owed: int
    ) -> None:
        statement = stated(form)
        office = named(statement.contract)
        accept_statement(statement=statement, by=head(), at=AFTER)
        (claim,) = SupplierClaim.objects.all()
        assert (claim.kind, claim.amount_tiyn) == ("statement", owed * TENGE)
        assert (claim.payee, claim.period, claim.due_on) == (office, "2026-02", None)
        assert claim.case_id == statement.document["cases"][0]
        assert claim.cites[0]["paragraph"] == "132"
        with pytest.raises(Refused, match="already"):
            accept_statement(statement=statement, by=head(), at=AFTER)

    def test_a_month_without_anybody_owes_nothing(self) -> None:
        made = contract(form="hearing")
        empty = state_month(contract=made, month=IN_FEBRUARY, by=buyer(), at=day(1, month=3))
        named(made)
        accept_statement(statement=empty, by=head(), at=AFTER)
        assert not SupplierClaim.objects.exists()

    def test_who_it_is_paid_to_has_to_be_said_and_another_person_accepts(self) -> None:
        statement = stated()
        with pytest.raises(Refused, match="which organisation"):
            accept_statement(statement=statement, by=head(), at=AFTER)
        named(statement.contract)
        for by in (buyer(), head(ZHAKSY), employee()):
            with pytest.raises(NotAllowed):
                accept_statement(statement=statement, by=by, at=AFTER)
        writer = statement.by
        User.objects.filter(pk=writer.pk).update(role=Role.HEAD)
        with pytest.raises(SamePerson):
            accept_statement(statement=statement, by=User.objects.get(pk=writer.pk), at=AFTER)
        same = Case.objects.get(pk=statement.document["cases"][0]).applicant_user
        assert same is not None
        own, same.iin = same.iin, None
        same.save()
        the_same = officer(Role.HEAD, PANFILOV, iin=own)
        with pytest.raises(OwnCase):
            accept_statement(statement=statement, by=the_same, at=AFTER)
        assert not SupplierClaim.objects.exists()

    def test_a_price_above_that_of_the_contract_is_not_taken(self) -> None:
        one, made = turned(), contract(form="hearing", price_tiyn=179_999 * TENGE)
        with pytest.raises(Refused) as wrong:
            served(one, "hearing", made, day(12))
        assert wrong.value.field == "price"


class TestTheOrganisation:
    def test_the_newest_word_holds_and_only_its_people_see_the_contract(self) -> None:
        (voucher,) = bought()
        lot, first = voucher.lot, organisation()
        assert party_of(lot) is None
        named(lot, first)
        second = named(lot)
        assert party_of(lot) == second
        assert [list(own_lots(one)) for one in people(first, second)] == [[], [lot]]
        for by in (*people(first), head(), citizen()):
            assert not own_contracts(by)
        with pytest.raises(Refused, match="already"):
            named(lot, second)

    def test_only_a_specialist_of_the_place_names_it_and_only_a_supplier(self) -> None:
        (voucher,) = bought()
        for by in (head(), buyer(ZHAKSY)):
            with pytest.raises(NotAllowed):
                name_party(contract=voucher.lot, office=organisation(), by=by, at=later(1))
        for none in (None, head().office):
            with pytest.raises(Refused) as wrong:
                name_party(contract=voucher.lot, office=none, by=buyer(), at=later(1))
            assert wrong.value.field == "office"

    def test_nothing_of_it_is_changed_and_all_is_sealed(self) -> None:
        lot = used(waits()).lot
        named(lot)
        accepted(lot)
        names = ("party", "paidstay")
        for name in names:
            for statement in (f"DELETE FROM supply_{name}", f"UPDATE supply_{name} SET id = id"):
                with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
                    cursor.execute(statement)
        sealed = {one.name for one in tables()}
        assert {f"supply_{one}" for one in (*names, "statementaccepted")} <= sealed


def people(*offices: Office) -> list[User]:
    return [User.objects.get(office=one) for one in offices]


def used(case: Case, fellow: Fellow | None = None, voucher: Voucher | None = None) -> Voucher:
    """Somebody was in the sanatorium in the whole of the period of February."""
    voucher = voucher or bought()[0]
    issued(voucher, case, later(30))
    stayed(voucher, fellow)
    return voucher


def stayed(voucher: Voucher, fellow: Fellow | None = None, by: User | None = None) -> None:
    use_voucher(
        voucher=voucher,
        arrived=FEBRUARY.arrives,
        left=FEBRUARY.leaves,
        papers_shown=True,
        companion=fellow,
        by=by or buyer(),
        at=day(1, month=3),
    )


def accepted(lot: Lot, number: str = "18") -> VoucherAct:
    """The act of the month in which they left."""
    on, at = date(2026, 3, 1), day(2, month=4)
    return accept_voucher_act(lot=lot, month=IN_MARCH, number=number, on=on, by=head(), at=at)


def parent_of(case: Case) -> Fellow:
    user = case.applicant_user
    assert user is not None
    return Fellow(user.full_name, user.iin or "")


class TestAStay:
    def test_the_share_under_procurement_is_owed_by_the_act_once(self) -> None:
        lot = used(waits()).lot
        office = named(lot)
        accepted(lot)
        (claim,) = SupplierClaim.objects.all()
        assert (claim.kind, claim.amount_tiyn) == ("voucher", 100_000 * TENGE)  # not 130 000
        assert (claim.payee, claim.number, claim.period) == (office, "18, А-1", "2026-03")
        assert [one["paragraph"] for one in claim.cites] == ["53"]
        with pytest.raises(Refused):
            accepted(lot, "19")
        named(lot)  # another organisation: what was accepted stays owed to the first
        assert SupplierClaim.objects.get() == claim

    def test_it_is_owed_when_the_organisation_is_named_later(self) -> None:
        lot = used(waits()).lot
        accepted(lot)
        assert not SupplierClaim.objects.exists()
        office = named(lot)
        assert SupplierClaim.objects.get().payee == office


class TestTheCompanion:
    def test_e13_seventy_per_cent_of_the_guaranteed_sum_once_for_two_children(self) -> None:
        guaranteed(100_000, kind=STAY, service=SANATORIUM)
        parent = citizen()
        first = waits(parent, **of_a_child())
        second = waits(parent, later(5), **of_a_child(children="2"))
        one, two = bought(FEBRUARY, FEBRUARY)
        used(first, parent_of(first), one)
        used(second, parent_of(second), two)
        named(one.lot)
        accepted(one.lot)
        sums = SupplierClaim.objects.order_by("pk").values_list("amount_tiyn", flat=True)
        assert list(sums) == [170_000 * TENGE, 100_000 * TENGE]
        first_claim = SupplierClaim.objects.order_by("pk").first()
        assert first_claim is not None
        assert [one["paragraph"] for one in first_claim.cites] == ["53", "31", "54"]
        assert list(PaidStay.objects.values_list("companion_tiyn", flat=True)) == [7_000_000, 0]

    def test_an_order_on_the_portal_with_the_same_companion_is_paid_there(self) -> None:
        offer, parent = sanatorium(), citizen()
        choice = chosen(waits(parent, **of_a_child()))
        second = waits(parent, later(5), **of_a_child(children="2"))
        (voucher,) = bought()
        used(second, parent_of(second), voucher)
        named(voucher.lot)
        step = stays(choice, offer, FEBRUARY.arrives, fellow=mother(choice), at=later(6))
        assert companion_due(step) == 70_000 * TENGE
        accepted(voucher.lot)
        assert SupplierClaim.objects.get().amount_tiyn == 100_000 * TENGE

    def test_what_a_voucher_has_paid_an_order_pays_no_more(self) -> None:
        offer, parent = sanatorium(), citizen()
        choice = chosen(waits(parent, **of_a_child()))
        second = waits(parent, later(5), **of_a_child(children="2"))
        used(second, parent_of(second))
        lot = Lot.objects.get()
        named(lot)
        accepted(lot)
        assert SupplierClaim.objects.get().amount_tiyn == 170_000 * TENGE
        step = stays(choice, offer, FEBRUARY.arrives, fellow=mother(choice), at=later(6))
        assert companion_due(step) == 0

    def test_without_a_guaranteed_sum_none_is_invented(self) -> None:
        case = waits(**of_a_child())
        lot = used(case, parent_of(case)).lot
        named(lot)
        with pytest.raises(Refused, match="guaranteed sum"):
            accepted(lot)
        assert not VoucherAct.objects.exists()

    def test_nobody_comes_with_an_adult(self) -> None:
        case = waits()
        (voucher,) = bought()
        issued(voucher, case, later(30))
        with pytest.raises(Refused) as wrong:
            stayed(voucher, parent_of(case))
        assert wrong.value.field == "companion_name"


STEPS = st.lists(st.sampled_from(["use", "act", "run", "party"]), max_size=5)


@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=STEPS)
def test_the_ledger_and_the_claims_agree_and_no_stay_is_paid_twice(steps: Sequence[str]) -> None:
    with transaction.atomic():
        vouchers = bought(FEBRUARY, FEBRUARY, MAY)
        left = [(one, waits(at=later(n))) for n, one in enumerate(vouchers[:2])]
        lot = vouchers[0].lot
        named(lot)
        payer(PANFILOV)
        for step in (*steps, "use", "use", "act", "run", "run"):
            try:
                with transaction.atomic():
                    happens(step, left, lot)
            except Refused:
                continue
        claims = SupplierClaim.objects.order_by("pk")
        owed = PaidStay.objects.count() * 100_000 * TENGE  # a month is accepted once
        assert sum(one.amount_tiyn for one in claims) == owed > 0
        paid = LedgerEntry.objects.filter(credit="treasury")
        assert sum(one.amount_tiyn for one in paid) == owed
        assert all(a.source != b.source for a, b in pairwise(claims))
        offices = {one.payee_id for one in claims}
        shown = [one.paid for pk in offices for one in claims_of_office(pk)]
        assert sum(shown) == owed
        transaction.set_rollback(True)


def happens(step: str, left: list[tuple[Voucher, Case]], lot: Lot) -> None:
    """One thing that officers may do meanwhile."""
    if step == "use" and left:
        voucher, case = left.pop(0)
        used(case, voucher=voucher)
    elif step == "act":
        accepted(lot)
    elif step == "party":
        named(lot)
    elif step == "run":
        for one in SupplierClaim.objects.all():
            if not one.payee.supplier_accounts.exists():
                account(one)
        paid_run()
