"""A council's act is one file of data: no code, no migration, no other file."""

from pathlib import Path

import pytest

from tirek.kernel.toml import TomlError
from tirek.law.catalogue import Law
from tirek.law.check import check_all
from tirek.law.decide import decide
from tirek.services import SERVICES

SERVICE = SERVICES["home-education"]
CASE: dict[str, object] = {
    "applied_on": "2026-01-12",
    "child": {
        "born_on": "2015-04-10",
        "disability_until": None,
        "died_on": None,
        "entered_state_institution_on": None,
        "left_state_institution_on": None,
        "fully_state_supported": False,
        "moved_away_on": None,
        "lives_in_place": True,
    },
    "certificate": {"from": "2025-09-01", "to": "2026-05-25"},
    "applicant": {
        "relation": "parent",
        "parental_rights_terminated": False,
        "data_consent": True,
    },
    "already_paid_to_other": False,
}
ACT = """\
service = "home-education"
place = "almaty-region/new-town"
mark = "verified"
checked = { on = 2026-01-20, by = "a test" }

[act]
id = "new-town-2026"
kind = "decision"
number = "1-1"
adopted = 2025-12-20
body = { kk = "Жаңа қала мәслихаты", ru = "Маслихат Нового города", en = "Maslikhat of New town" }
title = { kk = "Шығындарды өтеу туралы", ru = "О возмещении затрат", en = "On reimbursement" }

[new_place]
id = "almaty-region/new-town"
parent = "almaty-region"
name = { kk = "Жаңа қала", ru = "Новый город", en = "New town" }

[in_force]
from = 2026-01-10

[terms.who]
paragraph = "2"
[terms.certificate]
paragraph = "3"
[terms.period]
paragraph = "4"
[terms.endings]
paragraph = "5"
age = 18
[terms.amount]
paragraph = "6"
mci = 5
per = "month"
[terms.refusal]
paragraph = "7"
"""


@pytest.fixture
def act(tmp_path: Path) -> Path:
    """The one file, in a folder of drafts beside the project."""
    path = tmp_path / "home_education" / "almaty-region" / "new-town-2026.toml"
    path.parent.mkdir(parents=True)
    path.write_text(ACT, encoding="utf-8")
    return path


def test_one_file_makes_a_place_decide(act: Path, tmp_path: Path) -> None:
    decision = decide(SERVICE, "almaty-region/new-town", CASE, law=Law(extra=tmp_path))
    said = decision.as_document()
    assert said["outcome"] == "granted"
    # Five indices of 2026 (4 325 tenge) a month, from the month of application to May.
    assert [one["amount"] for one in said["schedule"]] == ["21625.00"] * 5
    assert (said["edition"]["id"], said["edition"]["number"]) == ("new-town-2026", "1-1")


def test_the_law_check_has_nothing_against_it(act: Path, tmp_path: Path) -> None:
    refusals = check_all(Law(extra=tmp_path), [SERVICE])
    assert [str(one) for one in refusals if act.name in str(one)] == []


def test_an_act_that_nobody_verified_decides_nothing(act: Path, tmp_path: Path) -> None:
    act.write_text(ACT.replace('mark = "verified"', 'mark = "to_verify"'), encoding="utf-8")
    decision = decide(SERVICE, "almaty-region/new-town", CASE, law=Law(extra=tmp_path))
    assert decision.as_document()["outcome"] == "undecidable"


def test_a_word_outside_the_vocabulary_is_refused_with_its_line(act: Path, tmp_path: Path) -> None:
    act.write_text(ACT.replace("mci = 5", "mcj = 5"), encoding="utf-8")
    line = ACT[: ACT.index("mci = 5")].count("\n") + 1
    with pytest.raises(TomlError, match=rf"new-town-2026\.toml:{line}: .*mcj"):
        Law(extra=tmp_path).editions(SERVICE.rulebook())
