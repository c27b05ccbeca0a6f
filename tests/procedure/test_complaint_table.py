"""The way of a complaint: the table as a graph, what it refuses and why, its terms."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tirek.law
from tirek.kernel.calendar import WorkingCalendar
from tirek.procedure.complaints.complaint import complaint_table, due, lodge_by, satisfy_by
from tirek.procedure.lifecycle import RefusedTransition
from tirek.procedure.process import shared

TABLE = complaint_table()
TERMS = shared().appeal
EVENTS = sorted({line.event for line in TABLE.transitions} | {one.id for one in TABLE.events})
DAYS = st.dates(date(2024, 1, 3), date(2027, 6, 1))
LODGED = "ComplaintLodged"


@cache
def calendar() -> WorkingCalendar:
    return WorkingCalendar.load(Path(tirek.law.__file__).parent / "calendars")


def reachable(start: str) -> set[str]:
    found, open_ = {start}, [start]
    while open_:
        stage = open_.pop()
        for line in TABLE.transitions:
            if line.from_ == stage and line.to not in found:
                found.add(line.to)
                open_.append(line.to)
    return found


# --- the table as a graph -------------------------------------------------------------------------


def test_every_stage_can_be_reached_and_leads_to_an_end() -> None:
    ends = {stage.id for stage in TABLE.stages if stage.terminal}
    assert reachable(TABLE.begins) == {stage.id for stage in TABLE.stages}
    for stage in TABLE.stages:
        assert reachable(stage.id) & ends
        assert not (stage.terminal and TABLE.possible(stage.id))


def test_every_event_and_role_has_a_name() -> None:
    assert {line.event.partition(".")[0] for line in TABLE.transitions} == {
        event.id for event in TABLE.events
    }
    for line in TABLE.transitions:
        assert TABLE.title(line.event).kk
        assert all(role in TABLE.roles for role in line.by)


@given(st.lists(st.sampled_from(EVENTS), max_size=20))
def test_any_sequence_moves_by_the_table_or_says_why_not(events: list[str]) -> None:
    stage, happened = TABLE.begins, []
    for event in events:
        try:
            stage = TABLE.after(stage, event)
        except RefusedTransition as refused:
            said = refused.text
            assert all((said.kk, said.ru, said.en))
            assert "{" not in said.kk + said.ru + said.en
            continue
        happened.append(event)
    assert TABLE.stage_of(happened) == stage


@given(st.data())
def test_a_walk_of_allowed_steps_ends_where_its_replay_does(data: st.DataObject) -> None:
    stage, walked = TABLE.begins, []
    while TABLE.possible(stage):
        walked.append(data.draw(st.sampled_from(TABLE.possible(stage))))
        stage = TABLE.after(stage, walked[-1])
    assert TABLE.stage(stage).terminal
    assert TABLE.stage_of(walked) == stage


# --- told ways ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("way", "end"),
    [
        ([LODGED, "ComplaintDecided.satisfied"], "satisfied"),
        ([LODGED, "ComplaintPassedOn.body", "ComplaintDecided.upheld"], "upheld"),
        ([LODGED, "ComplaintPassedOn.quality_body", "ComplaintDecided.left"], "left"),
        ([LODGED, "ComplaintDecided.withdrawn"], "withdrawn"),
        (
            [
                LODGED,
                "ComplaintPassedOn.body",
                "ComplaintDecided.rejected",
                "CourtRecorded.claim",
                "CourtRecorded.granted",
            ],
            "court_decided",
        ),
    ],
)
def test_the_ways_that_the_acts_tell(way: list[str], end: str) -> None:
    assert TABLE.stage_of(way) == end


@pytest.mark.parametrize(
    ("stage", "event", "why"),
    [
        ("lodged", "ComplaintDecided.rejected", "cannot reject a complaint itself"),
        ("with_body", "ComplaintDecided.satisfied", "it decides now"),
        ("with_quality_body", "ComplaintDecided.satisfied", "it decides now"),
        ("lodged", "CourtRecorded.claim", "considered out of court"),
        ("with_body", "ComplaintDecided", "must say its outcome"),
        ("lodged", "ComplaintPassedOn", "to which body"),
        ("rejected", "CourtRecorded", "what happened in court"),
        ("lodged", LODGED, "already registered"),
        ("satisfied", "ComplaintPassedOn.body", "has ended"),
        ("in_court", "ComplaintDecided.upheld", "Possible now: Court recorded"),
    ],
)
def test_a_refused_step_says_why(stage: str, event: str, why: str) -> None:
    with pytest.raises(RefusedTransition, match=why):
        TABLE.after(stage, event)


@pytest.mark.parametrize("role", ["citizen", "operator", "specialist", "manager", "system"])
def test_only_a_head_satisfies(role: str) -> None:
    with pytest.raises(RefusedTransition, match="only the head of the department may"):
        TABLE.after("lodged", "ComplaintDecided.satisfied", by=role)  # type: ignore[arg-type]


# --- terms ----------------------------------------------------------------------------------------


def test_three_days_five_and_fifteen_over_independence_day() -> None:
    friday = date(2025, 12, 12)
    ends = {
        stage: deadline.due_on
        for stage in ("lodged", "with_body", "with_quality_body")
        if (deadline := due(stage, TERMS, friday, calendar()))
    }
    assert ends == {
        "lodged": date(2025, 12, 18),  # the 16th is a holiday
        "with_body": date(2025, 12, 22),
        "with_quality_body": date(2026, 1, 8),  # so are New Year and Christmas
    }
    assert satisfy_by(TERMS, friday, calendar()).due_on == ends["lodged"]


@pytest.mark.parametrize("stage", ["satisfied", "rejected", "in_court", "not_lodged"])
def test_nothing_is_due_where_nobody_has_to_answer(stage: str) -> None:
    assert due(stage, TERMS, date(2025, 12, 12), calendar()) is None


def test_three_months_end_on_the_same_day_or_the_next_working_one() -> None:
    assert lodge_by(TERMS, date(2025, 9, 12), calendar()).due_on == date(2025, 12, 12)
    assert lodge_by(TERMS, date(2025, 11, 30), calendar()).due_on == date(2026, 3, 2)


@given(st.sampled_from(["lodged", "with_body", "with_quality_body"]), DAYS)
def test_a_term_never_ends_before_it_begins_nor_on_a_day_off(stage: str, since: date) -> None:
    deadline = due(stage, TERMS, since, calendar())
    assert deadline is not None
    assert deadline.due_on > since
    assert calendar().why_off(deadline.due_on) is None
    counted = [day.on for day in deadline.steps if day.counted]
    assert len(counted) == len(set(counted))
    assert not deadline.steps[0].counted
    assert deadline.due_on - since < timedelta(days=40)
