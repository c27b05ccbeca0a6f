"""`tirek serve`: database, web server and worker, started and stopped as one.

PostgreSQL is started (or joined), migrated and filled; then gunicorn and the procrastinate worker
run as children in this process group. Ctrl-C or SIGTERM ends all of them; if one ends by itself,
the others are stopped too and the exit code is 1.
"""

from __future__ import annotations

import ctypes
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from tirek.config import boot, database

HOST = "127.0.0.1"
PATIENCE = 6.0
"""Seconds a child gets to finish what it does before it is killed."""
POLL = 0.2

Child = tuple[str, "subprocess.Popen[bytes]"]


class CannotServe(Exception):
    """Why Tirek cannot start; the message says what to do."""


def serve(demo: bool) -> int:
    """Run until told to stop. 0: stopped as asked, 1: something died, 2: could not start."""
    _stop_on(signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
    embedded: database.Embedded | None = None
    children: list[Child] = []
    try:
        port = _port(os.environ)
        _may_start(demo, port)
        embedded = boot.join_database()
        os.environ.setdefault("TIREK_ADDRESS", f"http://{HOST}:{port}")
        if demo:
            os.environ["TIREK_DEMO"] = "1"
        if demo and "TIREK_REGISTRIES" not in os.environ:
            children.append(_start_registries())
        if demo and "TIREK_OIDC_ISSUER" not in os.environ:
            children.append(_start_provider(port))
        _prepare()
        children.append(("web server", _start(web_command(port))))
        children.append(("worker", _start(WORKER, politeness=WORKER_POLITENESS)))
        _wait_for_answer(port, children)
        _say(f"Tirek answers at http://{HOST}:{port}/  (Ctrl-C stops it)")
        if demo:
            _demonstrate()  # behind the pages: nobody waits for the families to look around
        return _watch(children)
    except KeyboardInterrupt:
        _say("Stopping …")
        return 0
    except (CannotServe, database.NoDatabase) as problem:
        print(f"tirek serve: {problem}", file=sys.stderr, flush=True)
        return 2
    finally:
        _no_more_interrupts()
        _stop(children)
        if embedded is not None:
            embedded.leave()
            _say("Stopped.")


# --- before -----------------------------------------------------------------------------------


def _port(env: Mapping[str, str]) -> int:
    given = env.get("PORT") or "8000"
    if not given.isdigit() or not 0 < int(given) < 65536:
        raise CannotServe(f"PORT is {given!r}; expected a number from 1 to 65535")
    return int(given)


def _may_start(demo: bool, port: int) -> None:
    if demo and database.is_outside() and os.environ.get("TIREK_ALLOW_DEMO") != "1":
        raise CannotServe(
            "--demo would write invented people into the database that DATABASE_URL names; "
            "leave DATABASE_URL out, or set TIREK_ALLOW_DEMO=1 if that is what you want"
        )
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as taken:
            raise CannotServe(f"port {port} is in use; choose another: PORT=8001 …") from taken


def _prepare() -> None:
    _build_assets()  # before Django is set up: the settings look for the folder
    boot.boot()
    from django.core.management import call_command

    from tirek.config import static

    _say("Preparing the database …")
    call_command("migrate", verbosity=0, interactive=False)
    static.collect_if_needed()


def _build_assets() -> None:
    from tirek.web import assets

    target = database.var_folder() / "assets"
    made = target / "tirek.css"
    newest = max(path.stat().st_mtime for path in assets.LOOK.iterdir())
    if not made.exists() or made.stat().st_mtime < newest:
        try:
            assets.build(target, assets.install(assets.PROJECT))
        except (assets.AssetError, OSError, subprocess.CalledProcessError) as problem:
            raise CannotServe(f"the styles of the pages could not be built: {problem}") from problem


def _demonstrate() -> None:
    from django.conf import settings
    from django.utils import timezone

    from tirek.accounts.models import User
    from tirek.config.demo import fill
    from tirek.config.demo.records import child_of
    from tirek.config.demo.sign_ins import sign_ins
    from tirek.config.demo.users import NEWCOMER

    if fill.is_empty():
        began = time.monotonic()
        _say("Inventing families for the demonstration (about a minute) …")
        made = fill.fill(timezone.localdate())
        _say(f"{made} cases invented in {time.monotonic() - began:.0f} s.")
    _say(sign_ins())
    newcomer = User.objects.filter(username=NEWCOMER).first()
    child = newcomer and child_of(newcomer.iin or "", settings.VAR)
    if child:
        _say(f"    The state registries know the child of {NEWCOMER!r}: IIN {child}")


# --- children ---------------------------------------------------------------------------------


def web_command(port: int) -> Sequence[str]:
    """The web server: two processes with a few threads each."""
    return (
        *(sys.executable, "-m", "gunicorn", "tirek.config.wsgi:application"),
        *("--bind", f"{HOST}:{port}", "--worker-class", "gthread"),
        *("--workers", "2", "--threads", "4", "--preload"),
        *("--graceful-timeout", "3", "--timeout", "60", "--log-level", "warning"),
        "--no-control-socket",
    )


def _start_registries() -> Child:
    """The simulated state registries on a free port; whoever starts later is told the address."""
    from tirek.config.demo.records import FILE

    port = _free_port()
    os.environ["TIREK_REGISTRIES"] = f"http://{HOST}:{port}"
    records = str(database.var_folder() / FILE)
    simulator = (sys.executable, "-m", "tirek.registries.simulator")
    return "registries", _start((*simulator, "--port", str(port), "--records", records))


def _start_provider(tirek: int) -> Child:
    """Single sign-in of invented people, for the Tirek at that port."""
    from tirek.config.demo.records import FILE

    port, secret = _free_port(), secrets.token_hex()  # a word that never looks like an option
    os.environ["TIREK_OIDC_ISSUER"] = f"http://{HOST}:{port}"
    os.environ["TIREK_OIDC_SECRET"] = secret
    os.environ.setdefault("TIREK_OIDC_NAME", "eGov (demo)")
    back = [f"http://{name}:{tirek}/sign-in/back/" for name in (HOST, "localhost")]
    return "single sign-in", _start(
        (
            *(sys.executable, "-m", "tirek.accounts.oidc_demo"),
            *("--port", str(port), "--secret", secret, "--back", *back),
            *("--records", str(database.var_folder() / FILE)),
        )
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    return port


WORKER: Sequence[str] = (
    *(sys.executable, "-m", "tirek.config.manage", "procrastinate", "worker"),
    *("--concurrency", "1", "--shutdown-graceful-timeout", "3"),
    *("--delete-jobs", "successful"),
)


WORKER_POLITENESS = 5
"""Somebody waits for a page, nobody for a letter."""


def _start(command: Sequence[str], politeness: int = 0) -> subprocess.Popen[bytes]:
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "tirek.config.settings"}
    return subprocess.Popen(
        command,
        env=env,
        stdin=subprocess.DEVNULL,
        preexec_fn=partial(_in_the_child, politeness),
    )


def _in_the_child(politeness: int) -> None:
    os.nice(politeness)
    # If we are killed outright nobody stops the child: the kernel tells it instead (Linux).
    set_death_signal = 1
    prctl: Callable[..., Any] | None = getattr(ctypes.CDLL(None), "prctl", None)
    if prctl is not None:
        prctl(set_death_signal, signal.SIGTERM)


def _wait_for_answer(port: int, children: Sequence[Child]) -> None:
    while not _answers(port):
        dead = _dead(children)
        if dead:
            raise CannotServe(dead)
        time.sleep(POLL / 2)


def _answers(port: int) -> bool:
    try:
        socket.create_connection((HOST, port), timeout=1).close()
    except OSError:
        return False
    return True


def _watch(children: Sequence[Child]) -> int:
    while True:
        dead = _dead(children)
        if dead:
            print(f"tirek serve: {dead}", file=sys.stderr, flush=True)
            return 1
        time.sleep(POLL)


def _dead(children: Sequence[Child]) -> str:
    for name, child in children:
        code = child.poll()
        if code is not None:
            return f"the {name} ended by itself (exit code {code}); everything was stopped"
    return ""


def _stop(children: Sequence[Child]) -> None:
    """Ask all of them at once, wait together, kill who stays."""
    for _, child in children:
        if child.poll() is None:
            child.terminate()
    deadline = time.monotonic() + PATIENCE
    for _, child in children:
        try:
            child.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


# --- signals and words ------------------------------------------------------------------------


def _stop_on(*signals: signal.Signals) -> None:
    def interrupt(number: int, frame: object) -> None:
        raise KeyboardInterrupt

    for one in signals:
        signal.signal(one, interrupt)


def _no_more_interrupts() -> None:
    """A second Ctrl-C must not leave half of it running."""
    for one in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(one, signal.SIG_IGN)


def _say(words: str) -> None:
    print(words, flush=True)
