"""Kill -9 of the worker, and of the database, in the middle of every step of a run.

A PostgreSQL of its own, as safe against a crash as a live one; every step is a program of its own.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

MONTH = Path(__file__).with_name("month.py")
STEPS = ("propose", "review", "freeze", "approve", "file", "send", "answer", "reconcile")
STATEMENT = {"propose": 9, "freeze": 8, "answer": 14}
"""In the middle of the longer steps; of the others it is the fifth."""
SEED = os.environ.get("TIREK_FAULT_SEED")
if SEED:  # bench/soak_run.py draws other statements
    lot = random.Random(int(SEED))
    STATEMENT = {step: lot.randint(2, 9) for step in STEPS}
PAID = "['reconciled'] 12 [('expense', 14626800), ('treasury', -14626800)]"
"""Spec example 1 for two children up to February 2026: 2 × (4 × 11 796 + 2 × 12 975) tenge."""


class Server:
    """An embedded PostgreSQL that may be killed and started again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.started()

    def started(self) -> None:
        from tirek.config.database import start_embedded

        self.embedded = start_embedded(self.folder / "postgres")

    def program(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        # Uncovered: a program that is killed writes no figures, and the others are the same.
        kept = {name: text for name, text in os.environ.items() if not name.startswith("COVERAGE")}
        given = {
            **kept,
            "TIREK_VAR": str(self.folder),
            "DATABASE_URL": self.embedded.url,
            "TIREK_POSTMASTER": str(self.embedded.pid),
        }
        command = [sys.executable, str(MONTH), *arguments]
        return subprocess.run(command, env=given, capture_output=True, text=True, check=False)

    def again(self) -> None:
        """After a kill of the server: nobody is left of it, then it is started anew."""
        self.embedded._server._instances.pop(self.embedded._server.pgdata, None)
        self.started()


@pytest.mark.parametrize("victim", ["worker", "database"])
def test_a_kill_in_every_step_neither_pays_twice_nor_forgets(victim: str, tmp_path: Path) -> None:
    server = Server(tmp_path)
    try:
        begun = server.program("begin")
        assert begun.returncode == 0, begun.stderr
        for step in STEPS:
            killed = server.program(step, victim, str(STATEMENT.get(step, 5)))
            assert killed.returncode != 0
            if victim == "worker":
                assert killed.returncode == -signal.SIGKILL
            else:
                server.again()
            done = server.program(step)
            assert done.returncode == 0, done.stderr
        assert server.program("tell").stdout.strip() == PAID
    finally:
        server.embedded.leave()
