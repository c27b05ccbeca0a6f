"""The terminal, and the facts of the issue's example in a file."""

import json
from pathlib import Path

import pytest
from terminal import Terminal

from law_cases import MODEL


@pytest.fixture
def tirek(capsys: pytest.CaptureFixture[str]) -> Terminal:
    """`tirek(verb, ...)` runs the verb in this process."""
    return Terminal(capsys)


@pytest.fixture
def case_json(tmp_path: Path) -> Path:
    """case.json of issue 2, section 3."""
    path = tmp_path / "case.json"
    path.write_text(json.dumps(MODEL), encoding="utf-8")
    return path
