"""Payment runs under faults for as long as wanted: longer schedules than the tests', other seeds.

    python bench/soak_run.py [--minutes 30] [--schedules 100] [--steps 40]

Each round takes so many schedules of up to so many steps with a seed of its own, then one month in
which every step is killed at a statement drawn by lot, the worker and the database in turn. The
first broken promise ends it with its seed.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parents[1]
FAULTS = HERE / "tests" / "payments" / "faults"


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--minutes", type=float, default=30)
    options.add_argument("--schedules", type=int, default=100)
    options.add_argument("--steps", type=int, default=40)
    chosen = options.parse_args()
    asked = {
        "TIREK_FAULT_SCHEDULES": str(chosen.schedules),
        "TIREK_FAULT_STEPS": str(chosen.steps),
    }
    ends = time.monotonic() + 60 * chosen.minutes
    rounds = 0
    while time.monotonic() < ends:
        seed = random.SystemRandom().randrange(10**9)
        for file in ("test_schedules.py", "test_kills.py"):
            if not held(file, {**asked, "TIREK_FAULT_SEED": str(seed)}):
                sys.stdout.write(f"broken with seed {seed} after {rounds} rounds\n")
                return 1
        rounds += 1
        sys.stdout.write(f"{rounds} rounds held, the last with seed {seed}\n")
        sys.stdout.flush()
    return 0


def held(file: str, asked: dict[str, str]) -> bool:
    """Whether the promises held; what was said is printed where they did not."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(FAULTS / file)]
    done = subprocess.run(
        command,
        cwd=HERE,
        env={**os.environ, **asked},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.stdout.write(done.stdout[-8000:])
    return not done.returncode


if __name__ == "__main__":
    sys.exit(main())
