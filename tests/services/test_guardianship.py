"""A permission over a ward's property beside its scenarios: papers, days, minutes."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

import tirek.law
from tirek.kernel.calendar import WorkingCalendar
from tirek.procedure.deadline import count
from tirek.services import SERVICES

PERMIT = SERVICES["guardianship-property-permit"]
MONDAY = date(2026, 2, 2)
COMMON = {"application", "identity", "guardianship"}
MONEY = {"account", "income"}
EVERYTHING = {"inherited_by_law": True, "vehicle": True}


def asked_for(**answers: Any) -> set[str]:
    return {one.id for one in PERMIT.passport.documents if one.is_asked(answers)}


def test_the_first_sub_kind_lists_eight_documents_and_the_second_seven() -> None:
    property_ = {"title", "inheritance", "vehicle"}
    first = asked_for(asked="both", **EVERYTHING)
    second = asked_for(asked="alienate", sold=True, **EVERYTHING)
    assert first == COMMON | property_ | MONEY
    assert second == COMMON | property_ | {"guarantee"}
    assert (len(first), len(second)) == (8, 7)


def test_1_payments_only_need_items_1_2_3_7_and_8() -> None:
    assert asked_for(asked="payments") == COMMON | MONEY


def test_2_the_notice_of_the_account_cannot_be_left_out() -> None:
    required = {one.id for one in PERMIT.passport.documents if one.must_attach}
    assert required >= MONEY


def test_3_and_4_guarantee_obligations_are_asked_for_only_where_it_is_sold() -> None:
    flat = {"asked": "alienate", "inherited_by_law": True, "vehicle": False}
    assert asked_for(**flat, sold=True) == COMMON | {"title", "inheritance", "guarantee"}
    assert asked_for(**flat, sold=False) == COMMON | {"title", "inheritance"}


def test_5_a_package_of_monday_is_answered_by_the_next_monday() -> None:
    plain = WorkingCalendar.load(Path(tirek.law.__file__).parent / "calendars")
    assert count(PERMIT.passport.term, MONDAY, plain).due_on == date(2026, 2, 9)


@pytest.mark.parametrize("kind", ["state_corporation", "department", "portal"])
def test_5_however_it_came(kind: str) -> None:
    assert PERMIT.passport.term_on(kind, {}).amount == 5


def test_7_the_state_corporation_has_fifteen_minutes_for_each() -> None:
    channel = PERMIT.passport.channel("state_corporation")
    assert channel is not None
    assert (channel.waiting_minutes, channel.serving_minutes) == (15, 15)


def test_8_a_car_needs_its_own_paper_and_the_certificate_only_if_it_was_inherited() -> None:
    car = {"asked": "alienate", "vehicle": True, "sold": True}
    sold = COMMON | {"title", "vehicle", "guarantee"}
    assert asked_for(**car, inherited_by_law=False) == sold
    assert asked_for(**car, inherited_by_law=True) == sold | {"inheritance"}


def test_the_three_places_that_take_the_documents_are_printed() -> None:
    channels = PERMIT.passport.channels
    assert [one.kind for one in channels] == ["state_corporation", "department", "portal"]
    assert all(cite.mark == "verified" for one in channels for cite in one.cites)
