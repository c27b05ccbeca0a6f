"""The state asks first: the table, the days, the answers; random sequences lead nowhere strange."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tirek.kernel.calendar import WorkingCalendar
from tirek.law.catalogue import FOLDER
from tirek.procedure.cite import Cite
from tirek.procedure.lifecycle import RefusedTransition
from tirek.procedure.proactive import Codes, lapses_at, lapses_on, meaning, proactive_table
from tirek.procedure.process import Span
from tirek.services import SERVICES

TABLE = proactive_table()
EVENTS = sorted({line.event for line in (*TABLE.transitions, *TABLE.stays)})
OFFERED = [one.passport for one in SERVICES.values() if one.passport.proactive]
CALENDAR = WorkingCalendar.load(FOLDER / "calendars")
THREE_DAYS = Span(3, "working_days", (Cite("a", "to_verify", press="p"),))


def reached(events: list[str]) -> tuple[str, list[str]]:
    """The stage after what of the events was possible, and what that was; refusals say why."""
    stage, happened, whys = TABLE.begins, [], []
    for event in events:
        try:
            stage = TABLE.after(stage, event)
            happened.append(event)
        except RefusedTransition as refused:
            whys.append(refused.text)
    assert all(why.kk and why.ru and why.en for why in whys)
    return stage, happened


@given(st.lists(st.sampled_from(EVENTS), max_size=12))
def test_whatever_is_tried_the_replay_gives_the_same_stage(events: list[str]) -> None:
    stage, happened = reached(events)
    assert TABLE.stage_of(happened) == stage
    endings = ("Agreed", "Declined", "Lapsed", "TakenAsConsent")
    ends = [event for event in happened if event.startswith(endings)]
    assert len(ends) <= 1, "a question ends once"
    assert TABLE.stage(stage).terminal == bool(ends)
    assert happened.count("Asked") == (stage != TABLE.begins)


def test_every_stage_is_reached_and_left_or_an_end() -> None:
    to = {line.to for line in TABLE.transitions} | {TABLE.begins}
    left = {line.from_ for line in TABLE.transitions}
    assert {stage.id for stage in TABLE.stages} == to
    assert {stage.id for stage in TABLE.stages if not stage.terminal} == left
    used = {line.event.partition(".")[0] for line in (*TABLE.transitions, *TABLE.stays)}
    assert used == {event.id for event in TABLE.events}


@pytest.mark.parametrize(
    ("stage", "event", "says"),
    [
        ("lapsed", "Agreed.registered", "The time to answer is over"),
        ("asked", "Agreed", "must say its outcome"),
        ("asked", "Asked", "Asked already"),
        ("declined", "Lapsed", "The request has ended"),
        ("not_asked", "Declined", "Possible now: Asked by SMS"),
    ],
)
def test_a_wrong_move_says_why(stage: str, event: str, says: str) -> None:
    with pytest.raises(RefusedTransition, match=says):
        TABLE.after(stage, event)


@pytest.mark.parametrize(
    ("asked_on", "last"),
    [
        ("2026-02-02", "2026-02-05"),  # examples E6 and XA6
        ("2026-02-05", "2026-02-10"),  # over a weekend
        ("2026-03-19", "2026-03-27"),  # over Nauryz
    ],
)
def test_three_working_days_after_the_day_of_the_question(asked_on: str, last: str) -> None:
    deadline = lapses_on(THREE_DAYS, date.fromisoformat(asked_on), CALENDAR)
    assert deadline.due_on == date.fromisoformat(last)
    assert not deadline.steps[0].counted


@given(st.dates(date(2025, 1, 1), date(2026, 12, 20)))
def test_it_never_lapses_before_it_was_asked(asked_on: date) -> None:
    deadline = lapses_on(THREE_DAYS, asked_on, CALENDAR)
    assert deadline.due_on > asked_on
    assert CALENDAR.is_working(deadline.due_on)


def test_it_lapses_when_the_office_closes() -> None:
    deadline = lapses_on(THREE_DAYS, date(2026, 2, 2), CALENDAR)
    at = lapses_at(deadline, OFFERED[0].hours)
    assert at == datetime(2026, 2, 5, 13, 30, tzinfo=UTC)


@pytest.mark.parametrize("passport", OFFERED, ids=lambda passport: passport.service)
def test_every_service_that_offers_itself_has_its_question_and_cites_the_term(passport) -> None:
    offered = passport.proactive
    for language in ("kk", "ru", "en"):
        said = offered.question.format(yes="1", no="2", day="05.02.2026").in_(language)
        assert all(part in said for part in ("1", "2", "05.02.2026"))
    assert offered.cites
    assert offered.lapses_after.cites
    assert passport.channel("proactive") is not None
    assert passport.documents_on("proactive") == ()


@pytest.mark.parametrize(
    ("typed", "words", "means"),
    [
        ("1", True, "yes"), ("2", True, "no"), (" «1». ", False, "yes"), ("2!", False, "no"),
        ("Иә", True, "yes"), ("ДА", True, "yes"), ("Жоқ.", True, "no"), ("Net", True, "no"),
        ("не  согласна", True, "no"), ("Иә", False, None), ("нет", False, None),
        ("", True, None), ("3", True, None), ("12", True, None), ("1 2", True, None),
        ("да нет наверное", True, None),
    ],
)  # fmt: skip
def test_what_an_answer_means(typed: str, words: bool, means: str | None) -> None:
    assert meaning(typed, Codes("1", "2"), words=words) == means


@given(st.text(), st.booleans())
def test_any_text_is_an_answer_or_none(typed: str, words: bool) -> None:
    assert meaning(typed, Codes("1", "2"), words=words) in ("yes", "no", None)


def test_codes_of_open_questions_differ() -> None:
    assert Codes.free(()) == Codes("1", "2")
    assert Codes.free(("1", "5")) == Codes("3", "4")
    assert Codes.free(("1", "3")) == Codes("5", "6")
