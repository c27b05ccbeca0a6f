"""Told examples: how they are written down and how a decision is compared with them."""

from pathlib import Path
from typing import Any

import pytest

from tirek.kernel.period import Month
from tirek.kernel.toml import TomlError
from tirek.procedure.scenario import Expect, load_scenarios, merged

WRITTEN = """
[base]
place = "akmola/zhaksy"
none = ["child.died_on"]
[base.facts]
applied_on = 2025-09-12
child = { born_on = 2015-04-10, supported = false }

[[scenario]]
name = "1: as told"
expect = { outcome = "granted", total = "112059.00" }

[[scenario]]
name = "2: elsewhere, later, otherwise read"
place = "astana"
until = "2025-12"
readings = { partial_quarter = "whole" }
but = { child = { died_on = 2025-11-30, supported = true }, paid = true }
none = ["child.left_on"]
unknown = ["child.born_on", "applied_on"]
expect = { outcome = "refused" }
"""


def test_a_file_of_scenarios(tmp_path: Path) -> None:
    (tmp_path / "told.toml").write_text(WRITTEN)
    first, second = load_scenarios(tmp_path)
    assert str(first) == "told: 1: as told"
    assert first.place == "akmola/zhaksy"
    assert first.until is None
    assert first.facts == {
        "applied_on": "2025-09-12",
        "child": {"born_on": "2015-04-10", "supported": False, "died_on": None},
    }
    assert second.place == "astana"
    assert second.until == Month.at(2025, 12)
    assert second.readings == {"partial_quarter": "whole"}
    assert second.facts == {
        "child": {"supported": True, "died_on": "2025-11-30", "left_on": None},
        "paid": True,
    }
    assert second.expect == Expect("refused")


def test_a_word_nobody_knows_is_refused(tmp_path: Path) -> None:
    (tmp_path / "told.toml").write_text(WRITTEN + "unkown = ['a']\n")
    with pytest.raises(TomlError, match="unkown"):
        load_scenarios(tmp_path)


def test_a_group_is_changed_in_part_and_a_value_as_a_whole() -> None:
    assert merged({"a": {"b": 1, "c": 2}, "d": 3}, {"a": {"b": 4}, "d": {"e": 5}}) == {
        "a": {"b": 4, "c": 2},
        "d": {"e": 5},
    }


DECIDED: dict[str, Any] = {
    "outcome": "granted",
    "total": "41.00",
    "schedule": [{"period": "2025-09", "amount": "41.00"}, {"period": "2027-01", "amount": None}],
    "reasons": [{"code": "r"}],
    "flags": [],
    "needs": [{"fact": "child.born_on"}],
    "readings": [{"id": "partial", "applied": "whole"}],
    "trace": [
        {"rule": "age", "value": 7},
        {"rule": "left_on", "value": None},
        {"rule": "counted", "record": "stays.1", "value": True},
    ],
}


def test_what_is_not_expected_is_not_compared() -> None:
    assert Expect("granted").mismatches(DECIDED) == []


def test_everything_named_must_agree() -> None:
    expect = Expect(
        "granted",
        total="41.00",
        reasons=("r",),
        flags=(),
        needs=("child.born_on",),
        readings={"partial": "whole"},
        values={"age": 7, "counted of stays.1": True},
        none=("left_on",),
    )
    assert expect.mismatches(DECIDED) == []


@pytest.mark.parametrize(
    ("expect", "says"),
    [
        (Expect("refused"), "outcome: expected refused, decided granted"),
        (Expect("granted", total="42.00"), "total: expected 42.00, decided 41.00"),
        (Expect("granted", reasons=()), "reasons: expected [], decided ['r']"),
        (Expect("granted", flags=("f",)), "flags: expected ['f'], decided []"),
        (Expect("granted", needs=()), "needs: expected [], decided ['child.born_on']"),
        (Expect("granted", readings={}), "readings: expected {}, decided {'partial': 'whole'}"),
        (Expect("granted", values={"age": 8}), "age: expected 8, decided 7"),
        (Expect("granted", none=("age",)), "age: expected None, decided 7"),
        (Expect("granted", none=("aged",)), "aged: expected None, decided nothing"),
        (
            Expect("granted", schedule={"2025-09": "41.00"}),
            "schedule: expected {'2025-09': '41.00'}, "
            "decided {'2025-09': '41.00', '2027-01': None}",
        ),
    ],
)
def test_a_difference_is_told(expect: Expect, says: str) -> None:
    assert expect.mismatches(DECIDED) == [says]
