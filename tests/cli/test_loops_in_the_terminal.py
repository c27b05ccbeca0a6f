"""`--engine numba`: the same files as SQL writes, or one line where numba is not installed."""

from pathlib import Path

import pytest
from terminal import Terminal

from law_cases import SERVICE, ZHAKSY
from loops_in_python import InPython
from tirek.cli import engine
from tirek.config import numba
from tirek.kernel.text import LANGUAGES
from tirek.law.batch.simulation import BatchOf
from tirek.law.loops.engine import Loops

MONTHS = ("--from", "2026-01", "--to", "2026-12", "--place", ZHAKSY)


@pytest.fixture
def cases(tirek: Terminal, tmp_path: Path) -> Path:
    path = tmp_path / "cases.csv"
    tirek("population", SERVICE.slug, "--size", "30", "--place", ZHAKSY, "--out", path)
    return path


def test_without_numba(
    tirek: Terminal, cases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(numba, "find_spec", lambda name: None)
    words = {"kk": "numba пакеті қажет", "ru": "нужен пакет numba", "en": "needs the package"}
    asked = ("simulate", SERVICE.slug, "--cases", cases, "--out", tmp_path / "out.csv", *MONTHS)
    for language in LANGUAGES:
        complaint = tirek(*asked, "--engine", "numba", "--lang", language).complaint
        assert words[language] in complaint
        assert "make numba" in complaint
    assert not (tmp_path / "out.csv").exists()


def test_a_loop_writes_what_sql_writes(
    tirek: Terminal, cases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Loops] = []

    def batch_of(*given: object) -> Loops:
        made.append(Loops(*given, machine=InPython()))  # type: ignore[arg-type]
        return made[-1]

    def loops(given: object) -> BatchOf:
        return batch_of

    said = []
    change = ("--value", "mci=5000@2026-03-01")
    for name in ("sql", "loop"):
        if name == "loop":
            for command in ("simulate", "law_diff"):
                monkeypatch.setattr(f"tirek.cli.{command}.batch_asked", loops)
        out, effect = tmp_path / f"{name}.csv", tmp_path / f"{name}-effect.csv"
        tirek("simulate", SERVICE.slug, "--cases", cases, "--out", out, *MONTHS)
        tirek("law", "diff", SERVICE.slug, "--cases", cases, "--out", effect, *MONTHS, *change)
        said.append((out.read_bytes(), effect.read_bytes()))
    assert said[0] == said[1]
    assert len(made) == 3
    assert engine.batch_asked is not loops
