"""When a question is asked: conditions over answers, some of which are not given yet."""

import pytest

from tirek.kernel.parsing import ParseError
from tirek.procedure.answer import as_sent
from tirek.procedure.condition import ALWAYS, Condition, OnlyIf


def test_no_condition_always_holds() -> None:
    assert ALWAYS.holds({}) is True


@pytest.mark.parametrize(
    ("answers", "holds"),
    [
        ({"relation": "guardian"}, True),
        ({"relation": "other"}, True),
        ({"relation": "parent"}, False),
        ({"relation": None}, False),
        ({}, None),
    ],
)
def test_one_field_with_two_answers(answers: dict[str, str | None], holds: bool | None) -> None:
    assert OnlyIf.parse("relation is guardian or other").holds(answers) is holds


@pytest.mark.parametrize(
    ("answers", "holds"),
    [
        ({"a": True, "b": "x"}, True),
        ({"a": False}, False),
        ({"b": "y"}, False),
        ({"a": True}, None),
        ({"b": "x"}, None),
    ],
)
def test_a_false_condition_settles_it_whatever_is_not_answered(
    answers: dict[str, bool | str], holds: bool | None
) -> None:
    assert OnlyIf.parse("a is yes and b is x").holds(answers) is holds


def test_it_is_the_text_it_was_read_from() -> None:
    condition = OnlyIf.parse("a is yes")
    assert condition == "a is yes"
    assert condition.conditions == (Condition("a", ("yes",)),)


@pytest.mark.parametrize("written", ["a", "a is", "a is ", " is yes", "a b is yes", "a is x y"])
def test_anything_else_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(ParseError, match="relation is guardian or parent"):
        OnlyIf.parse(written)


def test_answers_as_a_page_sends_them() -> None:
    assert [as_sent(one) for one in (True, False, None, "x")] == ["yes", "no", "", "x"]
