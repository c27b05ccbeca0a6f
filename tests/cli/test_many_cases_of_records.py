"""Many cases of a service with lists of records: invented, decided, compared by two laws."""

from pathlib import Path

from terminal import Terminal

SLUG = "housing-aid"
MONTHS = ("--from", "2026-04", "--to", "2026-06")


def test_families_are_invented_decided_and_compared(tirek: Terminal, tmp_path: Path) -> None:
    cases, out, effect = (tmp_path / name for name in ("cases.csv", "out.csv", "effect.csv"))
    made = tirek("population", SLUG, "--size", "30", "--place", "demo", "--out", cases)
    assert made.code == 0
    assert (tmp_path / "cases.members.incomes.csv").exists()
    said = tirek("simulate", SLUG, "--cases", cases, *MONTHS, "--out", out, "--lang", "en")
    assert said.code == 0
    assert "Cases: 30" in said.out
    assert len(out.read_text("utf-8").splitlines()) == 31
    value = ("--value", "mci=5000@2026-04-01")
    compared = tirek("law", "diff", SLUG, "--cases", cases, *MONTHS, *value, "--out", effect)
    assert compared.code == 0
    explained = tirek("law", "diff", SLUG, "--cases", cases, *MONTHS, *value, "--case", "7")
    assert explained.code == 0


def test_a_list_in_another_file_is_named(tirek: Terminal, tmp_path: Path) -> None:
    cases, out = tmp_path / "cases.csv", tmp_path / "out.csv"
    tirek("population", SLUG, "--size", "3", "--place", "demo", "--out", cases)
    plots = (tmp_path / "cases.plots.csv").rename(tmp_path / "lines.csv")
    asked = ("simulate", SLUG, "--cases", cases, *MONTHS, "--out", out, "--lang", "en")
    for given, expected in ((), "is missing"), (("--records", "fields=x.csv"), "is not LIST=FILE"):
        said = tirek(*asked, *given)
        assert (said.code != 0, expected in said.err) == (True, True), said.err
        assert said.err.count("\n") == 1
    assert tirek(*asked, "--records", f"plots={plots}").code == 0
