"""`tirek serve` as a process: it answers, and nothing of it stays when it is told to stop."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import psutil
import pytest

from tirek.config import serve

START = "import sys; from tirek.config.serve import serve; sys.exit(serve(demo='demo' in sys.argv))"
STARTED = 150
"""Seconds: a first start makes a database, on a machine that may be busy with other tests."""


@pytest.fixture(scope="module")
def var():
    """One folder for the module: the second start finds what the first one made.

    Not pytest's own: that one is closed to the user that root lets run PostgreSQL.
    """
    with tempfile.TemporaryDirectory(prefix="tirek-serve-") as folder:
        yield Path(folder)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Serving:
    """A `tirek serve` of its own process group."""

    def __init__(self, var, *arguments, **env):
        self.port = free_port()
        self.var = var
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("TIREK_") and name != "DATABASE_URL"
        }
        given = {"TIREK_VAR": str(var), "PORT": str(self.port), **env}
        self.process = subprocess.Popen(
            [sys.executable, "-c", START, *arguments],
            env={**kept, **given},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def wait_until_it_answers(self):
        lines = []
        for line in self.process.stdout:
            lines.append(line)
            if "answers at" in line:
                return self
        raise AssertionError("it never answered:\n" + "".join(lines))

    def children(self):
        return psutil.Process(self.process.pid).children(recursive=True)

    def child_named(self, name):
        """The child with that word in its command, once it has become it."""
        while True:
            for child in self.children():
                if name in " ".join(child.cmdline()):
                    return child
            time.sleep(0.05)

    def ended(self):
        """Exit code, everything it said, and how many seconds it took from now."""
        began = time.monotonic()
        said, _ = self.process.communicate(timeout=STARTED)
        return self.process.returncode, said, time.monotonic() - began

    def left(self, processes):
        """The processes that still run, and PostgreSQL's own note that it does."""
        _, alive = psutil.wait_procs(processes, timeout=3)
        # Where the first process of a container is slow to bury the dead, they are still dead.
        note = self.var / "postgres" / "postmaster.pid"
        return [one for one in alive if not is_buried_late(one)] + [note] * note.exists()


def is_buried_late(process):
    try:
        return process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_answers_and_stops_with_everything_it_started(var, how):
    serving = Serving(var).wait_until_it_answers()
    with urllib.request.urlopen(f"http://127.0.0.1:{serving.port}/", timeout=30) as page:
        assert page.status == 200
        assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    children = serving.children()
    groups = {os.getpgid(child.pid) for child in children}
    assert groups == {serving.process.pid}
    assert len(children) >= 3  # gunicorn, its processes, the worker
    postgres = psutil.Process(int((var / "postgres" / "postmaster.pid").read_text().split()[0]))

    serving.process.send_signal(how)
    code, said, seconds = serving.ended()
    assert code == 0, said
    assert "Stopped." in said
    assert seconds < 15
    assert serving.left([*children, postgres]) == []


@pytest.mark.parametrize(
    ("which", "name"), [("procrastinate", "worker"), ("gunicorn", "web server")]
)
def test_if_one_part_dies_all_stop_and_it_says_which(var, which, name):
    serving = Serving(var).wait_until_it_answers()
    victim = serving.child_named(which)
    children = serving.children()
    victim.kill()
    code, said, _ = serving.ended()
    assert code == 1
    assert f"the {name} ended by itself" in said
    assert serving.left(children) == []


def test_stopped_while_it_prepares_it_leaves_no_database_running(var):
    serving = Serving(var)
    for line in serving.process.stdout:
        if "Preparing" in line:
            break
    serving.process.send_signal(signal.SIGTERM)
    code, _, _ = serving.ended()
    assert code == 0
    assert serving.left([]) == []


class TestCannotStart:
    def test_a_port_that_is_taken(self, tmp_path):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            serving = Serving(tmp_path, PORT=str(taken.getsockname()[1]))
            code, said, _ = serving.ended()
        assert code == 2
        assert "is in use" in said
        assert "Traceback" not in said

    @pytest.mark.parametrize("port", ["0", "70000", "http"])
    def test_a_port_that_is_none(self, port):
        with pytest.raises(serve.CannotServe, match="expected a number from 1 to 65535"):
            serve._port({"PORT": port})
        assert serve._port({}) == 8000
        assert serve._port({"PORT": ""}) == 8000

    def test_demonstration_data_in_somebody_s_database(self, monkeypatch):
        monkeypatch.setenv("DATABASE_URL", "postgresql://db.example/live")
        monkeypatch.delenv("TIREK_EMBEDDED", raising=False)
        monkeypatch.delenv("TIREK_ALLOW_DEMO", raising=False)
        with pytest.raises(serve.CannotServe, match="TIREK_ALLOW_DEMO"):
            serve._may_start(demo=True, port=free_port())
        serve._may_start(demo=False, port=free_port())
        monkeypatch.setenv("TIREK_ALLOW_DEMO", "1")
        serve._may_start(demo=True, port=free_port())

    def test_an_address_that_is_no_database(self, tmp_path):
        serving = Serving(tmp_path, DATABASE_URL="sqlite:///x.db")
        code, said, _ = serving.ended()
        assert code == 2
        assert "postgresql://user:password@host:port/name" in said
        assert "Traceback" not in said


def test_static_files_are_collected_only_when_one_changed(settings, tmp_path):
    from tirek.config.static import collect_if_needed

    source = tmp_path / "assets"
    source.mkdir()
    (source / "a.css").write_text("a{}")
    settings.STATICFILES_DIRS = [source]
    settings.STATIC_ROOT = tmp_path / "static"
    assert collect_if_needed()
    assert (Path(settings.STATIC_ROOT) / "a.css").read_text() == "a{}"
    assert not collect_if_needed()
    (source / "a.css").write_text("b{color:red}")
    assert collect_if_needed()
    assert (Path(settings.STATIC_ROOT) / "a.css").read_text() == "b{color:red}"
