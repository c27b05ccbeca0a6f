"""How a service is paid beyond its sums, and how long a bank may take to answer."""

from datetime import date
from pathlib import Path

import pytest

import tirek.law
from tirek.kernel.calendar import WorkingCalendar, YearNotKnown
from tirek.kernel.toml import TomlError
from tirek.procedure.lifecycle import RefusedTransition
from tirek.procedure.paying.payment import Confirmation, PaymentTerms, load_payment
from tirek.procedure.paying.run import answer_by, run_table, run_terms
from tirek.services import SERVICES

CALENDAR = WorkingCalendar.load(Path(tirek.law.__file__).parent / "calendars")


def test_home_education_ends_by_its_endings_and_may_ask_for_the_paper_again() -> None:
    terms = SERVICES["home-education"].payment
    assert terms.ends_by == "terms.endings"
    assert terms.confirmation == Confirmation(
        every="certificate_renewed", fact="certificate", cites="terms.certificate"
    )


def test_a_service_that_says_nothing_has_nothing_special(tmp_path: Path) -> None:
    assert load_payment(tmp_path) == PaymentTerms("", None)


def test_a_word_nobody_knows_is_an_error_at_its_line(tmp_path: Path) -> None:
    (tmp_path / "payment.toml").write_text('ends_when = "terms.endings"\n', "utf-8")
    with pytest.raises(TomlError, match="ends_when"):
        load_payment(tmp_path)


def test_five_banking_days_are_counted_from_the_day_after_sending() -> None:
    assert run_terms().answer_within == 5
    (cite,) = run_terms().cites
    assert (cite.source, cite.lines) == ("003", "89-90")
    # Friday 20 February 2026: Monday is the first day, Friday the fifth.
    assert answer_by(date(2026, 2, 20), CALENDAR) == date(2026, 2, 27)


def test_women_s_day_is_no_banking_day() -> None:
    # Thursday 5 March 2026: 8 March falls on a Sunday and Monday the 9th is off.
    assert answer_by(date(2026, 3, 5), CALENDAR) == date(2026, 3, 13)


def test_a_year_without_a_calendar_gives_no_day() -> None:
    with pytest.raises(YearNotKnown):
        answer_by(date(2099, 12, 31), CALENDAR)


def test_a_run_goes_from_proposal_to_reconciliation_and_never_back() -> None:
    table, stage = run_table(), run_table().begins
    way = (
        ("RunProposed", "accountant"),
        ("RunReviewed", "accountant"),
        ("RunFrozen", "accountant"),
        ("RunApproved", "head"),
        ("RunFiled", "accountant"),
        ("RunSent", "accountant"),
        ("RunAnswered", "system"),
        ("RunReconciled", "accountant"),
    )
    for event, by in way:
        stage = table.after(stage, event, by=by)  # type: ignore[arg-type]
    assert stage == "reconciled"
    for event, by in way:
        with pytest.raises(RefusedTransition):
            table.after(stage, event, by=by)  # type: ignore[arg-type]
