"""`tirek decide`: the worked examples 1 to 13 of the specification, in the terminal."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from terminal import Terminal, command

from law_cases import ALATAU, ASTANA, PANFILOV, ZHAKSY, case, codes

# The facts as issue 2, section 3 prints them, comment included.
CASE_OF_THE_ISSUE = """
{"applied_on": "2025-09-12",
 "child": {"born_on": "2015-04-10", "disability_until": "2027-01-31",   // null: no term
           "died_on": null, "entered_state_institution_on": null, "left_state_institution_on": null,
           "fully_state_supported": false, "moved_away_on": null, "lives_in_place": true},
 "certificate": {"from": "2025-09-01", "to": "2026-05-25"},
 "applicant": {"relation": "parent", "parental_rights_terminated": false, "data_consent": true},
 "already_paid_to_other": false}
"""

IN_2025, IN_2026 = "11796.00", "12975.00"
EXAMPLES: dict[str, dict[str, Any]] = {
    "1: Zhaksy pays three indices a month": {
        "schedule": {
            **{f"2025-{month:02}": IN_2025 for month in (9, 10, 11, 12)},
            **{f"2026-{month:02}": IN_2026 for month in (1, 2, 3, 4, 5)},
        },
        "total": "112059.00",
    },
    "2: applied in November": {
        "changed": {"applied_on": "2025-11-03"},
        "schedule": {
            **{f"2025-{month:02}": IN_2025 for month in (11, 12)},
            **{f"2026-{month:02}": IN_2026 for month in (1, 2, 3, 4, 5)},
        },
        "total": "88467.00",
    },
    "3: the month of turning eighteen is the last": {
        "changed": {"child.born_on": "2008-02-14"},
        "schedule": {
            **{f"2025-{month:02}": IN_2025 for month in (9, 10, 11, 12)},
            **{f"2026-{month:02}": IN_2026 for month in (1, 2)},
        },
        "total": "73134.00",
    },
    "4: moved out of the district": {
        "changed": {"child.moved_away_on": "2026-01-31"},
        "schedule": {
            **{f"2025-{month:02}": IN_2025 for month in (9, 10, 11, 12)},
            "2026-01": IN_2026,
        },
        "total": "60159.00",
    },
    "5: the same move in Alatau ends nothing and is flagged": {
        "place": ALATAU,
        "changed": {"child.moved_away_on": "2026-01-31"},
        "schedule": {
            "2025-Q3": "10485.33",
            "2025-Q4": "31456.00",
            "2026-Q1": "34600.00",
            "2026-Q2": "23066.67",
        },
        "total": "99608.00",
        "flags": ["B-N10"],
    },
    "6: Alatau prorated": {
        "place": ALATAU,
        "schedule": {
            "2025-Q3": "10485.33",
            "2025-Q4": "31456.00",
            "2026-Q1": "34600.00",
            "2026-Q2": "23066.67",
        },
        "total": "99608.00",
        "readings": {"partial_quarter": "prorated"},
    },
    "7: Alatau whole": {
        "place": ALATAU,
        "options": ["--reading", "partial_quarter=whole"],
        "schedule": {
            "2025-Q3": "31456.00",
            "2025-Q4": "31456.00",
            "2026-Q1": "34600.00",
            "2026-Q2": "34600.00",
        },
        "total": "132112.00",
        "readings": {"partial_quarter": "whole"},
    },
    "8: died in November, nothing due from December": {
        "place": ALATAU,
        "changed": {"child.died_on": "2025-11-30"},
        "schedule": {"2025-Q3": "10485.33", "2025-Q4": "20970.67"},
        "total": "31456.00",
    },
    "9: the mother already receives": {
        "changed": {"already_paid_to_other": True},
        "outcome": "refused",
        "reasons": ["B-N6"],
    },
    "10: in full state care": {
        "changed": {"child.fully_state_supported": True},
        "outcome": "refused",
        "reasons": ["B-N4"],
    },
    "11: Panfilov printed no amount": {
        "place": PANFILOV,
        "outcome": "undecidable",
        "reasons": ["amount_not_set"],
    },
    "12: Astana in October 2008": {
        "place": ASTANA,
        "changed": {
            "applied_on": "2008-10-06",
            "child.born_on": "1998-04-10",
            "child.disability_until": None,
            "certificate.from": "2008-09-01",
            "certificate.to": "2008-12-31",
        },
        "schedule": {"2008-Q4": "7592.00"},
        "total": "7592.00",
    },
    "13: Astana after the standard was revoked": {
        "place": ASTANA,
        "changed": {
            "applied_on": "2009-04-01",
            "child.born_on": "1998-04-10",
            "certificate.from": "2008-09-01",
            "certificate.to": "2009-05-25",
        },
        "outcome": "undecidable",
        "reasons": ["no_act_in_force"],
    },
}


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_terminal_decides_the_worked_example(
    example: str, tirek: Terminal, tmp_path: Path
) -> None:
    told = EXAMPLES[example]
    facts = tmp_path / "case.json"
    facts.write_text(json.dumps(case(told.get("changed"))), encoding="utf-8")
    place, options = told.get("place", ZHAKSY), told.get("options", [])
    said = tirek("decide", "home-education", "--place", place, "--facts", facts, "--json", *options)
    assert (said.code, said.err) == (0, "")
    found = json.loads(said.out)
    assert found["outcome"] == told.get("outcome", "granted")
    assert {due["period"]: due["amount"] for due in found["schedule"]} == told.get("schedule", {})
    assert found["total"] == told.get("total", "0.00")
    assert codes(found["reasons"]) == told.get("reasons", [])
    assert codes(found["flags"]) == told.get("flags", [])
    assert found["needs"] == []
    if "readings" in told:
        assert {one["id"]: one["applied"] for one in found["readings"]} == told["readings"]


def test_the_real_command_decides_the_case_of_the_issue(tmp_path: Path) -> None:
    facts = tmp_path / "case.json"
    facts.write_text(CASE_OF_THE_ISSUE, encoding="utf-8")
    said = command("decide", "home-education", "--place", ZHAKSY, "--facts", facts, "--json")
    assert (said.code, said.err) == (0, "")
    found = json.loads(said.out)
    assert (found["outcome"], found["total"]) == ("granted", "112059.00")
    assert found["schedule"][0]["period"] == "2025-09"
    assert found["schedule"][0]["months"] == ["2025-09"]
    assert found["schedule"][0]["amount"] == "11796.00"
    assert (found["edition"]["act"], found["edition"]["number"]) == (
        "akmola-zhaksy-8s-15-3-2023",
        "8С-15-3",
    )
    assert found["edition"]["in_force"] == {"from": "2023-12-26", "until": None}
    keys = {"outcome", "reasons", "edition", "schedule", "total", "needs", "readings", "trace"}
    assert keys <= set(found)


def test_the_real_command_reads_facts_from_standard_input() -> None:
    said = command(
        "decide", "home-education", "--place", ALATAU, "--facts", "-", "--json",
        stdin=CASE_OF_THE_ISSUE,
    )  # fmt: skip
    assert json.loads(said.out)["total"] == "99608.00"


def test_the_answer_does_not_depend_on_the_order_of_keys(tirek: Terminal, tmp_path: Path) -> None:
    def turned(value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        return {key: turned(value[key]) for key in reversed(list(value))}

    answers = []
    for document in (case(), turned(deepcopy(case()))):
        path = tmp_path / "case.json"
        path.write_text(json.dumps(document), encoding="utf-8")
        arguments = ("--place", ZHAKSY, "--facts", path, "--json")
        answers.append(tirek("decide", "home-education", *arguments).out)
    assert answers[0] == answers[1]
