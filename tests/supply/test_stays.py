"""Homes are never fuller than they are large, and nobody is overtaken on their lists."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tirek.law.catalogue import the_law
from tirek.procedure.lifecycle import Role
from tirek.supply.line import Place
from tirek.supply.stays.days import days_in
from tirek.supply.stays.homes import Homes, RefusedRow, Row, Standing, Stay
from tirek.supply.stays.table import applied, basis, stay_readings, stay_table

NOON = datetime(2026, 2, 2, 7, 0, tzinfo=UTC)
FIRST = date(2026, 2, 2)
BY: dict[str, Role] = {
    "Referred": "specialist", "Contracted": "supplier", "Admitted": "supplier",
    "WentAway": "supplier", "CameBack": "supplier", "TransferAsked": "supplier",
    "Transferred": "specialist", "Discharged": "supplier", "Declined": "specialist",
    "Revoked": "system", "Died": "specialist",
}  # fmt: skip


def row(kind: str, person: int, home: str = "north", day: int = 0, **more: Any) -> Row:
    """Whoever may writes it; a referral has the place of the person's number."""
    listed = kind in ("Referred", "Contracted")
    place = Place(0, NOON + timedelta(minutes=person), person) if listed else None
    told = {"by": BY[kind], "place": place, **more}
    return Row(kind, person, home, FIRST + timedelta(day), **told)


def homes(*told: Row, north: int = 1, south: int = 1, **readings: str) -> Homes:
    found = Homes({"north": north, "south": south}, readings)
    for one in told:
        found.take(one)
    return found


def stands(found: Homes, person: int) -> Stay:
    stay = found.stay(person)
    assert stay is not None
    return stay


def refused(found: Homes, told: Row) -> RefusedRow:
    with pytest.raises(RefusedRow) as why:
        found.take(told)
    return why.value


def test_a_stay_from_the_referral_to_the_discharge() -> None:
    found = homes(row("Referred", 1), row("Admitted", 1, day=3), row("WentAway", 1, day=9))
    assert found.stay(1) == Stay("away", "north", date(2026, 2, 11))
    assert found.free("north") == 0
    found.take(row("CameBack", 1, day=12))
    found.take(row("Discharged", 1, day=30))
    assert found.free("north") == 1
    assert list(found.residents("north")) == []
    assert found.take(row("Referred", 1, "south", day=40)).stage == "waiting"


def test_a_private_home_admits_on_a_contract_and_nobody_on_nothing() -> None:
    assert stands(homes(row("Contracted", 1), row("Admitted", 1)), 1).stage == "living"
    why = refused(homes(), row("Admitted", 1))
    assert why.code == "not_now"
    assert "договора" in why.text.ru


def test_only_the_home_admits() -> None:
    why = refused(homes(row("Referred", 1)), row("Admitted", 1, by="specialist"))
    assert "specialist" not in why.text.en
    assert "the home" in why.text.en


class TestPlaces:
    def test_a_full_home_admits_nobody(self) -> None:
        found = homes(row("Referred", 1), row("Referred", 2), row("Admitted", 1))
        assert refused(found, row("Admitted", 2)).code == "full"
        assert found.first("north") == 2

    def test_who_was_registered_earlier_is_admitted_earlier(self) -> None:
        found = homes(row("Referred", 2), row("Referred", 1), north=2)
        assert refused(found, row("Admitted", 2)).code == "overtaken"
        found.take(row("Declined", 1))
        assert found.take(row("Admitted", 2)).stage == "living"

    def test_a_home_that_chooses_itself_may_pass_over(self) -> None:
        found = homes(row("Referred", 1), row("Referred", 2), order="home_chooses")
        assert found.take(row("Admitted", 2)).stage == "living"

    def test_a_death_frees_the_place_and_the_list(self) -> None:
        found = homes(row("Referred", 1), row("Referred", 2), row("Admitted", 1), row("Died", 1))
        assert stands(found, 1).stage == "discharged"
        assert found.free("north") == 1
        assert found.take(row("Died", 2)).stage == "gone"
        assert found.first("north") is None


class TestLeave:
    away = (row("Referred", 1), row("Referred", 2), row("Admitted", 1), row("WentAway", 1))

    def test_the_place_of_who_is_away_is_kept(self) -> None:
        assert refused(homes(*self.away), row("Admitted", 2)).code == "full"

    def test_where_it_is_not_kept_coming_back_needs_a_free_place(self) -> None:
        found = homes(*self.away, row("Admitted", 2), leave="freed")
        assert refused(found, row("CameBack", 1)).code == "full"
        found.take(row("Discharged", 2))
        assert found.take(row("CameBack", 1)).stage == "living"

    def test_one_may_be_discharged_while_away(self) -> None:
        assert homes(*self.away).take(row("Discharged", 1)).stage == "discharged"


class TestTransfer:
    lives = (row("Referred", 1), row("Admitted", 1))

    def test_one_place_is_left_and_another_taken(self) -> None:
        found = homes(*self.lives, row("Transferred", 1, "south"))
        assert (found.free("north"), found.free("south")) == (1, 0)
        assert stands(found, 1).home == "south"

    def test_it_is_no_way_round_the_list(self) -> None:
        found = homes(*self.lives, row("Referred", 2, "south"))
        assert refused(found, row("Transferred", 1, "south")).code == "overtaken"
        other = homes(*self.lives, row("Referred", 2, "south"), transfer="free_place")
        assert other.take(row("Transferred", 1, "south")).home == "south"

    def test_not_into_a_full_home_nor_into_the_same(self) -> None:
        found = homes(*self.lives, south=0)
        assert refused(found, row("Transferred", 1, "south")).code == "full"
        assert refused(found, row("Transferred", 1, "north")).code == "same_home"

    def test_who_is_away_comes_back_first(self) -> None:
        found = homes(*self.lives, row("WentAway", 1))
        assert "оралғанын" in refused(found, row("Transferred", 1, "south")).text.kk

    def test_asking_for_one_moves_nobody(self) -> None:
        found = homes(*self.lives, row("TransferAsked", 1, day=2))
        assert stands(found, 1) == Stay("living", "north", FIRST + timedelta(2))
        assert refused(homes(row("Referred", 1)), row("TransferAsked", 1)).code == "not_now"


class TestPlacesChange:
    def test_more_places_admit_more(self) -> None:
        found = homes(row("Referred", 1), row("Referred", 2), row("Admitted", 1))
        found.resize("north", 2)
        assert found.free("north") == 1
        found.take(row("Admitted", 2))
        with pytest.raises(RefusedRow) as why:
            found.resize("north", 1)
        assert why.value.code == "too_few"
        assert found.free("north") == 0

    def test_a_new_home_opens(self) -> None:
        found = homes()
        found.resize("west", 1)
        assert found.take(row("Referred", 1, "west")).home == "west"


class TestStanding:
    """Who stood there when the telling began stands as if every row had been told."""

    def test_of_a_list_a_home_and_a_leave(self) -> None:
        told = (
            row("Referred", 1), row("Admitted", 1), row("Referred", 2), row("Admitted", 2, day=1),
            row("WentAway", 2, day=2), row("Referred", 3), row("Referred", 4), row("Declined", 4),
        )  # fmt: skip
        whole = homes(*told, north=2)
        known = [
            Standing(one, stands(whole, one), Place(0, NOON + timedelta(minutes=one), one))
            for one in (1, 2, 3, 4)
        ]
        again = Homes({"north": 2, "south": 1}, standing=known)
        for found in (whole, again):
            assert (found.first("north"), found.free("north")) == (3, 0)
            assert list(found.residents("north")) == [1, 2]
            found.take(row("Discharged", 2, day=5))
            assert found.take(row("Admitted", 3, day=5)).stage == "living"


class TestRows:
    def test_a_home_nobody_knows(self) -> None:
        assert refused(homes(), row("Referred", 1, "west")).code == "unknown_home"

    def test_a_person_of_another_home(self) -> None:
        assert refused(homes(row("Referred", 1)), row("Admitted", 1, "south")).code == "other_home"

    def test_a_day_before_the_last_row(self) -> None:
        found = homes(row("Referred", 1, day=5))
        assert refused(found, row("Admitted", 1, day=4)).code == "backwards"


class TestFiles:
    def test_each_event_says_where_it_is_named(self) -> None:
        assert set(basis().events) == {one.id for one in stay_table().events}
        assert {cite.act for cite in basis().events.values()} <= the_law().acts.keys()

    def test_each_reading_cites_an_act_and_applies_an_option(self) -> None:
        for one in stay_readings().values():
            assert one.applied in one.options
            assert set(one.cites) <= the_law().acts.keys()

    def test_a_reading_that_is_not_there_is_refused(self) -> None:
        assert applied({"leave": "freed"})["leave"] == "freed"
        for wrong in ({"leave": "sold"}, {"fee": "kept"}):
            with pytest.raises(LookupError):
                applied(wrong)


class TestDays:
    told = (
        row("Referred", 1),
        row("Admitted", 1, day=1),
        row("WentAway", 1, day=5),
        row("CameBack", 1, day=8),
        row("Transferred", 1, "south", day=10),
        row("Discharged", 1, "south", day=12),
    )

    def test_a_day_counts_of_which_a_part_was_spent_there(self) -> None:
        last = FIRST + timedelta(30)
        assert days_in(self.told, "north", FIRST, last) == 5 + 3
        assert days_in(self.told, "south", FIRST, last) == 3

    def test_or_whole_days_only(self) -> None:
        last, whole = FIRST + timedelta(30), {"border_days": "whole_days"}
        assert days_in(self.told, "north", FIRST, last, whole) == 3 + 1
        assert days_in(self.told, "south", FIRST, last, whole) == 1

    def test_who_has_not_left_is_there_to_the_last_day_asked(self) -> None:
        assert days_in(self.told[:2], "north", FIRST, FIRST + timedelta(3)) == 3
        assert days_in(self.told[:1], "north", FIRST, FIRST + timedelta(3)) == 0

    @given(st.integers(0, 40), st.integers(0, 40), st.sampled_from(["north", "south"]))
    def test_days_of_parts_add_up(self, cut: int, more: int, home: str) -> None:
        middle = FIRST + timedelta(cut)
        end = middle + timedelta(more)
        before = days_in(self.told, home, FIRST, middle)
        after = days_in(self.told, home, middle + timedelta(1), end) if more else 0
        assert before + after == days_in(self.told, home, FIRST, end)


class AnyHomes(RuleBasedStateMachine):
    """Two homes against the plain rule, whatever is asked of them and however often refused."""

    def __init__(self) -> None:
        super().__init__()
        self.homes = homes(north=2, south=1)
        self.waiting: dict[str, set[int]] = {"north": set(), "south": set()}
        self.holding: dict[int, str] = {}

    @rule(kind=st.sampled_from(sorted(BY)), person=st.integers(1, 5), south=st.booleans())
    def happens(self, kind: str, person: int, south: bool) -> None:
        home = "south" if south else "north"
        before = self.homes.stay(person)
        was = {one: list(self.homes.residents(one)) for one in self.waiting}
        try:
            now = self.homes.take(row(kind, person, home))
        except RefusedRow:
            now = None
        if now is None:
            assert self.homes.stay(person) == before
            assert was == {one: list(self.homes.residents(one)) for one in self.waiting}
            return
        if kind == "Admitted":
            assert person == min(self.waiting[home]), "the earliest registered"
        if kind == "Transferred":
            assert not self.waiting[home], "nobody waited there"
        self.waiting = {at: people - {person} for at, people in self.waiting.items()}
        self.holding.pop(person, None)
        if now.stage == "waiting":
            self.waiting[home].add(person)
        if now.stage in ("living", "away"):
            self.holding[person] = home

    @invariant()
    def a_place_is_held_by_one(self) -> None:
        for home, size in (("north", 2), ("south", 1)):
            held = [person for person, at in sorted(self.holding.items()) if at == home]
            assert list(self.homes.residents(home)) == held
            assert self.homes.free(home) == size - len(held) >= 0
            assert self.homes.first(home) == min(self.waiting[home], default=None)


TestAnyHomes = AnyHomes.TestCase
