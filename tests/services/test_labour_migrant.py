"""The permit of a labour migrant beside its scenarios: papers, terms, the employer's notice."""

from datetime import date
from pathlib import Path

import pytest

import tirek.law
from tirek.kernel.calendar import WorkingCalendar
from tirek.procedure.deadline import count
from tirek.services import SERVICES

PERMIT = SERVICES["labour-migrant-permit"]
ASKED = ("issue", "extension", "new", "copy")
ENDED = PERMIT.changes.find("contract-ended")


@pytest.fixture(scope="module")
def calendar() -> WorkingCalendar:
    return WorkingCalendar.load(Path(tirek.law.__file__).parent / "calendars")


def papers(channel: str, asked: str) -> set[str]:
    found = PERMIT.passport.documents_on(channel)
    return {one.id for one in found if one.is_asked({"what": asked})}


def test_an_extension_has_another_list_of_papers_than_an_issue() -> None:
    common = {"application", "tax_receipt", "insurance"}
    first = common | {"passport", "certificate", "agreement"}
    assert papers("state_corporation", "issue") == first
    assert papers("state_corporation", "new") == first
    assert papers("state_corporation", "extension") == common | {"passport", "contract"}


def test_10_by_a_portal_an_extension_asks_for_a_notarised_copy_of_the_passport() -> None:
    assert "passport_copy" in papers("portal", "issue")
    extension = papers("portal", "extension")
    assert "passport_notarised" in extension
    assert not {"passport", "passport_copy"} & extension


@pytest.mark.parametrize("channel", ["portal", "state_corporation"])
def test_n17_a_copy_asks_for_no_paper_and_is_given_on_the_day(
    channel: str, calendar: WorkingCalendar
) -> None:
    assert papers(channel, "copy") == set()
    term = PERMIT.passport.term_on(channel, {"what": "copy"})
    assert count(term, date(2026, 2, 4), calendar).due_on == date(2026, 2, 4)
    assert term.mark == "verified"


@pytest.mark.parametrize("asked", ASKED[:3])
def test_the_term_nobody_printed_is_of_a_sister_order_and_says_so(
    asked: str, calendar: WorkingCalendar
) -> None:
    term = PERMIT.passport.term_on("portal", {"what": asked})
    assert count(term, date(2026, 2, 2), calendar).due_on == date(2026, 2, 9)
    assert term.mark == "to_verify"


@pytest.mark.parametrize(
    ("ended", "due"),
    [("2026-02-04", date(2026, 2, 6)), ("2026-02-05", date(2026, 2, 9))],
    ids=["11: Wednesday to Friday", "Thursday over the days off to Monday"],
)
def test_11_the_employer_tells_within_two_working_days(
    ended: str, due: date, calendar: WorkingCalendar
) -> None:
    assert ENDED is not None
    assert ENDED.due_on({"on": ended}, calendar) == due
