"""The certificate of a rehabilitated person beside its scenarios: days, papers, the coupon."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

import tirek.law
from tirek.kernel.calendar import WorkingCalendar
from tirek.procedure.clock_step import RECEIPT, step_days
from tirek.procedure.deadline import count
from tirek.services import SERVICES

SERVICE = SERVICES["rehabilitated-person-certificate"]
MONDAY = date(2026, 2, 2)


@pytest.fixture(scope="module")
def plain() -> WorkingCalendar:
    """Working days as the examples count them: no public holidays."""
    return WorkingCalendar.load(Path(tirek.law.__file__).parent / "calendars")


def asked_for(**answers: Any) -> set[str]:
    return {one.id for one in SERVICE.passport.documents if one.is_asked(answers)}


def test_1_the_certificate_is_issued_in_five_working_days(plain: WorkingCalendar) -> None:
    found = step_days(SERVICE.passport.steps, {RECEIPT: MONDAY}, plain)
    assert {step.id: on for step, on in found} == {"issued": date(2026, 2, 9)}


def test_2_the_whole_takes_eight(plain: WorkingCalendar) -> None:
    assert count(SERVICE.passport.term, MONDAY, plain).due_on == date(2026, 2, 12)


@pytest.mark.parametrize(("proof", "paper"), [("certificate", "rehabilitation"), ("ruling",) * 2])
def test_3_the_two_papers_are_alternatives(proof: str, paper: str) -> None:
    assert asked_for(proof=proof) == {"application", "identity", paper}


def test_4_one_of_them_cannot_be_left_out() -> None:
    required = {one.id for one in SERVICE.passport.documents if one.must_attach}
    assert required == {"rehabilitation", "ruling"}


def test_6_a_duplicate_has_no_list_and_no_term_of_its_own() -> None:
    assert asked_for(wanted="duplicate", ground="lost", proof="certificate") == asked_for(
        wanted="certificate", proof="certificate"
    )
    assert {"duplicate", "duplicate_ground"} <= {one.id for one in SERVICE.readings}


def test_the_state_corporation_gives_a_coupon_and_the_portal_is_a_reading() -> None:
    given = {one.kind: one for one in SERVICE.passport.channels}
    assert given["state_corporation"].receipt == "coupon"
    assert {cite.mark for cite in given["state_corporation"].cites} == {"verified"}
    assert {cite.mark for cite in given["portal"].cites} == {"to_verify"}
    assert "web_portal" in {one.id for one in SERVICE.readings}
