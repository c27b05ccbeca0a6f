"""Facts by path and nested."""

import pytest

from tirek.procedure.paths import group_of, nested


def test_paths_become_groups() -> None:
    assert nested({"a": 1, "b.c": 2, "b.d.e": None}) == {"a": 1, "b": {"c": 2, "d": {"e": None}}}


def test_a_value_is_not_a_group() -> None:
    with pytest.raises(ValueError, match="'a' is a value, not a group"):
        nested({"a": 1, "a.b": 2})
    with pytest.raises(ValueError, match="is a value"):
        group_of({"a": 1}, ["a"])
