"""The assistant and the sign-language specialist beside their scenarios: papers, clock, ways."""

from datetime import date
from pathlib import Path

import pytest

import tirek.law
from tirek.kernel.calendar import WorkingCalendar
from tirek.procedure.deadline import count
from tirek.procedure.service import Service
from tirek.services import SERVICES

SIGNS = SERVICES["sign-language-specialist"]
ASSISTANT = SERVICES["individual-assistant"]
BOTH = [SIGNS, ASSISTANT]
MONDAY = date(2026, 2, 2)


@pytest.fixture(scope="module")
def plain() -> WorkingCalendar:
    return WorkingCalendar.load(Path(tirek.law.__file__).parent / "calendars")


def test_b_e8_the_section_gives_a_coupon_and_the_state_corporation_a_receipt() -> None:
    given = {one.kind: one.receipt for one in SIGNS.passport.channels}
    assert given["department"] == "coupon"
    assert given["state_corporation"] == "receipt"


def test_b_e9_copies_are_taken_only_of_what_the_systems_may_not_hold() -> None:
    papers = SIGNS.passport.documents
    assert {one.id for one in papers if one.may_attach} == {"disability_record", "programme"}
    assert not any(one.must_attach for one in papers)


def test_b_e10_a_result_is_stored_a_month_and_sent_back_in_a_working_day() -> None:
    results = SIGNS.passport.process.results
    assert (results.kept.amount, results.kept.unit) == (1, "months")
    assert (results.fetched_back.amount, results.fetched_back.unit) == (1, "working_days")


def test_a_e15_whoever_consents_by_a_message_writes_no_application() -> None:
    passport = ASSISTANT.passport
    assert "proactive" in passport.form.kinds
    assert passport.documents_on("proactive") == ()
    consented = passport.channel("proactive")
    assert consented is not None
    assert consented.kind == "phone"
    assert "No application is needed" in " ".join(one.text.en for one in passport.other)


def test_the_assistant_is_applied_for_in_the_four_ways_printed() -> None:
    kinds = [one.kind for one in ASSISTANT.passport.channels]
    assert kinds == ["state_corporation", "department", "portal", "phone"]
    assert all(cite.mark == "verified" for one in ASSISTANT.passport.channels for cite in one.cites)


@pytest.mark.parametrize("service", BOTH, ids=lambda one: one.slug)
def test_the_term_nobody_printed_is_of_a_sister_order_and_says_so(
    service: Service, plain: WorkingCalendar
) -> None:
    passport = service.passport
    assert count(passport.term, MONDAY, plain).due_on == date(2026, 2, 9)
    assert passport.term.mark == "to_verify"
    assert passport.term.cite.note is not None


@pytest.mark.parametrize("service", BOTH, ids=lambda one: one.slug)
def test_the_queue_is_a_reading_not_the_words_of_the_order(service: Service) -> None:
    queue = service.queue
    assert {cite.mark for cite in queue.cites} == {"to_verify"}
    assert "queue" in {one.id for one in service.readings}


@pytest.mark.parametrize("service", BOTH, ids=lambda one: one.slug)
def test_what_is_asked_is_what_the_gateway_of_the_order_asks(service: Service) -> None:
    lines = service.registry_facts
    asked = {one.registry for one in lines if one.paper in ("disability_record", "programme")}
    assert asked == {"disability", "individual_programme"}
