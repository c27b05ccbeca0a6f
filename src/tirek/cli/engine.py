"""`--engine`: where many cases are decided; what is missing for it is told in one line."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from tirek.cli.wrong import WrongInput
from tirek.law.batch.database import Batch
from tirek.law.batch.engines import Database, EngineFailed
from tirek.law.batch.simulation import BatchOf
from tirek.law.words import word

ENGINES = ("duckdb", "numba", "postgres", "spark")


def engine_options(parser: argparse.ArgumentParser) -> None:
    """Which engine, and for Spark which cluster."""
    parser.add_argument("--engine", choices=ENGINES, default="duckdb")
    parser.add_argument("--master", metavar="URL",
                        help="with --engine spark: local[*] (the default), local-cluster[2,1,1024],"
                             " spark://HOST:PORT, yarn, k8s://...")  # fmt: skip


@contextmanager
def engine_asked(given: argparse.Namespace) -> Iterator[Database | None]:
    """The engine, started if need be; None for DuckDB in this process, and for a loop beside it."""
    if given.master is not None and given.engine != "spark":
        raise WrongInput("--master: expected only with --engine spark")
    if given.engine in ("duckdb", "numba"):
        yield None
    elif given.engine == "postgres":
        from tirek.config.simulate import own_postgres  # a server only where it is asked for

        with own_postgres() as engine:
            yield engine
    else:
        with _spark(given) as engine:
            yield engine


def batch_asked(given: argparse.Namespace) -> BatchOf:
    """What decides a table of cases: the loop that numba compiles, or SQL."""
    if given.engine != "numba":
        return Batch
    from tirek.config.numba import NoNumba, loops

    try:
        return loops()
    except NoNumba:
        raise WrongInput(word("many_cases", "no_numba").in_(given.lang)) from None


@contextmanager
def _spark(given: argparse.Namespace) -> Iterator[Database]:
    from tirek.config.spark import MASTER, NoSpark, spark_on

    try:
        with spark_on(given.master or MASTER) as engine:
            yield engine
    except NoSpark as missing:
        said = word("many_cases", missing.code).format(**missing.named)
        raise WrongInput(said.in_(given.lang)) from None
    except EngineFailed as failed:
        said = word("many_cases", "spark_failed").format(said=failed)
        raise WrongInput(said.in_(given.lang)) from None
