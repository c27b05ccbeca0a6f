"""`--engine spark` where there is no Spark: one line in the person's language, nothing written."""

import socket
from pathlib import Path
from unittest.mock import MagicMock

import pytest
from terminal import Terminal

from law_cases import SERVICE, ZHAKSY
from tirek.config import spark
from tirek.kernel.text import LANGUAGES
from tirek.law.batch.engines import EngineFailed

MONTHS = ("--from", "2026-01", "--to", "2026-12")


@pytest.fixture
def asked(tirek: Terminal, tmp_path: Path) -> list[str]:
    """What somebody asks who wants a cluster."""
    cases = tmp_path / "cases.csv"
    tirek("population", SERVICE.slug, "--size", "3", "--place", ZHAKSY, "--out", cases)
    files = ("--cases", str(cases), "--out", str(tmp_path / "out.csv"))
    return ["simulate", SERVICE.slug, *files, *MONTHS, "--engine", "spark"]


@pytest.fixture
def java(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """pyspark is taken to be there; a Java that says its version when it is made to."""
    monkeypatch.setattr(spark, "find_spec", lambda name: object())
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "java"))
    program = tmp_path / "java" / "bin" / "java"
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\necho 'openjdk version \"'$SAYS'\" 2025-04-15' >&2\n")
    program.chmod(0o755)
    monkeypatch.setenv("SAYS", "17.0.15")
    return program


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def test_without_pyspark(
    tirek: Terminal, asked: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(spark, "find_spec", lambda name: None)
    words = {"kk": "pyspark пакеті қажет", "ru": "нужен пакет pyspark", "en": "needs the package"}
    for language in LANGUAGES:
        complaint = tirek(*asked, "--lang", language).complaint
        assert words[language] in complaint
        assert "make spark" in complaint
        assert "Java 17" in complaint
    assert not (tmp_path / "out.csv").exists()


def test_without_java(tirek: Terminal, asked: list[str], java: Path) -> None:
    java.unlink()
    complaint = tirek(*asked, "--lang", "en").complaint
    assert "Spark needs Java 17 or newer (found: -). Install openjdk-17-jre-headless" in complaint


@pytest.mark.parametrize("says", ["11.0.27", "1.8.0_452", "?"])
def test_with_a_java_that_is_too_old(
    tirek: Terminal, asked: list[str], java: Path, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAYS", says)
    complaint = tirek(*asked, "--lang", "ru").complaint
    assert f"нужна Java 17 или новее (найдено: {java}" in complaint


@pytest.mark.parametrize("master", ["local[0]", "here", "spark://here", "http://h:1", "local[2];x"])
def test_a_master_that_is_none(tirek: Terminal, asked: list[str], master: str) -> None:
    complaint = tirek(*asked, "--master", master, "--lang", "kk").complaint
    assert f"--master: {master} танылмады; күтілетіні: local[*]" in complaint


def test_a_master_that_does_not_answer(tirek: Terminal, asked: list[str], java: Path) -> None:
    master = f"spark://127.0.0.1:{free_port()},127.0.0.1:{free_port()}"
    complaint = tirek(*asked, "--master", master, "--lang", "en").complaint
    assert f"--master: {master} does not answer" in complaint


def test_a_master_that_gives_no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only this process itself is known to the cluster, and nobody else comes."""
    session = MagicMock()
    tracker = session.sparkContext._jsc.sc().statusTracker()
    tracker.getExecutorInfos.return_value = ["this process"]
    monkeypatch.setattr(spark, "WAIT", 0)
    monkeypatch.setattr(spark, "LOOK_AGAIN", 0)
    with pytest.raises(spark.NoSpark, match="no_worker"):
        spark._worker_there(session, "spark://127.0.0.1:7077")
    spark._worker_there(session, "local[2]")
    tracker.getExecutorInfos.return_value = ["this process", "a worker"]
    spark._worker_there(session, "spark://127.0.0.1:7077")


def test_a_cluster_that_fails(
    tirek: Terminal, asked: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def failing(master: str) -> object:
        raise EngineFailed("Job aborted")

    monkeypatch.setattr(spark, "spark_on", failing)
    complaint = tirek(*asked, "--lang", "en").complaint
    assert "nothing was written" in complaint
    assert "Job aborted" in complaint
    assert not (tmp_path / "out.csv").exists()


def test_a_master_is_for_spark(tirek: Terminal, asked: list[str]) -> None:
    duckdb = ["duckdb" if one == "spark" else one for one in asked]
    complaint = tirek(*duckdb, "--master", "local[2]").complaint
    assert "--master: expected only with --engine spark" in complaint
