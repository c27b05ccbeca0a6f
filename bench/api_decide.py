"""Explained decisions asked of the interface for other systems: one worker, as many as it can.

    .venv/bin/python bench/api_decide.py [--seconds 5] [--connections 4] [--server granian]

A web server of one process (gunicorn as `tirek serve` starts it, or granian, which `make granian`
installs), an embedded PostgreSQL and this client share the machine's cores, so that
two figures are told: requests a second of the clock, and requests for every second that the worker
had a processor. Every answer must be 200 and is read to its end.
"""

import argparse
import json
import os
import selectors
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tests"))
os.environ.setdefault("TIREK_VAR", str(HERE.parent / "var" / "bench-api"))

from tirek.config.boot import boot  # noqa: E402

PORT = 8078
PLACE = "akmola/zhaksy"
ONE_MONTH = "2025-09"
AT_ONCE = 100
APPLICATION = "tirek.config.wsgi:application"
SERVERS = {
    "gunicorn": (
        *("gunicorn", APPLICATION, "--bind", f"127.0.0.1:{PORT}", "--worker-class", "gthread"),
        *("--workers", "1", "--threads", "4", "--preload", "--log-level", "warning"),
        "--no-control-socket",
    ),
    "granian": (
        *("granian", APPLICATION, "--interface", "wsgi", "--port", str(PORT), "--no-log"),
        *("--workers", "1", "--blocking-threads", "1"),
    ),
}
END_OF_HEAD = b"\r\n\r\n"


def main(given: Sequence[str] | None = None) -> int:
    """Start, warm up, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--connections", type=int, default=4)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--server", choices=SERVERS, default="gunicorn")
    asked = parser.parse_args(given)
    embedded = boot()
    server = subprocess.Popen([sys.executable, "-m", *SERVERS[asked.server]])
    try:
        key = _key()
        _until_it_answers(server)
        for name, (request, cases) in _requests(key).items():
            _drive(request, asked.connections, 1.0)
            for _ in range(asked.times):
                _told(name, server.pid, request, cases, asked)
    finally:
        server.terminate()
        server.wait(30)
        if embedded is not None:
            embedded.leave()
    return 0


def _key() -> str:
    from django.core.management import call_command
    from django.utils import timezone

    from making import office
    from tirek.accounts.models import OfficeKind, Role, User
    from tirek.api.keys import make_key

    call_command("migrate", verbosity=0, interactive=False)
    user = User.objects.filter(username="bench-api").first() or User.objects.create_user(
        username="bench-api",
        role=Role.SPECIALIST,
        office=office(PLACE, OfficeKind.DEPARTMENT),
        full_name="Bench",
    )
    return make_key(name="bench", user=user, at=timezone.now())


def _requests(key: str) -> dict[str, tuple[bytes, int]]:
    """What is asked, by name, ready to be sent, and how many cases one request has."""
    facts = json.loads((HERE / "case.json").read_text(encoding="utf-8"))
    whole: dict[str, Any] = {"place": PLACE, "facts": facts}
    month = {**whole, "until": ONE_MONTH}
    alone = {
        "one month, one language": {**month, "language": "ru"},
        "nine months, one language": {**whole, "language": "ru"},
        "nine months, three languages": whole,
    }
    many = {"cases": [month] * AT_ONCE, "language": "ru"}
    return {
        **{name: (_request(key, "decide", body), 1) for name, body in alone.items()},
        f"{AT_ONCE} cases of one month": (_request(key, "decide-many", many), AT_ONCE),
    }


def _request(key: str, operation: str, asked: dict[str, Any]) -> bytes:
    body = json.dumps(asked).encode()
    head = (
        f"POST /api/v1/services/home-education/{operation} HTTP/1.1\r\n"
        f"Host: 127.0.0.1:{PORT}\r\n"
        f"Authorization: Bearer {key}\r\n"
        "Accept-Language: ru\r\n"
        "Content-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def _until_it_answers(server: "subprocess.Popen[bytes]") -> None:
    while server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", PORT)).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("the server has ended")


def _told(name: str, pid: int, request: bytes, cases: int, asked: argparse.Namespace) -> None:
    before = _worker_seconds(pid)
    answers, size, seconds = _drive(request, asked.connections, asked.seconds)
    answers *= cases
    used = _worker_seconds(pid) - before
    load = os.getloadavg()[0]
    sys.stdout.write(
        f"{name:30} {answers / seconds:7.0f} a second   {answers / used:7.0f} a worker's second"
        f"   {used / answers * 1e6:6.0f} us each   {size:7} bytes   load {load:.1f}\n"
    )
    sys.stdout.flush()


def _worker_seconds(server: int) -> float:
    """Seconds of a processor that the processes below the server have used."""
    import psutil

    times = [child.cpu_times() for child in psutil.Process(server).children()]
    return float(sum(one.user + one.system for one in times))


def _drive(request: bytes, connections: int, seconds: float) -> tuple[int, int, float]:
    """How many answers came, the bytes of one, and in how many seconds."""
    chosen, parts = selectors.DefaultSelector(), {}
    for _ in range(connections):
        one = socket.create_connection(("127.0.0.1", PORT))
        one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        chosen.register(one, selectors.EVENT_READ)
        parts[one] = b""
        one.sendall(request)
    answers, size, begun = 0, len(request), time.perf_counter()
    while (now := time.perf_counter()) < begun + seconds:
        for key, _ in chosen.select(1):
            one: Any = key.fileobj
            parts[one] += one.recv(1 << 18)
            if whole := _whole(parts[one]):
                answers, size, parts[one] = answers + 1, whole, b""
                one.sendall(request)
    for one in parts:
        one.close()
    return answers, size, now - begun


def _whole(answer: bytes) -> int:
    """The bytes of an answer that has come to its end, else 0. An answer must be a good one."""
    at = answer.find(END_OF_HEAD)
    if at < 0:
        return 0
    head = answer[:at].lower()
    if not head.startswith(b"http/1.1 200"):
        raise SystemExit(answer[:2000].decode())
    length = int(head.partition(b"content-length:")[2].partition(b"\r\n")[0])
    whole = at + len(END_OF_HEAD) + length
    return whole if len(answer) >= whole else 0


if __name__ == "__main__":
    sys.exit(main())
