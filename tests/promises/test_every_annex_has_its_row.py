"""Each annex that the orders on aids, sanatoria and hours have or name has a row in forms.md,
and the test that the row says holds its fields is there."""

import re

from checkout import ROOT

FORMS = ROOT / "docs" / "parts" / "forms.md"
ANNEXES = {
    "283": range(1, 9),
    "287": range(1, 17),
    "288": (1, 3, 7),
    "286": (2, 6),
}
"""By order: No 283 and 287 whole, of the others those that the source names."""
HELD = re.compile(r"\[(test_\w+)\]\((?P<file>[^)]+)\)")
NAMED_ONLY = {("288", "1"), ("288", "3"), ("286", "2")}
"""No field of these is in the source."""


def rows() -> dict[tuple[str, str], list[str]]:
    """The cells of each row by order and annex."""
    found: dict[tuple[str, str], list[str]] = {}
    for line in FORMS.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and cells[0].isdigit():
            assert (cells[0], cells[1]) not in found, "one row each"
            found[cells[0], cells[1]] = cells
    return found


def test_every_annex_has_one_row() -> None:
    asked = {(order, str(annex)) for order, many in ANNEXES.items() for annex in many}
    assert asked | {("562", "–")} == set(rows())


def test_each_is_in_kazakh_and_russian_and_held_by_a_test_that_is_there() -> None:
    for key, cells in rows().items():
        if key in NAMED_ONLY:
            assert cells[4].startswith("named only")
            continue
        assert cells[5] == "kk, ru", key
        held = HELD.fullmatch(cells[6])
        assert held is not None, key
        written = (FORMS.parent / held["file"]).resolve().read_text("utf-8")
        assert f"def {held[1]}(" in written, key
