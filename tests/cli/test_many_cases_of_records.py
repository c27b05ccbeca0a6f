"""Many cases of a service with lists of records: refused in one line of the person's language."""

from pathlib import Path

import pytest
from terminal import Terminal

SLUG = "housing-aid"
MONTHS = ("--from", "2026-04", "--to", "2026-06")
SAID = {"kk": "бір-бірлеп", "ru": "только по одному", "en": "decided one by one"}


@pytest.mark.parametrize("lang", SAID)
@pytest.mark.parametrize("verb", ["simulate", "population", "law diff"])
def test_such_cases_are_decided_one_by_one(
    tirek: Terminal, tmp_path: Path, verb: str, lang: str
) -> None:
    cases = tmp_path / "cases.csv"
    cases.write_text("id,place,applied_on\n1,demo,2026-04-10\n", encoding="utf-8")
    out = tmp_path / "out.csv"
    asked = {
        "simulate": ("--cases", cases, *MONTHS, "--out", out),
        "population": ("--size", "3", "--out", out),
        "law diff": ("--cases", cases, *MONTHS, "--value", "mci=5000@2026-05-01", "--out", out),
    }
    said = tirek(*verb.split(), SLUG, *asked[verb], "--lang", lang)
    assert said.code != 0
    assert SAID[lang] in said.err
    assert said.err.count("\n") == 1
    assert not out.exists()
