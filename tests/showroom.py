"""`tirek serve --demo` as people run it, once for the whole test run, on a port of its own.

Whoever asks first starts it, whoever leaves last stops it, so that the workers of xdist share one.
TIREK_SHOWROOM=http://127.0.0.1:8000 looks at a demonstration that runs already.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil
import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

START = "import sys; from tirek.config.serve import serve; sys.exit(serve(demo=True))"
FILLED = "Demonstration: sign in"
"""What it says when the invented families are there."""
RUNNING = "TIREK_SHOWROOM"
PATIENCE = 15
A_BUSY_MACHINE = 120_000
"""Milliseconds: how long a page may take where other tests run as well."""
SIGN_IN = "/sign-in/password/"


@pytest.fixture(scope="session")
def showroom() -> Iterator[str]:
    """The address of a running demonstration."""
    if os.environ.get(RUNNING):
        yield os.environ[RUNNING]
        return
    note = Path(os.environ["TIREK_TEST_RUN"]) / "showroom.json"
    try:
        yield _join(note)
    finally:
        _leave(note)


def _join(note: Path) -> str:
    with _alone(note):
        state = json.loads(note.read_text()) if note.exists() else _start()
        state["guests"] += 1
        note.write_text(json.dumps(state))
    return str(state["address"])


def _leave(note: Path) -> None:
    with _alone(note):
        if not note.exists():
            return
        state = json.loads(note.read_text())
        state["guests"] -= 1
        note.write_text(json.dumps(state))
        if not state["guests"]:
            _stop(state["pid"])
            shutil.rmtree(state["var"], ignore_errors=True)
            note.unlink()


@contextmanager
def _alone(note: Path) -> Iterator[None]:
    """One worker at a time: the second waits until the families of the first are there."""
    with note.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


STARTED: list[subprocess.Popen[bytes]] = []
"""Held until this worker ends: a program nobody holds any more is reported as forgotten."""


def _start() -> dict[str, Any]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    # Not a folder of pytest: those are closed to the user that root lets run PostgreSQL.
    var = tempfile.mkdtemp(prefix="tirek-showroom-")
    # Uncovered, so that pages come sooner: what they do is covered by tests of their own.
    ours = ("TIREK_", "DATABASE_URL", "DJANGO_", "COVERAGE")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    said = Path(var) / "said.txt"
    with said.open("w") as out:
        server = subprocess.Popen(
            [sys.executable, "-c", START],
            env={**kept, "TIREK_VAR": var, "PORT": str(port)},
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    STARTED.append(server)
    _wait_until_filled(server, said)
    return {"address": f"http://127.0.0.1:{port}", "pid": server.pid, "var": var, "guests": 0}


def _wait_until_filled(server: subprocess.Popen[bytes], said: Path) -> None:
    """It ends what it says with the sign-ins, or with the reason why not, and then itself."""
    while f"\n{FILLED}" not in said.read_text():
        assert server.poll() is None, "the demonstration did not start:\n" + said.read_text()
        time.sleep(0.2)


def _stop(pid: int) -> None:
    try:
        server = psutil.Process(pid)
    except psutil.NoSuchProcess:
        return
    server.send_signal(signal.SIGTERM)
    psutil.wait_procs([server], timeout=PATIENCE)
    for one in STARTED:
        one.poll()


def enter(page: Page, address: str, person: str, language: str) -> None:
    """Choose the language and sign in, as somebody of the demonstration or as nobody."""
    from tirek.config.demo.users import PASSWORD

    page.set_default_timeout(A_BUSY_MACHINE)
    page.goto(f"{address}/?lang={language}")
    if person:
        page.goto(f"{address}{SIGN_IN}")
        page.fill("input[name=username]", person)
        page.fill("input[name=password]", PASSWORD)
        with page.expect_navigation():  # keys pressed before that are lost
            page.click("main form:has(input[name=password]) button")
        assert SIGN_IN not in page.url, page.inner_text("main")
