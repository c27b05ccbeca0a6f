"""What is asked for may have a term of its own; what happened later may have a term to be told."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from making import PANFILOV, applied_with, citizen, officer, settled
from tirek.casework.actions.accept_change import accept_change
from tirek.casework.actions.report_change import report_change
from tirek.casework.models import Case, Event
from tirek.casework.queries.deadline import counted_now
from tirek.casework.queries.hearing import rules_of_hearing

pytestmark = pytest.mark.django_db
WEDNESDAY, THURSDAY = (
    datetime(2026, 2, 4, 6, 0, tzinfo=UTC),
    datetime(2026, 2, 5, 6, 0, tzinfo=UTC),
)
FRIDAY, MONDAY = datetime(2026, 2, 6, 6, 0, tzinfo=UTC), datetime(2026, 2, 9, 6, 0, tzinfo=UTC)
ENDED = {"on": "2026-02-04"}


def asked_for_a_copy(at: datetime = WEDNESDAY, **changed: Any) -> Case:
    """A copy of a permit: the one request that needs no paper."""
    user = citizen()
    answers = {
        "what": "copy",
        "spoiled_or_lost": True,
        "surname": "Каримов",
        "given_name": "Рустам",
        "patronymic": None,
        "iin": user.iin,
        "phone": "+77011234567",
        "settlement": "Жаркент",
        "street": "Абай көшесі",
        "house": "5",
        "data_consent": True,
        **changed,
    }
    return applied_with(answers, user, "labour-migrant-permit", PANFILOV, at)


def decided(case: Case, at: datetime = WEDNESDAY) -> Case:
    return settled(case, {"permit.held": True}, at)


def told(case: Case, at: datetime) -> Event:
    event = report_change(
        case=case, by=case.applicant_user, change="contract-ended", answers=ENDED, at=at
    )
    case.refresh_from_db()
    return event


def test_a_copy_is_due_on_the_day_and_counted_so_again() -> None:
    case = asked_for_a_copy()
    assert case.due_on == date(2026, 2, 4)
    assert counted_now(case).due_on == date(2026, 2, 4)
    assert decided(case).stage == "granted"


def test_a_copy_is_refused_without_a_hearing_there_is_no_time_for() -> None:
    case = asked_for_a_copy(spoiled_or_lost=False)
    assert not rules_of_hearing(case).held
    assert decided(case).stage == "refused"


@pytest.mark.parametrize(
    ("at", "words"),
    [(THURSDAY, "Мерзімінде хабарланды: соңғы күні 06.02.2026."),
     (FRIDAY, "Мерзімінде хабарланды: соңғы күні 06.02.2026."),
     (MONDAY, "Мерзімінен кейін хабарланды: соңғы күні 06.02.2026 болған.")],
    ids=["on the day before", "on the last day", "on the next working day"],
)  # fmt: skip
def test_11_a_notice_says_whether_it_came_in_time(at: datetime, words: str) -> None:
    event = told(decided(asked_for_a_copy()), at)
    assert event.payload["due_on"] == "2026-02-06"
    assert words in event.payload["told"]["citizen"]["kk"]


def test_a_day_whose_calendar_is_not_there_yet_has_no_last_day() -> None:
    case = decided(asked_for_a_copy())
    answers = {"on": "2035-12-31"}
    event = report_change(
        case=case,
        by=case.applicant_user,
        change="contract-ended",
        answers=answers,
        at=datetime(2036, 1, 2, 6, 0, tzinfo=UTC),
    )
    assert "due_on" not in event.payload


def test_nothing_is_said_of_a_payment_where_none_is_made() -> None:
    case = decided(asked_for_a_copy())
    report = told(case, FRIDAY)
    event = accept_change(
        case=case, by=officer(place=PANFILOV), report=report.seq, answers=ENDED, at=FRIDAY
    )
    assert event.payload["told"]["citizen"]["kk"] == (
        "Еңбек шарты бұзылды, 04.02.2026: тексерілді, ескерілді."
    )
    assert event.payload["ends"] is True
