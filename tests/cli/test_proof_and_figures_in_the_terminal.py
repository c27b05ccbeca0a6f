"""`tirek audit` and `tirek indicators` hand over what was asked; bad input is one line."""

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from terminal import Terminal


class CannotAuditHere(Exception):
    pass


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Stands in for what lies above the Django line; what it was asked."""
    found: list[Any] = []

    def verify(language: str, **given: Any) -> int:
        found.append(("verify", language, given["case"], given["seals"]))
        if given["case"] == "unknown":
            raise CannotAuditHere("--case: 'unknown' is unknown")
        return 1

    def seal(language: str) -> list[str]:
        found.append(("seal", language))
        return ["a seal", "another"]

    def export(case: str, to: Path, language: str) -> str:
        found.append(("export", case, to, language))
        if case == "unknown":
            raise CannotAuditHere("case: 'unknown' is unknown")
        return "exported"

    def figures(**given: Any) -> None:
        found.append(("figures", given["place"], str(given["begins"]), given["format_"]))

    import sys

    for name, contents in (
        ("audit", {"verify": verify, "seal": seal, "export": export,
                   "CannotAudit": CannotAuditHere}),
        ("indicators", {"export": figures}),
    ):  # fmt: skip
        module = ModuleType(f"tirek.config.{name}")
        vars(module).update(contents)
        monkeypatch.setitem(sys.modules, module.__name__, module)
    return found


def test_verify_leaves_with_what_was_found(tirek: Terminal, asked: list[Any]) -> None:
    assert tirek("audit", "verify", "--lang", "ru").code == 1
    assert tirek("audit", "verify", "--case", "ZHK-2026-000001").code == 1
    assert asked == [("verify", "ru", None, None), ("verify", "kk", "ZHK-2026-000001", None)]
    assert tirek("audit", "verify", "--case", "unknown").complaint.endswith("is unknown")


def test_verify_wants_a_journal_that_is_there(
    tirek: Terminal, asked: list[Any], tmp_path: Path
) -> None:
    line = tirek("audit", "verify", "--seals", tmp_path).complaint
    assert line == f"tirek: --seals: {tmp_path} is not a file"
    assert asked == []


def test_seal_prints_a_line_for_each(tirek: Terminal, asked: list[Any]) -> None:
    assert tirek("audit", "seal").out == "a seal\nanother\n"


def test_export_writes_over_nothing(tirek: Terminal, asked: list[Any], tmp_path: Path) -> None:
    assert tirek("audit", "export", "ZHK-1", "--to", tmp_path / "a.zip").out == "exported\n"
    assert asked == [("export", "ZHK-1", tmp_path / "a.zip", "kk")]
    assert "is there already" in tirek("audit", "export", "ZHK-1", "--to", tmp_path).complaint
    nowhere = tmp_path / "no" / "folder"
    assert "is not a folder" in tirek("audit", "export", "ZHK-1", "--to", nowhere).complaint
    unknown = tirek("audit", "export", "unknown", "--to", tmp_path / "b")
    assert unknown.complaint == "tirek: case: 'unknown' is unknown"


def test_the_stages_of_cases_are_exported(tirek: Terminal, asked: list[Any]) -> None:
    days = ("--from", "2026-01-01", "--until", "2026-04-01")
    assert tirek("indicators", "export", *days, "--place", "akmola", "--format", "csv").code == 0
    assert asked == [("figures", "akmola", "2026-01-01", "csv")]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (("--from", "yesterday", "--until", "2026-04-01"), "--from: 'yesterday' is no day"),
        (("--from", "2026-04-01", "--until", "2026-04-01"), "--until: a day after --from"),
        (("--from", "2026-01-01", "--until", "2026-04-01", "--place", "x"), "--place: 'x'"),
    ],
)
def test_what_cannot_be_exported_is_one_line(
    tirek: Terminal, given: tuple[str, ...], says: str
) -> None:
    assert says in tirek("indicators", "export", *given).complaint
