"""A supplier asks with its papers, a commission admits, refuses, excludes; each on a ground."""

from datetime import date
from typing import ClassVar

import pytest
from django.db import Error, connection, transaction

from making import ALATAU, PANFILOV, citizen, iin, officer, upload
from market_making import (
    INDOOR,
    MONDAY,
    SIGNS,
    asked,
    commissioner,
    day,
    employee,
    guaranteed,
    judged,
    offered,
)
from tirek.accounts.models import Role
from tirek.casework.permissions import NotAllowed
from tirek.casework.refused import Refused
from tirek.documents.actions.store import RefusedFile
from tirek.procedure.lifecycle import RefusedTransition
from tirek.supply.actions.apply_supplier import apply_supplier
from tirek.supply.actions.change_offer import change_offer
from tirek.supply.actions.give_details import give_details
from tirek.supply.actions.give_mandate import give_mandate
from tirek.supply.actions.judge_supplier import Decided, judge_supplier
from tirek.supply.actions.note_outage import note_outage
from tirek.supply.actions.place_offer import Offered, place_offer
from tirek.supply.actions.set_guarantee import set_guarantee
from tirek.supply.models import Offer, Outage, Supplier, SupplierStep
from tirek.supply.permissions import suppliers_of
from tirek.supply.queries.offers import in_catalogue, offers
from tirek.supply.queries.sums import guarantee_on, split
from tirek.supply.steps import GENESIS, hash_of_supplier

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("market")]


def decided(outcome: str = "Admitted", **changed: object) -> Decided:
    said = {"number": "12", "on": date(2026, 2, 2), "ground": "Толық", **changed}
    return Decided(outcome, **said)  # type: ignore[arg-type]


class TestAdmission:
    def test_with_papers_and_by_the_commission(self) -> None:
        supplier = asked()
        assert supplier.stage == "applied"
        assert [one.file.name for one in SupplierStep.objects.get().papers.all()] == [
            "lisenziya.pdf"
        ]
        assert judged(supplier).stage == "admitted"
        rows = list(supplier.steps.order_by("seq"))
        assert [row.previous_hash for row in rows] == [GENESIS, rows[0].hash]
        assert all(row.hash == hash_of_supplier(row) for row in rows)
        assert rows[1].payload == {"number": "12", "on": "2026-02-02", "ground": "Құжаттары толық"}

    def test_not_without_papers_nor_with_a_program(self) -> None:
        by = employee()
        with pytest.raises(Refused):
            apply_supplier(papers=[], words="", by=by, at=MONDAY)
        with pytest.raises(RefusedFile):
            apply_supplier(papers=[upload("a.pdf", b"MZ" * 9)], words="", by=by, at=MONDAY)
        assert not Supplier.objects.exists()

    def test_asked_once_at_a_time_and_again_after_a_refusal(self) -> None:
        by = employee()
        supplier = asked(by)
        with pytest.raises(RefusedTransition):
            asked(by)
        judged(supplier, "Refused")
        assert asked(by).stage == "applied"

    def test_a_decision_has_its_number_day_and_ground(self) -> None:
        supplier, member = asked(), commissioner()
        for wrong in ({"number": " "}, {"on": date(2026, 2, 3)}, {"ground": ""}):
            with pytest.raises(Refused):
                judge_supplier(supplier=supplier, decided=decided(**wrong), by=member, at=MONDAY)
        with pytest.raises(RefusedTransition):
            judge_supplier(supplier=supplier, decided=decided("Excluded"), by=member, at=MONDAY)

    def test_only_a_commission_of_the_territory(self) -> None:
        supplier = asked()
        others = [officer(role, PANFILOV) for role in (Role.HEAD, Role.SPECIALIST, Role.SUPPLIER)]
        doctor, elsewhere = officer(Role.COMMISSION, PANFILOV), commissioner(ALATAU)
        for by in (*others, citizen(), doctor, elsewhere):
            with pytest.raises(NotAllowed):
                judge_supplier(supplier=supplier, decided=decided(), by=by, at=MONDAY)
            assert not suppliers_of(by).exists()
        assert suppliers_of(commissioner("zhetisu")).get() == supplier

    def test_which_commission_it_is_an_order_says(self) -> None:
        supplier, by = asked(), officer(Role.ADMINISTRATOR)
        member = officer(Role.COMMISSION, PANFILOV)
        doctors = member.office
        assert not suppliers_of(member).exists(), (
            "a commission of doctors, until an order says else"
        )
        school = officer(Role.SCHOOL, PANFILOV).office
        for office, order in ((None, "№ 1"), (school, "№ 1"), (doctors, " ")):
            with pytest.raises(Refused):
                give_mandate(office=office, given=True, order=order, by=by, at=MONDAY)
        for nobody in (member, officer(Role.HEAD, PANFILOV), citizen()):
            with pytest.raises(NotAllowed):
                give_mandate(office=doctors, given=True, order="№ 1", by=nobody, at=MONDAY)
        give_mandate(office=doctors, given=True, order="№ 1", by=by, at=MONDAY)
        assert suppliers_of(member).get() == supplier
        give_mandate(office=doctors, given=False, order="№ 2", by=by, at=MONDAY)
        assert not suppliers_of(member).exists()

    @pytest.mark.parametrize("role", [Role.CITIZEN, Role.SPECIALIST, Role.COMMISSION])
    def test_nobody_else_asks(self, role: str) -> None:
        by = citizen() if role == Role.CITIZEN else officer(role, PANFILOV)
        with pytest.raises(NotAllowed):
            apply_supplier(papers=[upload()], words="", by=by, at=MONDAY)


class TestDetails:
    SAID: ClassVar = {
        "settlement": "Жаркент",
        "street": "Абай көшесі",
        "house": "5",
        "phone": "8 701 123 45 67",
        "iban": "KZ86 125K ZT50 0410 0100",
        "director": "Ерлан Сейітов",
        "director_iin": iin(),
    }

    def test_each_telling_is_kept_beside_the_one_before(self) -> None:
        by = employee()
        first = give_details(typed=self.SAID, by=by, at=MONDAY)
        assert (first.phone, first.iban) == ("+77011234567", "KZ86125KZT5004100100")
        give_details(typed={**self.SAID, "flat": "12"}, by=by, at=day(3))
        assert list(first.supplier.details.values_list("flat", flat=True)) == ["", "12"]

    @pytest.mark.parametrize(
        ("name", "typed"),
        [("street", " "), ("phone", "12"), ("iban", "KZ00"), ("director_iin", "123")],
    )
    def test_what_cannot_be_read_is_said_at_its_field(self, name: str, typed: str) -> None:
        with pytest.raises(Refused) as refused:
            give_details(typed={**self.SAID, name: typed}, by=employee(), at=MONDAY)
        assert refused.value.field == name

    def test_nobody_else_says_them(self) -> None:
        for by in (citizen(), officer(Role.COMMISSION, PANFILOV), officer(Role.HEAD, PANFILOV)):
            with pytest.raises(NotAllowed):
                give_details(typed=self.SAID, by=by, at=MONDAY)


class TestTheCatalogue:
    def test_price_pieces_and_being_shown_are_what_the_moves_say(self) -> None:
        by = employee()
        offer = offered(by, price=230_000, pieces=2)
        change_offer(offer=offer, price_tiyn=18_000_000, pieces=-1, by=by, at=day(3))
        now = offers().get(pk=offer.pk)
        assert (now.price, now.left, now.is_shown) == (18_000_000, 1, True)
        change_offer(offer=offer, shown=False, by=by, at=day(4))
        assert not in_catalogue(PANFILOV).exists()
        with pytest.raises(Refused):
            change_offer(offer=offer, pieces=-2, by=by, at=day(4))
        with pytest.raises(Refused):
            change_offer(offer=offer, price_tiyn=0, by=by, at=day(4))

    def test_it_reaches_the_place_and_all_below_and_only_while_admitted(self) -> None:
        offer = offered(employee("zhetisu"))
        assert in_catalogue(PANFILOV, INDOOR).get() == offer
        assert not in_catalogue(ALATAU).exists()
        assert not in_catalogue(PANFILOV, "stay").exists()
        judged(offer.supplier, "Excluded")
        assert not in_catalogue().exists()

    def test_who_is_not_admitted_offers_nothing(self) -> None:
        by = employee()
        asked(by)
        with pytest.raises(NotAllowed):
            place_offer(offered=Offered(SIGNS, INDOOR, "а", 1, 1, ()), photo=None, by=by, at=MONDAY)
        with pytest.raises(NotAllowed):
            change_offer(offer=offered(), shown=False, by=by, at=MONDAY)

    @pytest.mark.parametrize(
        ("changed", "field"),
        [
            ({"kind": "plane"}, "kind"),
            ({"service": "home-education"}, "kind"),
            ({"name": " "}, "name"),
            ({"price_tiyn": 0}, "price"),
            ({"pieces": -1}, "pieces"),
        ],
    )
    def test_what_is_missing_is_said_at_its_field(self, changed: dict, field: str) -> None:
        by = employee()
        judged(asked(by))
        said = {"service": SIGNS, "kind": INDOOR, "name": "а", "price_tiyn": 1, "pieces": 0}
        with pytest.raises(Refused) as refused:
            place_offer(
                offered=Offered(**{**said, "sizes": (), **changed}), photo=None, by=by, at=MONDAY
            )
        assert refused.value.field == field

    @pytest.mark.parametrize("photo", [upload("arba.pdf"), upload("arba.png", b"MZ" * 9)])
    def test_a_photo_is_a_picture(self, photo: object) -> None:
        by = employee()
        judged(asked(by))
        with pytest.raises(Refused) as refused:
            place_offer(
                offered=Offered(SIGNS, INDOOR, "а", 1, 1, ()), photo=photo, by=by, at=MONDAY
            )
        assert refused.value.field == "photo"
        assert not Offer.objects.exists()


class TestTheGuaranteedSum:
    def test_xe5_and_xe6_what_is_above_it_is_the_persons(self) -> None:
        above, below = split(230_000, 200_000), split(180_000, 200_000)
        assert (above.own, above.reimbursed) == (30_000, 200_000)
        assert (below.own, below.reimbursed) == (0, 180_000)

    def test_the_newest_of_the_nearest_place_from_its_day(self) -> None:
        guaranteed(200_000, place="zhetisu")
        assert guarantee_on(SIGNS, INDOOR, PANFILOV, date(2026, 2, 2)).sum_tiyn == 20_000_000
        guaranteed(210_000)
        assert guarantee_on(SIGNS, INDOOR, PANFILOV, date(2026, 2, 2)).sum_tiyn == 21_000_000
        assert guarantee_on(SIGNS, INDOOR, PANFILOV, date(2025, 12, 31)) is None
        assert guarantee_on(SIGNS, INDOOR, ALATAU, date(2026, 2, 2)) is None

    @pytest.mark.parametrize("changed", [{"source": " "}, {"sum_tiyn": 0}, {"kind": "plane"}])
    def test_none_without_a_source(self, changed: dict) -> None:
        said = {"service": SIGNS, "kind": INDOOR, "sum_tiyn": 1, "source": "Бұйрық"}
        with pytest.raises(Refused):
            set_guarantee(
                **{**said, **changed},
                since=date(2026, 1, 1),
                by=officer(Role.HEAD, PANFILOV),
                at=MONDAY,
            )

    @pytest.mark.parametrize("role", [Role.SPECIALIST, Role.SUPPLIER, Role.CITIZEN])
    def test_nobody_but_a_head_enters_it(self, role: str) -> None:
        by = citizen() if role == Role.CITIZEN else officer(role, PANFILOV)
        with pytest.raises(NotAllowed):
            set_guarantee(
                service=SIGNS,
                kind=INDOOR,
                sum_tiyn=1,
                since=date(2026, 1, 1),
                source="а",
                by=by,
                at=MONDAY,
            )


def test_an_outage_is_noted_afterwards_by_the_administrator() -> None:
    by = officer(Role.ADMINISTRATOR)
    note_outage(first=date(2026, 2, 1), last=date(2026, 2, 2), reason="жарық", by=by, at=MONDAY)
    for first, last, why in (
        (date(2026, 2, 2), date(2026, 2, 1), "а"),
        (date(2026, 2, 2), date(2026, 2, 3), "а"),
        (date(2026, 2, 2), date(2026, 2, 2), " "),
    ):
        with pytest.raises(Refused):
            note_outage(first=first, last=last, reason=why, by=by, at=MONDAY)
    with pytest.raises(NotAllowed):
        note_outage(
            first=date(2026, 2, 1), last=date(2026, 2, 1), reason="а", by=employee(), at=MONDAY
        )
    assert Outage.objects.count() == 1


@pytest.mark.parametrize("table", ["supplierstep", "supplierpaper", "offer", "move", "guarantee"])
def test_the_database_refuses_to_change_a_row(table: str) -> None:
    offered()
    guaranteed()
    for sql in (f"UPDATE supply_{table} SET id = id", f"DELETE FROM supply_{table}"):
        with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
