"""The terminal for tests: the verbs in this process, and the real command beside it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tirek.cli.main import main

TIREK = Path(sys.executable).with_name("tirek")


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def complaint(self) -> str:
        """The one line of a refused command; asserts that it is one line, code 2, no output."""
        assert (self.code, self.out) == (2, ""), self
        assert self.err.endswith("\n")
        (line,) = self.err.splitlines()
        return line


class Terminal:
    """Runs `tirek` in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str | Path) -> Said:
        self._capsys.readouterr()
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as leaving:  # how argparse leaves
            code = int(str(leaving.code))
        out, err = self._capsys.readouterr()
        return Said(code, out, err)


def command(*arguments: str | Path, stdin: str = "") -> Said:
    """The real command in a process of its own."""
    run = subprocess.run(
        [TIREK, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    return Said(run.returncode, run.stdout, run.stderr)


Arguments = Sequence[str | Path]
