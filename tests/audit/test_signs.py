"""Signs of collusion: each is seen where it is, none where it is not, by whoever may see it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colluding import HONEST, bought, supplier
from making import ALATAU, PANFILOV, citizen, draft_ready, officer, signed
from market_making import guaranteed, of
from queues import MONDAY, later
from tirek.accounts.models import Role
from tirek.audit.queries.signs import signs_for
from tirek.audit.signs import Ordered, Sign, always_at_cap, at_night, found_in, settings_of
from tirek.audit.signs import address_of as address
from tirek.casework.actions.submit import submit
from tirek.payments.models import SupplierAccount
from tirek.procedure.deadline import ALMATY
from tirek.supply.actions.change_offer import change_offer
from tirek.supply.actions.give_details import give_details

SETTINGS = settings_of("")
EVENING = datetime(2026, 2, 2, 23, 0, tzinfo=ALMATY)


def order(number: int, at: datetime = EVENING, supplier: int = 1, **sums: int) -> Ordered:
    return Ordered(number, number, supplier, at, **{"price": 100, "guaranteed": 200, **sums})


def kinds(signs: list[Sign]) -> list[str]:
    return [one.kind for one in signs]


class TestTheNight:
    @pytest.mark.parametrize(
        ("hours", "found"),
        [
            ((0, 1, 6.99), 1),
            ((0, 1, 7), 0),
            ((-0.01, 1, 2), 0),
            ((0, 1), 0),
            ((0, 24, 48), 0),
            ((0, 1, 2, 3), 1),
        ],
        ids=["until six", "six is day", "before 23", "only two", "three nights", "four"],
    )
    def test_three_of_one_night(self, hours: tuple[float, ...], found: int) -> None:
        orders = [order(n, EVENING + timedelta(hours=one)) for n, one in enumerate(hours)]
        assert len(list(at_night(orders, SETTINGS))) == found

    def test_midnight_parts_nothing(self) -> None:
        times = [EVENING + timedelta(minutes=n) for n in (50, 70, 90)]
        [sign] = at_night([order(n, at) for n, at in enumerate(times)], SETTINGS)
        assert len(sign.orders) == 3

    def test_of_two_suppliers_each_by_itself(self) -> None:
        orders = [order(n, supplier=n % 2) for n in range(4)]
        assert found_in(orders, {}, {}, SETTINGS) == []


class TestTheCap:
    def test_three_of_three_and_not_one_less(self) -> None:
        full = [order(n, price=200) for n in range(3)]
        assert kinds(list(always_at_cap(full, SETTINGS))) == ["cap"]
        assert list(always_at_cap(full[:2], SETTINGS)) == []
        assert list(always_at_cap([*full, order(9, price=199)], SETTINGS)) == []
        assert list(always_at_cap([*full, order(9, price=201)], SETTINGS)) == []


@given(st.text(max_size=20), st.text(max_size=20), st.text(max_size=6), st.text(max_size=6))
def test_an_address_is_alike_however_it_is_written(
    settlement: str, street: str, house: str, flat: str
) -> None:
    one = address(settlement, street, house, flat)
    assert one == address(f" {settlement.upper().lower()}.", street, house, flat) or not one
    assert one == address(settlement, f"{street} көшесі", house, flat)


def test_without_the_house_it_is_none() -> None:
    assert address("Жаркент", "Абай", "", "1") == ""
    assert address("Жаркент", "ул. Абай", "5", "") == address("жаркент", "Абай көшесі", "5", "")
    assert address("Жаркент", "Абай", "5", "1") != address("Жаркент", "Абай", "5", "2")


def test_settings_are_of_the_nearest_place(monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from tirek.audit import signs

    known = signs.signs_file()
    own = replace(known.settings[0], place="zhetisu", series=9)
    changed = replace(known, settings=(*known.settings, own))
    monkeypatch.setattr(signs, "signs_file", lambda: changed)
    assert settings_of(PANFILOV).series == 9
    assert settings_of(ALATAU).series == SETTINGS.series


pages = pytest.mark.usefixtures("market")


def seen(place: str = PANFILOV) -> list[str]:
    return kinds(signs_for(officer(Role.AUDITOR, place), at=later(60 * 24 * 3)))


@pages
@pytest.mark.django_db
class TestInTheRegister:
    @pytest.fixture(autouse=True)
    def sums(self, market: None) -> None:
        guaranteed(200_000)

    def test_who_has_nothing_alike_gives_none(self) -> None:
        bought(supplier())
        assert seen() == []

    @pytest.mark.parametrize(
        ("said", "sign"),
        [
            ({"settlement": "Жаркент", "street": "ул. Абай", "house": "5"}, "address"),
            ({"phone": "8 701 123 45 67"}, "phone"),
        ],
        ids=["address", "phone"],
    )
    def test_what_coincides_is_a_sign(self, said: dict[str, str], sign: str) -> None:
        choice = bought(supplier(**said))
        [found] = signs_for(officer(Role.AUDITOR, "zhetisu"), at=later(60))
        assert (found.kind, found.orders[0].case) == (sign, choice.case_id)
        assert seen(ALATAU) == [], "nothing of another place"

    def test_an_account_named_in_any_application(self) -> None:
        user = citizen()
        bought(supplier(iban="KZ86125KZT5004100100"), user=user)
        assert seen() == []
        draft = draft_ready(user, at=later(60))
        submit(draft=draft, by=user, at=later(61), signature=signed(draft, later(61)))
        assert seen() == ["account"]

    def test_an_account_it_asked_to_be_paid_to(self) -> None:
        user, offer = citizen(), supplier()
        bought(offer, user=user)
        draft = draft_ready(user, at=later(60))
        submit(draft=draft, by=user, at=later(61), signature=signed(draft, later(61)))
        assert seen() == []
        SupplierAccount.objects.create(
            office=offer.supplier.office,
            iban="KZ86125KZT5004100100",
            name="ТОО",
            bin="990140000001",
            at=later(62),
            by=of(offer),
        )
        assert seen() == ["account"]

    def test_the_director_is_the_buyer(self) -> None:
        user = citizen()
        bought(supplier(director_iin=user.iin), user=user)
        assert seen() == ["person"]

    def test_whoever_works_for_the_supplier_is_the_buyer(self) -> None:
        offer, user = supplier(), citizen()
        works, same = of(offer), user.iin
        bought(offer, user=user)
        user.iin = None
        user.save()
        works.iin = same
        works.save()
        assert seen() == ["person"]

    def test_what_was_said_before_counts_too(self) -> None:
        offer = supplier(phone="+77011234567")
        give_details(typed=HONEST, by=of(offer), at=later(1))
        bought(offer)
        assert seen() == ["phone"]

    def test_a_series_of_nights_and_prices(self) -> None:
        offer = supplier(price=200_000)
        for minute in range(3):
            bought(offer, EVENING + timedelta(minutes=minute))
        assert seen() == ["night", "cap"]
        change_offer(offer=offer, price_tiyn=199_999_00, by=of(offer), at=later(60 * 24))
        bought(offer, later(60 * 24 + 1))
        assert seen() == ["night"]

    def test_older_than_the_days_of_the_place_is_not_asked(self) -> None:
        bought(supplier(phone="+77011234567"))
        by = officer(Role.AUDITOR, PANFILOV)
        assert signs_for(by, at=MONDAY + timedelta(days=SETTINGS.days))
        assert not signs_for(by, at=MONDAY + timedelta(days=SETTINGS.days + 1))

    def test_more_orders_ask_the_database_no_more(
        self, django_assert_num_queries: Callable[..., Any]
    ) -> None:
        offer, by = supplier(phone="+77011234567"), officer(Role.AUDITOR, PANFILOV)
        assert by.place
        for minute in range(3):
            bought(offer, later(minute))
        with django_assert_num_queries(5):
            assert kinds(signs_for(by, at=later(60))) == ["phone"] * 3
