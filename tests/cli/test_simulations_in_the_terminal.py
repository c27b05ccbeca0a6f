"""`tirek population`, `tirek simulate`, `tirek law diff`: files in, files and totals out."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from terminal import Terminal

from law_cases import ALATAU, ZHAKSY
from tirek.cli.progress import Bar
from tirek.law.batch.engines import Postgres

SLUG = "home-education"
MONTHS = ("--from", "2026-01", "--to", "2026-12")
EDITION = (
    Path(__file__).parents[2] / "src/tirek/services/home_education/editions/akmola/zhaksy-2023.toml"
)


@pytest.fixture
def cases(tirek: Terminal, tmp_path: Path) -> Path:
    """Forty invented cases of two places."""
    path = tmp_path / "cases.csv"
    places = ("--place", ZHAKSY, "--place", ALATAU)
    said = tirek("population", SLUG, "--size", "40", *places, "--seed", "3", "--out", path)
    assert (said.code, said.out) == (0, f"{path}: 40\n")
    return path


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """Zhaksy pays four indices from April 2026."""
    path = tmp_path / "draft.toml"
    text = EDITION.read_text("utf-8").replace("from = 2023-12-26", "from = 2026-04-01")
    path.write_text(text.replace("mci = 3", "mci = 4"), encoding="utf-8")
    return path


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_file_is_decided_and_its_totals_are_told(
    tirek: Terminal, cases: Path, tmp_path: Path
) -> None:
    out, dues = tmp_path / "out.csv", tmp_path / "dues.csv"
    said = tirek("simulate", SLUG, "--cases", cases, *MONTHS, "--out", out, "--dues", dues,
                 "--lang", "en")  # fmt: skip
    assert said.code == 0
    assert said.out.startswith("Cases: 40\n")
    tiyn = sum(int(row["tiyn"]) for row in rows(out))
    assert tiyn == sum(int(row["tiyn"]) for row in rows(dues)) > 0
    assert f"Due: {tiyn // 100:,}.{tiyn % 100:02}" in said.out
    assert f"  {ZHAKSY}: " in said.out
    assert "  2026-Q1: " in said.out


def test_postgresql_says_the_same(
    tirek: Terminal, cases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: Any
) -> None:
    request.getfixturevalue("database_server")
    from django.conf import settings

    there = settings.DATABASES["default"]
    url = f"postgresql://{there['USER']}@/{there['NAME']}?host={there['HOST']}"
    monkeypatch.setenv("DATABASE_URL", url)
    told = []
    for engine in ("duckdb", "postgres"):
        out = tmp_path / f"{engine}.csv"
        said = tirek("simulate", SLUG, "--cases", cases, *MONTHS, "--out", out, "--engine", engine)
        told.append((said.code, said.out, rows(out)))
    assert told[0] == told[1]


def test_an_embedded_server_is_left_again(monkeypatch: pytest.MonkeyPatch) -> None:
    import psycopg

    from tirek.config import simulate

    left: list[str] = []

    class Embedded:
        def leave(self) -> None:
            left.append("embedded")

    @contextmanager
    def connect(url: str, *, autocommit: bool) -> Iterator[str]:
        assert autocommit
        yield url

    monkeypatch.setenv("DATABASE_URL", "postgresql://here")
    monkeypatch.setattr(simulate, "join_database", Embedded)
    monkeypatch.setattr(psycopg, "connect", connect)
    with simulate.own_postgres() as engine:
        assert isinstance(engine, Postgres)
        assert left == []
    assert left == ["embedded"]


def test_what_a_new_act_changes(tirek: Terminal, cases: Path, draft: Path, tmp_path: Path) -> None:
    out = tmp_path / "effect.csv"
    said = tirek("law", "diff", SLUG, "--cases", cases, *MONTHS, "--draft", draft, "--out", out,
                 "--lang", "en")  # fmt: skip
    assert said.code == 0, said
    gains = [row for row in rows(out) if row["kind"] == "gains"]
    assert said.out.startswith(f"Gain: {len(gains)} (+")
    assert {row["place"] for row in gains} == {ZHAKSY}
    assert "Effect on the budget: " in said.out
    assert "  2026-04: " in said.out
    case = gains[0]["id"]
    told = tirek("law", "diff", SLUG, "--cases", cases, *MONTHS, "--draft", draft, "--case", case,
                 "--lang", "en")  # fmt: skip
    assert "By the law in force" in told.out
    assert "By the draft" in told.out
    assert "3 MCI" in told.out
    assert "4 MCI" in told.out
    assert all(len(line) < 130 for line in told.out.splitlines())


def test_what_a_new_value_changes(tirek: Terminal, cases: Path) -> None:
    said = tirek("law", "diff", SLUG, "--cases", cases, *MONTHS, "--value", "mci=4000@2026-01-01",
                 "--lang", "ru")  # fmt: skip
    assert said.code == 0
    assert "Получит меньше: 0 " not in said.out


WRONG: dict[str, tuple[tuple[str, ...], str]] = {
    "a service": (("simulate", "coal"), "service: 'coal' is unknown"),
    "a month": (("simulate", SLUG, "--from", "2026-13"), "--from: "),
    "months in disorder": (("simulate", SLUG, "--to", "2025-12"), "--to: 2025-12 is before --from"),
    "a month too far": (("simulate", SLUG, "--to", "2100-01"), "--to: 2100-01 is too far ahead"),
    "a place": (("simulate", SLUG, "--place", "atlantis"), "--place: 'atlantis' is unknown"),
    "a file": (("simulate", SLUG, "--cases", "nowhere.csv"), "nowhere.csv: cannot be read"),
    "a form": (("simulate", SLUG, "--out", "out.xlsx"), "out.xlsx: expected a file that ends in"),
    "a folder": (("simulate", SLUG, "--out", "no/where.csv"), "no/where.csv: there is no folder"),
    "a size": (("population", SLUG, "--size", "0"), "--size: 0 is not possible"),
    "where they live": (("population", SLUG, "--place", "atlantis"), "--place: 'atlantis' is"),
    "no change": (("law", "diff", SLUG), "--draft or --value: expected"),
    "a value's form": (("law", "diff", SLUG, "--value", "mci=x"), "--value mci=x: expected NAME"),
    "a value's name": (
        ("law", "diff", SLUG, "--value", "mcy=1@2026-01-01"), "--value mcy=1@2026-01-01: 'mcy' is"
    ),
    "a value's day": (
        ("law", "diff", SLUG, "--value", "mci=1@2026-02-30"), "is not a date of the calendar"
    ),
    "a draft": (("law", "diff", SLUG, "--draft", "nowhere.toml"), "--draft: nowhere.toml cannot"),
    "a case": (
        ("law", "diff", SLUG, "--value", "mci=1@2026-01-01", "--case", "x"), "--case: there is no"
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", WRONG)
def test_bad_input_is_one_line(tirek: Terminal, cases: Path, tmp_path: Path, kind: str) -> None:
    given, words = WRONG[kind]
    usual: dict[str, object] = {"--out": tmp_path / "result.csv"}
    if given[0] == "population":
        usual["--size"] = 5
    else:
        usual |= {"--cases": cases, "--from": "2026-01", "--to": "2026-12"}
    rest = [part for name, value in usual.items() if name not in given for part in (name, value)]
    assert words in tirek(*given, *map(str, rest)).complaint
    assert not (tmp_path / "result.csv").exists()


def test_a_draft_that_cannot_be_relied_on(tirek: Terminal, cases: Path, draft: Path) -> None:
    draft.write_text(draft.read_text("utf-8").replace("mci = 4", 'mci = "four"'), encoding="utf-8")
    said = tirek("law", "diff", SLUG, "--cases", cases, *MONTHS, "--draft", draft)
    assert f"{draft}:" in said.complaint
    assert "schema: " in said.complaint


def test_the_line_of_progress_is_for_people_only() -> None:
    from io import StringIO

    class Screen(StringIO):
        def isatty(self) -> bool:
            return True

    for out in (Screen(), StringIO()):
        bar = Bar(out)
        bar.show(1_000_000, 4_000_000)
        bar.done()
        expected = " 25 %  1,000,000 / 4,000,000" if out.isatty() else ""
        assert expected in out.getvalue()
        assert bool(out.getvalue()) == out.isatty()
