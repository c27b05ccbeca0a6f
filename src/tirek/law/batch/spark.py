"""Spark, by a session that somebody else opened: the questions shared out among its workers.

Tables are views; what is kept stays in the memory of the workers, or on their disks. Cases are laid
out by their number, so that whatever is asked of one is asked where it lies.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from tirek.law.batch.dialect import Words
from tirek.law.batch.engines import EngineFailed, Typed

TYPES = {"VARCHAR": "STRING"}
"""What types are called otherwise."""
CASES = "cases"
"""The table that every question is asked of."""
SAID = 300
"""Letters of what Spark complains of that are handed on."""


def in_a_line(error: Exception) -> str:
    """The beginning of what Spark complains of, in one line."""
    return " ".join(str(error).split())[:SAID]


class Spark:
    """Views of a session: they go with it, and no table of the cluster is touched."""

    words: Words = "spark"
    form: Literal["csv", "parquet"] = "parquet"
    at_once = 1_000_000

    def __init__(self, session: Any) -> None:
        self._session = session
        self._kept: dict[str, Any] = {}
        self._typed: dict[str, Typed] = {}

    def keep(self, name: str, sql: str) -> None:
        """A table of what a question answers, in place of an earlier one of that name."""
        with _complaints():
            self._keep(name, self._session.sql(sql))

    def see(self, name: str, sql: str) -> None:
        """The same, but asked anew each time."""
        with _complaints():
            self._session.sql(sql).createOrReplaceTempView(name)

    def fill(self, name: str, typed: Typed, rows: Iterable[Sequence[object]]) -> None:
        """A table of these rows. With other cases, what was asked of those before is forgotten."""
        if name == CASES:
            for kept in list(self._kept):
                self._forget(kept)
            self._session.conf.set("spark.sql.shuffle.partitions", str(self._parts))
        self._typed[name] = typed
        written = ", ".join(f"({', '.join(_literal(value) for value in row)})" for row in rows)
        names = ", ".join(column for column, _ in typed)
        nothing = f"({', '.join('NULL' for _ in typed)})"
        casts = ", ".join(_cast(*one) for one in typed)
        self.see(
            name,
            f"SELECT {casts} FROM VALUES {written or nothing} AS t({names})"
            + ("" if written else " WHERE FALSE"),
        )

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows of an answer."""
        with _complaints():
            return [tuple(row) for row in self._session.sql(sql).collect()]

    def copy_from(self, table: str, file: Path) -> None:
        """The rows of a Parquet file as a table that was empty, laid out by its first column."""
        typed = self._typed[table]
        with _complaints():
            read = self._session.read.parquet(file.absolute().as_uri())
            shown = read.selectExpr(*(_cast(*one) for one in typed))
            self._keep(table, shown.repartition(self._parts, typed[0][0]))

    def copy_to(self, sql: str, file: Path) -> None:
        """Write the rows of an answer as a folder of Parquet files, one a worker or more."""
        with _complaints():
            asked = self._session.sql(sql)
            asked.write.parquet(file.absolute().as_uri(), mode="overwrite")

    @property
    def _parts(self) -> int:
        """In how many parts cases lie: as many as there are cores; workers may come or go."""
        parts: int = self._session.sparkContext.defaultParallelism
        return parts

    def _keep(self, name: str, frame: Any) -> None:
        """Worked out when first asked for. Only the rows stay: were it known how they came about,
        each further question would be longer than the last, and Spark would plan for minutes.
        """
        self._forget(name)
        self._kept[name] = frame.localCheckpoint(eager=False)
        self._kept[name].createOrReplaceTempView(name)

    def _forget(self, name: str) -> None:
        if name in self._kept:
            self._kept.pop(name)._jdf.queryExecution().analyzed().rdd().unpersist(False)


@contextmanager
def _complaints() -> Iterator[None]:
    """Whatever goes wrong in Spark, as one line."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield
    except (PySparkException, Py4JError) as error:
        raise EngineFailed(in_a_line(error)) from error


def _cast(name: str, kind: str) -> str:
    return f"CAST({name} AS {TYPES.get(kind, kind)}) AS {name}"


def _literal(value: object) -> str:
    if value is None:
        return "NULL"
    written = str(value).replace("\\", "\\\\").replace("'", "\\'")
    return f"'{written}'"
