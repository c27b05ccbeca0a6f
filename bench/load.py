"""Pages over a million cases, asked for at a fixed rate that waits for no answer.

    .venv/bin/python bench/load.py [--rate 20] [--seconds 300] [--out var/bench/load.json]

Needs `bench/million.py` before. It starts what `tirek serve` starts (gunicorn with the settings of
a live system, the worker, the embedded PostgreSQL), signs officers and citizens in, and asks. An
answer is timed from the moment it was due to be asked for, so a server that falls behind shows it.
"""

import argparse
import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from statistics import quantiles
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tests"))
os.environ.setdefault("TIREK_VAR", str(HERE.parent / "var" / "bench"))
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # this program asks the database between runs

from tirek.config.boot import boot  # noqa: E402

PORT = 8077
SHARES = {"worklist": 7, "dossier": 6, "citizen": 6, "submit": 1}
TARGETS = {"worklist": 150, "dossier": 150, "citizen": 150, "submit": 300}
"""Milliseconds that 95 of 100 answers must not take longer than."""
WARM_UP = 10
"""Seconds asked at the same rate before the clock runs: a live system is not new every minute."""
PATIENCE = 30.0


@dataclass
class Answer:
    """One request: what, when it was due (seconds), how long it took (ms), the status or why."""

    kind: str
    due: float
    took: float
    status: int | str


def main(given: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rate", type=int, default=20)
    parser.add_argument("--seconds", type=int, default=300)
    parser.add_argument("--out", type=Path, default=HERE.parent / "var/bench/load.json")
    asked = parser.parse_args(given)
    embedded = boot()
    server = subprocess.Popen(
        [Path(sys.executable).with_name("tirek"), "serve"],
        env={**os.environ, "PORT": str(PORT)},
    )
    try:
        from askers import Askers

        plan = _plan(asked.rate, WARM_UP + asked.seconds)
        askers = Askers(submits=sum(kind == "submit" for _, kind in plan))
        answers = asyncio.run(_run(plan, askers, server))
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(30)
        if embedded is not None:
            embedded.leave()
    cold = [one for one in answers if one.due < WARM_UP]
    sys.stdout.write(f"The first {WARM_UP} seconds, which do not count:\n")
    _lines(cold)
    sys.stdout.write(f"The {asked.seconds} seconds after them:\n")
    return _report([one for one in answers if one.due >= WARM_UP], asked)


def _plan(rate: int, seconds: int) -> list[tuple[float, str]]:
    """When what is asked for: evenly in time, mixed by the shares, the same in every run."""
    random = Random(rate * seconds)
    kinds = random.choices([*SHARES], [*SHARES.values()], k=rate * seconds)
    return [(n / rate, kind) for n, kind in enumerate(kinds)]


async def _run(
    plan: Sequence[tuple[float, str]], askers: Any, server: subprocess.Popen[bytes]
) -> list[Answer]:
    import httpx

    limits = httpx.Limits(max_connections=None, max_keepalive_connections=50)
    address = f"http://127.0.0.1:{PORT}"
    async with httpx.AsyncClient(base_url=address, timeout=PATIENCE, limits=limits) as client:
        await _until_it_answers(client, server)
        begun = time.perf_counter()
        tasks = []
        for due, kind in plan:
            await asyncio.sleep(max(0.0, begun + due - time.perf_counter()))
            tasks.append(asyncio.create_task(_timed(client, askers, kind, begun, due)))
        return list(await asyncio.gather(*tasks))


async def _until_it_answers(client: Any, server: subprocess.Popen[bytes]) -> None:
    import httpx

    while server.poll() is None:
        try:
            await client.get("/sign-in/password/")
        except httpx.TransportError:
            await asyncio.sleep(0.5)
        else:
            return
    raise SystemExit("the server has ended")


async def _timed(client: Any, askers: Any, kind: str, begun: float, due: float) -> Answer:
    """A submit is two requests, of which the first asks for the code: each is timed by itself."""
    late = time.perf_counter() - begun - due
    try:
        status, took = await askers.ask(client, kind)
    except Exception as problem:  # whatever goes wrong is an answer that did not come
        return Answer(kind, due, (time.perf_counter() - begun - due) * 1000, repr(problem)[:200])
    return Answer(kind, due, (late + took) * 1000, status)


def _report(answers: Sequence[Answer], asked: argparse.Namespace) -> int:
    """A line for each kind, and the raw data; 1 where a target is missed or an answer is wrong."""
    lines = _lines(answers)
    raw = {"rate": asked.rate, "seconds": asked.seconds, "summary": lines,
           "answers": [asdict(one) for one in answers]}  # fmt: skip
    asked.out.write_text(json.dumps(raw, indent=1))
    return int(any(line["errors"] or line["p95"] > line["target_p95"] for line in lines))


def _lines(answers: Sequence[Answer]) -> list[dict[str, Any]]:
    """A line for each kind, written out."""
    lines = []
    for kind, target in TARGETS.items():
        mine = [one for one in answers if one.kind == kind]
        wrong = [one for one in mine if one.status not in (200, 302)]
        taken = sorted(one.took for one in mine if one not in wrong)
        percent = quantiles(taken, n=100) if len(taken) > 1 else [0.0] * 99
        p50, p95, p99 = percent[49], percent[94], percent[98]
        lines.append({"kind": kind, "asked": len(mine), "errors": len(wrong), "p50": p50,
                      "p95": p95, "p99": p99, "target_p95": target})  # fmt: skip
        sys.stdout.write(
            f"{kind:9} {len(mine):6} asked {len(wrong):4} errors   p50 {p50:6.0f}   p95 {p95:6.0f}"
            f"   p99 {p99:6.0f} ms   (p95 wanted: {target})\n"
        )
    return lines


if __name__ == "__main__":
    sys.exit(main())
