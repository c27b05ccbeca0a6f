"""The same cases decided by DuckDB and by PostgreSQL, in one run, and every tiyn compared.

PYTHONPATH=src .venv/bin/python bench/engines.py [CASES]
"""

import sys
import tempfile
import time
from pathlib import Path

from tirek.config.simulate import own_postgres
from tirek.kernel.period import Month
from tirek.law.batch.case_file import CaseFile
from tirek.law.batch.columns import Columns
from tirek.law.batch.database import Batch, Database
from tirek.law.batch.engines import Duck
from tirek.law.batch.population import write_population
from tirek.law.batch.simulation import hand_over
from tirek.law.catalogue import the_law
from tirek.services import SERVICES

PLACE = "akmola/zhaksy"
SINCE, UNTIL = Month.at(2026, 1), Month.at(2026, 12)
ROUNDS = 3


def decided(batch: Batch) -> float:
    """Seconds, the best of some rounds."""
    taken = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        batch.decide(since=SINCE, until=UNTIL, reasons=False)
        taken.append(time.perf_counter() - begun)
    return min(taken)


def answers(database: Database) -> list[tuple[object, ...]]:
    """How many cases and tiyn there are of each outcome."""
    rows = database.rows(
        "SELECT outcome, COUNT(*), CAST(SUM(amount) AS BIGINT) FROM outcomes GROUP BY 1 ORDER BY 1"
    )
    return [tuple(row) for row in rows]


def main() -> None:
    """A line for each engine."""
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    columns = Columns(SERVICES["home-education"].rulebook(), the_law())
    with tempfile.TemporaryDirectory() as name, own_postgres() as postgres:
        folder = Path(name)
        path = folder / "cases.parquet"
        write_population(columns.book, [PLACE], size=cases, seed=1, out=path)
        duck = Duck()
        CaseFile(duck, path, columns, folder, PLACE).load(1, cases, "2027-01-01")
        here = Batch(duck, columns, [PLACE])
        sys.stdout.write(f"DuckDB                           {decided(here):8.2f} s\n")
        there = Batch(postgres, columns, [PLACE])
        hand_over(duck, there, folder)
        sys.stdout.write(f"PostgreSQL                       {decided(there):8.2f} s\n")
        for setting in ("SET jit = off", "SET work_mem = '64MB'", "ANALYZE cases"):
            postgres.run(setting)
        sys.stdout.write(f"PostgreSQL, jit off, 64 MB        {decided(there):7.2f} s\n")
        assert answers(duck) == answers(postgres)


if __name__ == "__main__":
    main()
