"""`tirek deadlines recount` hands over to what stands above the Django line."""

import pytest
from terminal import Terminal
from test_verbs_above_the_line import stand_in


@pytest.mark.parametrize("moved", [[], ["ZHK-2025-000001: 2025-09-24 -> 2025-09-25"]])
def test_each_moved_deadline_is_a_line(
    moved: list[str], tirek: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(monkeypatch, "tirek.config.deadlines", recount=lambda: moved)
    said = tirek("deadlines", "recount")
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == [*moved, f"{len(moved)} deadlines moved"]
