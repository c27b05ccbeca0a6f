"""A result waits a month at the front office, goes back, and comes again within a working day."""

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from counter_making import kinds, later, operator, taken_in
from making import ALATAU, decided, officer
from tirek.accounts.models import Role
from tirek.casework.legal import working_calendar
from tirek.casework.models import Case
from tirek.casework.permissions import NotAllowed
from tirek.casework.queries.timeline import timeline
from tirek.procedure.deadline import span_end
from tirek.procedure.process import shared
from tirek.reception.actions.forward import NotToForward, forward
from tirek.reception.actions.keep_result import (
    ResultRefused,
    ask_back,
    hand_over,
    return_result,
    send_back,
    store_result,
)
from tirek.reception.models import Acceptance, Kept
from tirek.reception.queries.registers import taken_in as taken_in_at
from tirek.reception.queries.results import over, results
from tirek.reception.tasks import keep, return_results

DECIDED_AT = datetime(2025, 9, 18, 6, 0, tzinfo=UTC)


def at(year: int, month: int, day: int, hour: int = 6) -> datetime:
    return datetime(year, month, day, hour, tzinfo=UTC)


def stored(stored_at: datetime = DECIDED_AT) -> Case:
    case = decided(taken_in(), at=DECIDED_AT)
    store_result(case=case, at=stored_at)
    return case


def shown(who: str = "Серікова Айгүл Маратқызы") -> dict[str, str]:
    return {"person": who, "document": "identity_card", "document_number": "012345678"}


@pytest.mark.django_db
def test_the_result_of_a_decision_waits_a_month() -> None:
    case = stored()
    kept = case.acceptance
    kept.refresh_from_db()
    assert (kept.result, kept.kept_until) == (Kept.STORED, date(2025, 10, 18))
    told = [step.detail for step in timeline(case, "citizen")][-1]
    assert told is not None
    assert "18 октября 2025 года включительно" in told.ru


@pytest.mark.django_db
def test_a_task_that_runs_twice_stores_once_and_nothing_before_a_decision() -> None:
    case = taken_in()
    keep(case.number, 1)
    decided(case, at=DECIDED_AT)
    keep(case.number, 1)
    keep(case.number, 1)
    assert kinds(case).count("ResultStored") == 1


@pytest.mark.django_db
def test_a_department_gives_its_results_out_itself() -> None:
    case = decided(taken_in(officer()), at=DECIDED_AT)
    assert store_result(case=case, at=DECIDED_AT) is None
    assert "ResultStored" not in kinds(case)


@pytest.mark.django_db
def test_who_took_the_result_and_by_which_document() -> None:
    case, by = stored(), operator()
    hand_over(case=case, by=by, at=later(10, DECIDED_AT), **shown())
    event = case.events.get(kind="ResultHandedOver")
    assert event.payload["person"] == "Серікова Айгүл Маратқызы"
    assert (event.payload["document"], event.payload["number"]) == ("identity_card", "012345678")
    with pytest.raises(ResultRefused):
        hand_over(case=case, by=by, at=later(11, DECIDED_AT), **shown())


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["person", "document", "document_number"])
def test_nothing_is_handed_over_without_a_name_and_a_document(field: str) -> None:
    case = stored()
    with pytest.raises(ResultRefused) as refused:
        hand_over(case=case, by=operator(), at=DECIDED_AT, **{**shown(), field: " "})
    assert refused.value.field == field
    assert "ResultHandedOver" not in kinds(case)


@pytest.mark.django_db
def test_another_office_does_not_hand_it_over() -> None:
    with pytest.raises(NotAllowed):
        hand_over(case=stored(), by=operator(place=ALATAU), at=DECIDED_AT, **shown())
    with pytest.raises(NotAllowed):
        hand_over(case=stored(), by=officer(Role.HEAD), at=DECIDED_AT, **shown())


@pytest.mark.django_db
def test_on_the_last_day_it_is_still_there_and_the_day_after_it_goes_back_once() -> None:
    case = stored()
    last_evening = at(2025, 10, 18, 18)  # 23:00 in Almaty
    assert over(last_evening) == []
    assert return_result(case=case, at=last_evening) is None
    midnight = last_evening + timedelta(hours=1, minutes=10)
    assert over(midnight) == [case]
    assert return_result(case=case, at=midnight) is not None
    assert return_result(case=case, at=midnight) is None
    assert kinds(case).count("ResultReturned") == 1


@pytest.mark.django_db
def test_the_nightly_task_returns_what_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    case = stored()
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(2025, 11, 1))
    return_results(0)
    return_results(0)
    assert Acceptance.objects.get(case=case).result == Kept.RETURNED
    assert kinds(case).count("ResultReturned") == 1


@pytest.mark.django_db
def test_a_person_who_comes_later_gets_it_within_one_working_day() -> None:
    case, by, specialist = stored(), operator(), officer()
    with pytest.raises(ResultRefused) as refused:
        ask_back(case=case, by=by, at=DECIDED_AT)
    assert "не возвращён" in refused.value.text.ru
    return_result(case=case, at=at(2025, 11, 1))
    friday = at(2025, 11, 7)
    assert ask_back(case=case, by=by, at=friday).send_back_by == date(2025, 11, 10)
    assert [one.case for one in results(specialist, "asked_back")] == [case]
    send_back(case=case, by=specialist, at=at(2025, 11, 10))
    kept = Acceptance.objects.get(case=case)
    assert (kept.result, kept.kept_until) == (Kept.STORED, date(2025, 12, 10))
    event = case.events.get(kind="ResultFetchedBack")
    assert event.payload["send_back_by"] == "2025-11-10"
    with pytest.raises(ResultRefused):
        send_back(case=case, by=specialist, at=at(2025, 11, 10))
    hand_over(case=case, by=by, at=at(2025, 11, 11), **shown())


@pytest.mark.django_db
def test_each_sees_the_results_of_the_own_office_or_place() -> None:
    case = stored()
    assert [one.case for one in results(operator(), "waiting")] == [case]
    assert [one.case for one in results(officer(), "waiting")] == [case]
    assert list(results(operator(place=ALATAU), "waiting")) == []
    assert list(results(officer(place=ALATAU), "waiting")) == []


@pytest.mark.django_db
def test_a_dossier_is_forwarded_once_by_the_office_that_has_it() -> None:
    by = operator()
    case = taken_in(by)
    assert [one.case for one in taken_in_at(by.office, forwarded=False)] == [case]
    with pytest.raises(NotToForward):
        forward(case=case, by=officer(), at=later(5))
    forward(case=case, by=by, at=later(5))
    with pytest.raises(NotToForward):
        forward(case=case, by=by, at=later(6))
    assert list(taken_in_at(by.office, forwarded=False)) == []
    event = case.events.get(kind="Forwarded")
    assert (event.at, event.actor) == (later(5), by)


DAYS = st.dates(date(2024, 1, 1), date(2026, 11, 30))


@settings(deadline=None)  # the calendar is read at the first day asked for
@given(DAYS)
@example(date(2025, 1, 31))
@example(date(2024, 1, 31))
@example(date(2025, 12, 31))
@example(date(2025, 2, 28))
def test_a_month_of_keeping_ends_on_the_same_number_or_the_last_day(day: date) -> None:
    until = span_end(shared().results.kept, day, working_calendar())
    year, month = (day.year, day.month + 1) if day.month < 12 else (day.year + 1, 1)
    last = monthrange(year, month)[1]
    assert until == date(year, month, min(day.day, last))


@settings(deadline=None)  # the calendar is read at the first day asked for
@given(DAYS)
@example(date(2025, 12, 31))
@example(date(2026, 3, 20))
def test_the_department_always_has_a_whole_working_day(day: date) -> None:
    calendar = working_calendar()
    due = span_end(shared().results.fetched_back, day, calendar)
    assert due > day
    assert calendar.is_working(due)
    between = [day + timedelta(days=n) for n in range(1, (due - day).days)]
    assert not any(calendar.is_working(one) for one in between)
