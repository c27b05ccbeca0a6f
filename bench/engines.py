"""The same cases decided by DuckDB, PostgreSQL and Spark, in one run, and every tiyn compared.

    make spark    # or without Spark: --engines duckdb postgres
    PYTHONPATH=src .venv/bin/python bench/engines.py [CASES ...] [--engines NAME ...] [--master URL]

Each decides cases that lie in its own memory or tables, without the reasons of refusals, until the
sums of all are known; the best of some rounds is told. Handing the cases over and starting the
engine are told beside it. A case is about eight case-months.
"""

import argparse
import csv
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tirek.config.simulate import own_postgres
from tirek.config.spark import MASTER, spark_on
from tirek.kernel.period import Month
from tirek.law.batch.case_file import CaseFile
from tirek.law.batch.columns import Columns
from tirek.law.batch.database import Batch
from tirek.law.batch.engines import Database, Duck
from tirek.law.batch.population import write_population
from tirek.law.batch.simulation import hand_over
from tirek.law.catalogue import the_law
from tirek.services import SERVICES

PLACE = "akmola/zhaksy"
SINCE, UNTIL = Month.at(2025, 7), Month.at(2026, 12)
MONTHS_PER_CASE = 8
ENGINES = ("duckdb", "spark", "postgres")
NAMES = ("case_months", "engine", "started_s", "handed_over_s", "first_s", "best_s", "load")


def timed(work: Callable[[], object]) -> float:
    """Seconds."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


@contextmanager
def started(name: str, duck: Duck, master: str) -> Iterator[Database]:
    """The engine."""
    if name == "duckdb":
        yield duck
    elif name == "postgres":
        with own_postgres() as engine:
            yield engine
    else:
        with spark_on(master) as engine:
            yield engine


def answers(batch: Batch) -> list[tuple[object, ...]]:
    """How many cases and tiyn there are of each outcome, after deciding all."""
    batch.decide(since=SINCE, until=UNTIL, reasons=False)
    rows = batch.database.rows(
        "SELECT outcome, COUNT(*), CAST(SUM(amount) AS BIGINT) FROM outcomes GROUP BY 1 ORDER BY 1"
    )
    return [tuple(row) for row in rows]


def one_size(cases: int, given: argparse.Namespace) -> Iterator[tuple[object, ...]]:
    """A row for each engine."""
    columns = Columns(SERVICES["home-education"].rulebook(), the_law())
    with tempfile.TemporaryDirectory() as name:
        folder, duck = Path(name), Duck()
        path = folder / "cases.parquet"
        write_population(columns.book, [PLACE], size=cases, seed=1, out=path)
        CaseFile(duck, path, columns, folder, PLACE).load(1, cases, "2027-01-01")
        expected = answers(Batch(duck, columns, [PLACE]))
        for engine in given.engines:
            begun = time.perf_counter()
            with started(engine, duck, given.master) as database:
                start = time.perf_counter() - begun
                batch = Batch(database, columns, [PLACE])
                handed = timed(lambda batch=batch: hand_over(duck, batch, folder))
                taken = []
                for _ in range(given.rounds):
                    begun = time.perf_counter()
                    assert answers(batch) == expected
                    taken.append(time.perf_counter() - begun)
            seconds = (round(one, 2) for one in (start, handed, taken[0], min(taken)))
            yield cases * MONTHS_PER_CASE, engine, *seconds, round(os.getloadavg()[0], 1)


def main() -> None:
    """A table as CSV."""
    parser = argparse.ArgumentParser()
    parser.add_argument("cases", nargs="*", type=int, default=[125_000, 1_250_000])
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=ENGINES)
    parser.add_argument("--master", default=MASTER)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    writer = csv.writer(sys.stdout)
    writer.writerow(NAMES)
    for cases in given.cases:
        for row in one_size(cases, given):
            writer.writerow(row)
            sys.stdout.flush()


if __name__ == "__main__":
    main()
