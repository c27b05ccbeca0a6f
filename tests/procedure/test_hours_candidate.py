"""Who may be an assistant: the seven exclusions of order No 288."""

from dataclasses import replace
from datetime import date

import pytest

from hours_made import ASSISTANT, SIGNS
from tirek.procedure.work.candidate import Candidate, NotAnswered, age, asked, excluding

HOURS = ASSISTANT.hours_of_work
assert HOURS is not None
TODAY = date(2026, 5, 12)
NOTHING = {one.id: False for one in asked(HOURS)}
GOOD = Candidate(date(1990, 1, 1), close_relative=False, answers=NOTHING)


def codes(candidate: Candidate) -> list[str]:
    assert HOURS is not None
    return [one.code for one in excluding(HOURS, candidate, TODAY)]


def answering(*so: str, relative: bool = False) -> Candidate:
    return replace(GOOD, answers={**NOTHING, **dict.fromkeys(so, True)}, close_relative=relative)


def test_somebody_nothing_is_said_against_may() -> None:
    assert codes(GOOD) == []


def test_a_e3_seventeen_is_refused_and_eighteen_passes() -> None:
    assert codes(replace(GOOD, born_on=date(2008, 5, 13))) == ["A-N7"]
    assert codes(replace(GOOD, born_on=date(2008, 5, 12))) == []


def test_a_e4_at_pension_age_a_stranger_is_refused_and_a_daughter_passes() -> None:
    assert codes(answering("pension_age")) == ["A-N9"]
    assert codes(answering("pension_age", relative=True)) == []
    assert codes(answering("pension_age", "conviction", relative=True)) == ["A-N10"]


def test_a_e5_the_exception_of_a_relative_covers_age_only() -> None:
    assert codes(answering("no_training", relative=True)) == ["A-N8"]


def test_the_exception_does_not_cover_being_under_age() -> None:
    young = replace(GOOD, born_on=date(2010, 1, 1), close_relative=True)
    assert codes(young) == ["A-N7"]


def test_a_e6_a_spent_conviction_is_none() -> None:
    assert codes(answering()) == []
    assert codes(answering("conviction")) == ["A-N10"]


@pytest.mark.parametrize(
    ("name", "code"),
    [("mental_health_register", "A-N5"), ("health", "A-N6"), ("incapable", "A-N11")],
)
def test_each_of_the_others(name: str, code: str) -> None:
    assert codes(answering(name)) == [code]


def test_every_one_that_applies_is_named_in_the_order_of_the_act() -> None:
    found = codes(replace(answering("incapable", "health"), born_on=date(2010, 1, 1)))
    assert found == ["A-N6", "A-N7", "A-N11"]


def test_each_has_its_words_and_its_lines() -> None:
    assert HOURS is not None
    assert len(HOURS.exclusions) == 7
    for one in HOURS.exclusions:
        assert {cite.act for cite in one.cites} == {"order-288-2023"}
        assert all((one.name.kk, one.name.ru, one.name.en))


def test_what_nobody_has_found_out_is_not_taken_for_no() -> None:
    with pytest.raises(NotAnswered) as told:
        codes(replace(GOOD, answers={"health": False}, close_relative=True))
    assert [one.id for one in told.value.exclusions] == [
        "mental_health_register",
        "no_training",
        "pension_age",
        "conviction",
        "incapable",
    ]


def test_the_article_of_the_specialist_excludes_nobody() -> None:
    assert SIGNS.hours_of_work is not None
    assert excluding(SIGNS.hours_of_work, Candidate(TODAY, False, {}), TODAY) == ()


def test_a_year_is_full_on_the_birthday_and_of_29_february_on_1_march() -> None:
    assert age(date(2008, 2, 29), date(2026, 2, 28)) == 17
    assert age(date(2008, 2, 29), date(2026, 3, 1)) == 18
