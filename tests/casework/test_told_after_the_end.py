"""A guardian reports how the permission was used, though the case is over."""

from datetime import date, timedelta

import pytest

from making import officer
from paper_seekers import GUARDIAN, MONDAY, REHABILITATED, applied, decided
from tirek.casework.actions.accept_change import accept_change
from tirek.casework.actions.report_change import report_change
from tirek.casework.models import Case
from tirek.casework.queries.changes import can_report, open_reports, reports
from tirek.casework.queries.next_step import next_step
from tirek.notices.actions.issue import issue

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(days=30)
TOLD = {"on": "2026-02-20", "what": "Пәтер сатылды, ақша шотқа салынды"}


def over(service: str) -> Case:
    case = decided(applied(service))
    issue(case_number=case.number, at=MONDAY)
    case.refresh_from_db()
    assert case.stage == "closed"
    return case


def test_the_guardian_is_told_that_a_report_is_taken() -> None:
    assert "Как использовано" in next_step(over(GUARDIAN), date(2026, 2, 2)).text.ru


def test_where_nothing_is_told_afterwards_nothing_is_needed() -> None:
    case = over(REHABILITATED)
    assert not can_report(case)
    assert "ничего не нужно" in next_step(case, date(2026, 2, 2)).text.ru


def test_the_report_is_checked_and_the_case_stays_over() -> None:
    case = over(GUARDIAN)
    guardian = case.events.get(kind="Submitted").actor
    assert guardian is not None
    report_change(case=case, by=guardian, change="report", answers=TOLD, at=LATER)
    case.refresh_from_db()
    (report,) = open_reports(case)
    accept_change(
        case=case, by=officer(place=case.place), report=report.seq, answers=TOLD, at=LATER
    )
    case.refresh_from_db()
    (checked,) = reports(case)
    assert checked.outcome is not None
    assert checked.answers["what"] == TOLD["what"]
    assert (case.stage, case.changes_open) == ("closed", 0)
