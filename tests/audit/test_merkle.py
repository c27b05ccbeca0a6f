"""One hash over many lines, and a short proof that a line is among them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tirek.audit import merkle

LINES = st.lists(st.text(max_size=20), min_size=1, max_size=40)


@given(LINES, st.data())
def test_every_line_climbs_to_the_root(lines: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(lines) - 1))
    assert merkle.climb(lines[at], merkle.proof(lines, at)) == merkle.root(lines)


@given(LINES, st.data())
def test_another_line_does_not(lines: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(lines) - 1))
    other = lines[at] + "x"
    assert merkle.climb(other, merkle.proof(lines, at)) != merkle.root(lines)


@given(LINES, st.data())
def test_a_line_changed_moved_added_or_taken_away_changes_the_root(
    lines: list[str], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(lines) - 1))
    root = merkle.root(lines)
    assert merkle.root([*lines[:at], lines[at] + "x", *lines[at + 1 :]]) != root
    assert merkle.root([*lines[:at], "", *lines[at:]]) != root
    without = [*lines[:at], *lines[at + 1 :]]
    assert not without or merkle.root(without) != root
    turned = lines[::-1]
    assert turned == lines or merkle.root(turned) != root


def test_no_lines_have_no_root() -> None:
    with pytest.raises(ValueError, match="at least one"):
        merkle.root([])
