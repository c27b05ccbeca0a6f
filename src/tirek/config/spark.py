"""What `tirek simulate --engine spark` works in: Spark on this machine, or on a cluster."""

from __future__ import annotations

import logging
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tirek.law.batch.spark import Spark, in_a_line

MASTER = "local[*]"
"""Every processor of this machine."""
MASTERS = re.compile(
    r"local(\[(\*|[1-9]\d*)\])?|local-cluster\[\d+, *\d+, *\d+\]"
    r"|spark://[^\s,:/]+:\d+(,[^\s,:/]+:\d+)*|yarn|k8s://\S+"
)
JAVA = 17
"""The oldest Java that Spark 4 runs on."""
WAIT, LOOK_AGAIN = 60, 0.2
"""Seconds in which a cluster must answer and give a worker."""


class NoSpark(RuntimeError):
    """There is no Spark to work in: `code` is a word of `many_cases` in law/words.toml."""

    def __init__(self, code: str, **named: object) -> None:
        super().__init__(code)
        self.code, self.named = code, named


@contextmanager
def spark_on(master: str) -> Iterator[Spark]:
    """A session there; it and all it wrote beside the result are gone when it is left.

    Raises NoSpark.
    """
    if MASTERS.fullmatch(master) is None:
        raise NoSpark("wrong_master", master=master)
    installed()
    _answers(master)
    with tempfile.TemporaryDirectory(prefix="tirek-spark-") as folder:
        session = _session(master, Path(folder))
        application = session.sparkContext.applicationId
        try:
            _worker_there(session, master)
            yield Spark(session)
        finally:
            _leave(session, application)


def installed() -> None:
    """pyspark is here, and a Java that is new enough."""
    if find_spec("pyspark") is None:
        raise NoSpark("no_pyspark", java=JAVA)
    home = os.environ.get("JAVA_HOME")
    java = shutil.which(str(Path(home, "bin", "java")) if home else "java")
    if java is None:
        raise NoSpark("no_java", java=JAVA, found="-")
    told = subprocess.run([java, "-version"], capture_output=True, text=True, check=False)
    version = re.search(r'version "(\d+)([^"]*)"', told.stderr)
    if version is None or int(version[1]) < JAVA:
        raise NoSpark("no_java", java=JAVA, found=f"{java} {version[0] if version else ''}".strip())


def _answers(master: str) -> None:
    """One of the masters of a cluster can be reached: Spark itself would try for a minute."""
    if not master.startswith("spark://"):
        return
    for one in master.removeprefix("spark://").split(","):
        host, _, port = one.rpartition(":")
        try:
            socket.create_connection((host, int(port)), timeout=WAIT / 6).close()
        except (OSError, OverflowError):
            continue
        return
    raise NoSpark("no_master", master=master)


def _session(master: str, folder: Path) -> Any:
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    builder = SparkSession.Builder().master(master).appName("tirek")
    for name, value in _settings(master, folder).items():
        builder = builder.config(name, value)
    try:
        with _errors_into(folder / "log"):
            session = builder.getOrCreate()
    except (PySparkException, Py4JError) as error:
        raise NoSpark("spark_failed", said=in_a_line(error)) from error
    # It would write whole traces of Java beside what `EngineFailed` says in a line.
    logging.getLogger("SQLQueryContextLogger").disabled = True
    return session


def _settings(master: str, folder: Path) -> dict[str, str]:
    """Exact, quiet, and nothing left behind; the rest is the cluster's own."""
    found = {
        "spark.sql.ansi.enabled": "true",  # what overflows or cannot be read is an error
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.parquet.datetimeRebaseModeInRead": "CORRECTED",
        "spark.sql.parquet.datetimeRebaseModeInWrite": "CORRECTED",
        # What follows from conditions is many times longer than they are: minutes of planning.
        "spark.sql.constraintPropagation.enabled": "false",
        # Cases lie where they are asked about: planning anew between steps would gain nothing.
        "spark.sql.adaptive.enabled": "false",
        # Laid out by their case, records need not move to be asked by their numbers as well.
        "spark.sql.requireAllClusterKeysForCoPartition": "false",
        "spark.sql.catalogImplementation": "in-memory",
        "spark.sql.warehouse.dir": (folder / "warehouse").as_uri(),
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.log.level": "ERROR",
    }
    if master.startswith("local"):
        found |= {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
        found["spark.local.dir"] = str(folder)  # workers elsewhere have folders of their own
    return found


@contextmanager
def _errors_into(log: Path) -> Iterator[None]:
    """What Java writes while it starts goes to a file: the terminal is for one line of ours."""
    sys.stderr.flush()
    kept = os.dup(2)
    try:
        with log.open("wb") as file:
            os.dup2(file.fileno(), 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def _worker_there(session: Any, master: str) -> None:
    """A cluster has given at least one worker; else every question would wait for ever."""
    if re.fullmatch(r"local(\[.*\])?", master):
        return
    tracker = session.sparkContext._jsc.sc().statusTracker()
    until = time.monotonic() + WAIT
    while len(tracker.getExecutorInfos()) < 2:  # the first is this process itself
        if time.monotonic() > until:
            raise NoSpark("no_worker", master=master)
        time.sleep(LOOK_AGAIN)


def _leave(session: Any, application: str) -> None:
    """Stop it; what workers of a `local-cluster` wrote beside Spark itself goes as well."""
    from pyspark.find_spark_home import _find_spark_home

    session.stop()
    shutil.rmtree(Path(_find_spark_home(), "work", application), ignore_errors=True)
