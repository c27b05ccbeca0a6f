"""Filters of a list: what stays in sight, what is folded, what is said to be on."""

import pytest
from django.utils import translation

from tirek.web.components import Choice, DatePart, Field
from tirek.web.filtering import in_force, parted
from tirek.web.templatetags.kit import filter_bar

SEARCH = Field("q", "Поиск")


def select(chosen: str = "") -> Field:
    choices = [Choice(one, one or "любой", chosen=one == chosen) for one in ("", "a", "b")]
    return Field("stage", "Этап", kind="select", choices=choices)


def shown(fields: list[Field]) -> dict[str, object]:
    with translation.override("ru"):
        return filter_bar(fields, "/all/", pile="all")


@pytest.mark.parametrize(
    ("fields", "first", "folded"),
    [
        ([], [], []),
        ([select()], [select()], []),
        ([SEARCH, select()], [SEARCH], [select()]),
        ([select(), SEARCH], [], [select(), SEARCH]),
    ],
)
def test_the_search_and_a_lone_question_stay_in_sight(fields, first, folded) -> None:
    assert [list(part) for part in parted(fields)] == [first, folded]


def test_only_answers_that_narrow_are_said_to_be_on() -> None:
    days = Field("on", "День", kind="date", parts=[DatePart("d", "", "1"), DatePart("m", "", "9")])
    assert in_force([SEARCH, select()]) == []
    assert in_force([Field("q", "Поиск", value="Ким"), select("b"), days]) == [
        "Поиск: Ким", "Этап: b", "День: 1.9",
    ]  # fmt: skip


def test_folded_filters_open_where_one_narrows_or_is_wrong() -> None:
    wrong = Field("about", "О ком", error="Такого ИИН нет")
    assert not shown([SEARCH, select()])["is_open"]
    assert not shown([Field("q", "Поиск", value="Ким"), select()])["is_open"]
    assert shown([SEARCH, select("a")])["is_open"]
    assert shown([SEARCH, wrong])["is_open"]


def test_the_pile_is_kept() -> None:
    assert dict(shown([SEARCH])["kept"]) == {"pile": "all"}
