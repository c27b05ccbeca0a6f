"""The PostgreSQL that Tirek starts itself: started, joined, left, found dead."""

import json
import os
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

import psutil
import psycopg
import pytest

from tirek.config import database


@pytest.fixture(scope="module")
def folder():
    """Not pytest's own: that one is closed to the user that root lets run PostgreSQL."""
    with tempfile.TemporaryDirectory(prefix="tirek-embedded-") as name:
        yield Path(name)


@pytest.fixture(scope="module")
def server(folder):
    found = database.start_embedded(folder / "pg", durable=False)
    yield found
    found.leave()
    assert not (folder / "pg" / "postmaster.pid").exists()


def is_gone(pid):
    """Ended, even where the first process of a container is slow to bury it."""
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def ask(url, sql):
    with psycopg.connect(url) as connection:
        return connection.execute(sql).fetchone()[0]


def test_it_answers_on_a_socket_only(server):
    assert ask(server.url, "SELECT current_database()") == "tirek"
    assert ask(server.url, "SHOW listen_addresses") == ""
    assert ask(server.url, "SHOW server_encoding") == "UTF8"


def test_who_comes_second_joins_the_running_one(server):
    """Another process, as `tirek pay run` beside `tirek serve`: it leaves the server running."""
    code = (
        "import sys; from pathlib import Path; from tirek.config.database import start_embedded;"
        "print(start_embedded(Path(sys.argv[1])).pid)"
    )
    folder = ask(server.url, "SHOW data_directory")
    found = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, folder],
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.strip() == str(server.pid)
    assert found.stderr == ""
    assert ask(server.url, "SELECT 1") == 1


def test_it_starts_quietly_and_stops_with_the_last_process(folder):
    code = (
        "import sys; from pathlib import Path; from tirek.config.database import start_embedded;"
        "print(start_embedded(Path(sys.argv[1])).pid)"
    )
    env = {name: value for name, value in os.environ.items() if name != "XDG_RUNTIME_DIR"}
    found = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, str(folder / "other")],
        capture_output=True,
        text=True,
        check=True,
        env=env,
    )
    assert found.stderr == ""
    assert is_gone(int(found.stdout))
    assert not (folder / "other" / "postmaster.pid").exists()


def test_left_and_started_again_in_one_process(folder):
    first = database.start_embedded(folder / "again", durable=False)
    first.leave()
    first.leave()
    second = database.start_embedded(folder / "again")
    assert ask(second.url, "SELECT 1") == 1
    second.leave()
    assert is_gone(second.pid)


def test_a_killed_process_is_forgotten(tmp_path):
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    handles = tmp_path / ".handle_pids.json"
    handles.write_text(json.dumps([gone.pid, os.getpid()]))
    database._forget_dead_handles(tmp_path)
    assert json.loads(handles.read_text()) == [os.getpid()]


@pytest.mark.parametrize("content", ["{pid}\n/x\n", "999999999\n", "", "broken"])
def test_a_server_that_crashed_is_not_mistaken_for_another_program(tmp_path, content):
    file = tmp_path / "postmaster.pid"
    file.write_text(content.format(pid=os.getpid()))
    database._forget_dead_server(tmp_path)
    assert not file.exists()


def test_a_running_server_is_not_forgotten(server):
    folder = Path(ask(server.url, "SHOW data_directory"))
    database._forget_dead_server(folder)
    assert (folder / "postmaster.pid").exists()


def test_a_server_that_cannot_start_says_why(tmp_path, monkeypatch):
    monkeypatch.setattr(database, "START_ATTEMPTS", 1)
    (tmp_path / "PG_VERSION").write_text("18\n")
    with pytest.raises(database.NoDatabase, match="does not start"):
        database.start_embedded(tmp_path)


class TestRuntimeFolder:
    def test_a_private_one_is_made_where_the_system_gives_none(self, tmp_path, monkeypatch):
        monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
        monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
        with warnings.catch_warnings(), database._runtime_folder():
            folder = os.environ["XDG_RUNTIME_DIR"]
            assert folder.startswith(str(tmp_path))
            assert os.stat(folder).st_mode & 0o077 == 0
        assert "XDG_RUNTIME_DIR" not in os.environ

    def test_one_that_cannot_be_written_is_not_used_but_put_back(self, tmp_path, monkeypatch):
        monkeypatch.setenv("XDG_RUNTIME_DIR", "/nonexistent")
        monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
        with database._runtime_folder():
            assert os.environ["XDG_RUNTIME_DIR"].startswith(str(tmp_path))
        assert os.environ["XDG_RUNTIME_DIR"] == "/nonexistent"

    def test_a_folder_that_somebody_else_put_there_is_refused(self, tmp_path, monkeypatch):
        monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / f"tirek-runtime-{os.getuid()}").symlink_to(tmp_path / "elsewhere")
        with pytest.raises(database.NoDatabase, match="XDG_RUNTIME_DIR"):
            database._private_folder()
