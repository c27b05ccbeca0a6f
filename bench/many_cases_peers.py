"""Many cases beside OpenFisca-core's vectorised run: the same policy, the same cases, one run.

    make bench    # sets .venv-bench up
    PYTHONPATH=src .venv/bin/python bench/many_cases_peers.py [CASES]

Each starts from its own data in memory and ends with what every month of every case is worth; the
months paid and the sums must be the same. Tirek also makes the row of each case. Seconds of the
clock and of the processor are told, because others may be at work on the machine.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from loops import measured
from many_cases import SINCE, UNTIL

from households import timed
from tirek.law.batch.case_file import CaseFile
from tirek.law.batch.columns import Columns
from tirek.law.batch.database import Batch
from tirek.law.batch.engines import Duck
from tirek.law.batch.population import write_population
from tirek.law.catalogue import the_law
from tirek.services import SERVICES

HERE = Path(__file__).parent
PLACE = "akmola/zhaksy"
ROUNDS = 5


def main() -> None:
    """The medians of both, measured in turns."""
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    columns = Columns(SERVICES["home-education"].rulebook(), the_law())
    python = Path(os.environ.get("BENCH_PYTHON", HERE.parent / ".venv-bench/bin/python"))
    ours, theirs = [], []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cases.csv"
        write_population(columns.book, [PLACE], size=cases, seed=1, out=path)
        duck = Duck()
        duck.run("SET threads = 2")
        CaseFile(duck, path, columns, Path(folder), PLACE).load(1, cases, "2027-01-01")
        batch = Batch(duck, columns, [PLACE])
        loops = measured(duck, columns, PLACE, (SINCE, UNTIL))
        for _ in range(ROUNDS):
            if loops is not None:
                loops.turn()
            ours.append(timed(lambda: batch.decide(since=SINCE, until=UNTIL, reasons=False)))
            command = [python, HERE / "openfisca_many.py", path]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            theirs.append(json.loads(done.stdout))
        ((months, tiyn),) = duck.rows("SELECT SUM(months), SUM(amount) FROM outcomes")
    assert months == theirs[0]["months"], (months, theirs[0])
    assert abs(int(tiyn) / 100 - theirs[0]["tenge"]) < 1, (tiyn, theirs[0])
    sys.stdout.write(f"{cases} cases, {int(months)} months paid\n")
    for at, unit in enumerate(("seconds", "processor")):
        other = sorted(one[unit] for one in theirs)[ROUNDS // 2]
        mine = sorted(one[at] for one in ours)[ROUNDS // 2]
        sys.stdout.write(
            f"{unit:10} Tirek (DuckDB, 2 threads) {mine:8.3f} s  {cases / mine:12,.0f} cases/s"
            f"   OpenFisca-core, vectorised {other:8.3f} s  {cases / other:12,.0f} cases/s"
            f"   ratio {other / mine:.1f}\n"
        )
    if loops is not None:
        loops.say([(one["seconds"], one["processor"]) for one in theirs])


if __name__ == "__main__":
    main()
