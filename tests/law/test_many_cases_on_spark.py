"""Decided by Spark, in two processes besides this one: what one case says, what DuckDB writes.

A Spark takes half a minute to start and a second for each question: all tests here share one, and
ask it of some hundred generated cases together. `make test-spark` sets it up.
"""

import ast
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from test_every_rule_of_many_cases import ASKED_TOGETHER, LAW, PLACES, compare
from test_every_rule_of_many_cases import cases as cases_of_service
from test_every_rule_of_records import OF_RECORDS
from test_expressions_in_sql import SAID, VALUES, column, may_be, same, used
from test_many_cases_as_one import COLUMNS, by_many, by_one, cases

from any_document import HOUSEHOLDS
from any_document import drawn as drawn_of_records
from law_cases import ALATAU, PANFILOV, SERVICE, ZHAKSY, book
from rules_of_records import by_many as by_many_of_records
from rules_of_records import by_one as by_one_of_records
from rules_of_records import compared_by_record
from tirek.cli.main import main
from tirek.config import spark as config
from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.law import kleene
from tirek.law.batch.column import TYPES
from tirek.law.batch.columns import Columns
from tirek.law.batch.database import Batch
from tirek.law.batch.dialect import in_words_of
from tirek.law.batch.engines import EngineFailed
from tirek.law.batch.lower import lower
from tirek.law.batch.population import write_population
from tirek.law.batch.simulation import Wanted, simulate
from tirek.law.batch.spark import Spark
from tirek.law.factsheet import read
from tirek.law.unknown import is_unknown
from tirek.procedure.service import Service
from tirek.services import SERVICES

MASTER = "local-cluster[2,1,1024]"


@pytest.fixture(scope="module")
def spark() -> Iterator[Spark]:
    """A master and two workers, each a process of its own; skipped where there is no Spark."""
    try:
        config.installed()
    except config.NoSpark as missing:
        pytest.skip(f"{missing.code} (`make test-spark` installs pyspark; Java 17 must be there)")
    with config.spark_on(MASTER) as engine:
        yield engine


def drawn(strategy: st.SearchStrategy[Any], number: int) -> list[Any]:
    """So many generated values, for one question about all of them."""
    found: list[Any] = []

    @given(strategy)
    @settings(max_examples=number, deadline=None, database=None, phases=[Phase.generate],
              suppress_health_check=list(HealthCheck))  # fmt: skip
    def draw(one: Any) -> None:
        found.append(one)

    draw()
    return found


def test_workers_are_processes_of_their_own(spark: Spark) -> None:
    infos = spark._session.sparkContext._jsc.sc().statusTracker().getExecutorInfos()
    assert len({one.port() for one in infos}) == len(infos) >= 2  # this process, and workers


def test_many_are_decided_as_one_is(spark: Spark) -> None:
    many = [(place, read(book().sheet, document)) for place, document in drawn(cases(), 400)]
    for one, (place, facts) in zip(
        by_many(Batch(spark, COLUMNS, PLACES), many, None), many, strict=True
    ):
        assert one == by_one(place, facts, None)


@pytest.mark.parametrize("service", ASKED_TOGETHER, ids=lambda one: one.slug)
def test_every_rule_says_the_same_of_each_case(spark: Spark, service: Service) -> None:
    many = drawn(cases_of_service(service), 300)
    batch = Batch(spark, Columns(service.rulebook(), LAW), PLACES)
    batch.cases((n, place, facts) for n, (place, facts) in enumerate(many))
    compared = [compare(batch, share, names, many) for share, names in batch.values().items()]
    assert sum(compared) == len(many)


@pytest.mark.parametrize("service", OF_RECORDS, ids=lambda one: one.slug)
def test_every_rule_says_the_same_of_each_record(spark: Spark, service: Service) -> None:
    batch = Batch(spark, Columns(service.rulebook(), LAW), PLACES)
    assert compared_by_record(batch, drawn_of_records(service, 7, 80)) > 1000


@pytest.mark.parametrize("service", OF_RECORDS, ids=lambda one: one.slug)
def test_cases_of_records_are_decided_as_one_is(spark: Spark, service: Service) -> None:
    many = drawn_of_records(service, 8, 120)
    batch = Batch(spark, Columns(service.rulebook(), LAW), PLACES)
    batch.cases((n, place, facts) for n, (place, facts) in enumerate(many))
    answers = by_many_of_records(batch, None)
    assert {one["outcome"] for one in answers.values()} == {"granted", "refused", "undecidable"}
    for number, (place, facts) in enumerate(many):
        assert answers[number] == by_one_of_records(batch.columns.book, place, facts, None), number


def test_wide_whole_numbers_are_divided_downwards(spark: Spark) -> None:
    pairs = [(0, 7), (6, 7), (7, 7), (10**37 + 1, 10**9), (10**18 * 9 + 5, 3), (2**100 - 1, 2**60)]
    pairs += [(10**31 - 1, 1), (10**37, 10**32 - 1), (None, 3), (5, None)]
    spark.fill("pairs", [("a", "DECIMAL(38, 0)"), ("b", "DECIMAL(38, 0)")], pairs)
    asked = in_words_of("spark", "SELECT t.a, t.b, wide_whole(t.a, t.b) FROM pairs t")
    for above, below, found in spark.rows(asked):
        expected = None if None in (above, below) else int(above) // int(below)
        assert found == expected, (above, below)
    with pytest.raises(EngineFailed, match="OUT_OF_RANGE"):  # never a wrong answer
        spark.rows(in_words_of("spark", f"SELECT wide_whole(wide({10**37}), wide({10**32}))"))


def test_sql_says_what_three_valued_logic_says(spark: Spark) -> None:
    """Every expression of every row of values, in one question."""
    typed = [("nth", "BIGINT"), *((name, TYPES[kind]) for name, (kind, _) in VALUES.items())]
    typed += [(f"{name}_not_known", "BOOLEAN") for name in VALUES]
    rows, asked, expected = [], [], []
    for at, said in enumerate(SAID):
        tree = ast.parse(said, mode="eval").body
        names = used(tree)
        found = lower(tree, {name: column(name) for name in names})
        asked += [f"{found.sql} AS value_{at}", f"{found.needs or 0} AS needs_{at}"]
        for values in product(*(may_be(name) for name in names)):
            given_ = dict(zip(names, values, strict=True))
            rows.append((len(rows), *_row(given_)))
            expected.append((at, said, found.per, given_, kleene._value(tree, given_)))
    spark.fill("t", typed, rows)
    sql = in_words_of("spark", f"SELECT t.nth, {', '.join(asked)} FROM t")
    for row in spark.rows(sql):
        at, said, per, given_, wanted = expected[row[0]]
        value, needs = row[1 + 2 * at], row[2 + 2 * at]
        lacking = {name for name in given_ if needs & (1 << list(VALUES).index(name))}
        if is_unknown(wanted):
            assert value is None, (said, given_)
            assert lacking == {need.name for need in wanted.needs}, (said, given_)
        else:
            assert not lacking, (said, given_)
            assert same(value, wanted, per), (said, given_, value)


def _row(names: dict[str, Any]) -> list[object]:
    values: list[object] = []
    for name in VALUES:
        known = names.get(name)
        known = None if is_unknown(known) else known
        known = known.tiyn if isinstance(known, Tenge) else known
        values.append(int(known) if isinstance(known, Month) else known)
    return [*values, *(is_unknown(names.get(name)) for name in VALUES)]


def test_files_are_the_same_to_the_byte(spark: Spark, tmp_path: Path) -> None:
    path = tmp_path / "cases.parquet"
    write_population(book(), [ZHAKSY, ALATAU, PANFILOV], size=3000, seed=3, out=path)
    written = {}
    for name, engine in (("duckdb", None), ("spark", spark)):
        out, dues = tmp_path / f"{name}.csv", tmp_path / f"{name}-dues.csv"
        wanted = Wanted(Month.at(2025, 7), Month.at(2026, 12), out, dues, portion=2000)
        totals = simulate(COLUMNS, path, wanted, engine=engine, progress=lambda *_: None)
        written[name] = totals, out.read_bytes(), dues.read_bytes()
    assert written["duckdb"] == written["spark"]
    assert written["spark"][0].tiyn > 0
    assert len(list(tmp_path.iterdir())) == 5


def test_files_of_records_are_the_same_to_the_byte(spark: Spark, tmp_path: Path) -> None:
    columns = Columns(SERVICES[HOUSEHOLDS].rulebook(), LAW)
    path = tmp_path / "cases.parquet"
    write_population(columns.book, ["demo"], size=300, seed=3, out=path)
    written = {}
    for name, engine in (("duckdb", None), ("spark", spark)):
        out, dues = tmp_path / f"{name}.csv", tmp_path / f"{name}-dues.csv"
        wanted = Wanted(Month.at(2026, 1), Month.at(2026, 12), out, dues, portion=200)
        totals = simulate(columns, path, wanted, engine=engine, progress=lambda *_: None)
        written[name] = totals, out.read_bytes(), dues.read_bytes()
    assert written["duckdb"] == written["spark"]
    assert written["spark"][0].tiyn > 0


def test_the_terminal_writes_what_spark_says(
    spark: Spark,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    masters = []

    @contextmanager
    def here(master: str) -> Iterator[Spark]:
        masters.append(master)
        yield spark

    monkeypatch.setattr(config, "spark_on", here)
    path, told = tmp_path / "cases.csv", []
    write_population(book(), [ZHAKSY], size=20, seed=1, out=path)
    for given_ in (["duckdb"], ["spark"], ["spark", "--master", MASTER]):
        out = tmp_path / "out.csv"
        asked = ["--from", "2025-07", "--to", "2026-12", "--out", str(out), "--engine", *given_]
        assert main(["simulate", SERVICE.slug, "--cases", str(path), *asked]) == 0
        told.append((capsys.readouterr().out, out.read_bytes()))
    assert told[0] == told[1] == told[2]
    assert masters == ["local[*]", MASTER]


def test_what_cannot_be_reckoned_is_an_error_and_no_number(spark: Spark) -> None:
    for sql in ("SELECT 9223372036854775807 + id FROM VALUES (1) AS t(id)",
                "SELECT CAST(day AS DATE) FROM VALUES ('2026-02-30') AS t(day)"):  # fmt: skip
        with pytest.raises(EngineFailed) as failed:
            spark.rows(sql)
        assert "\n" not in str(failed.value)
    assert spark.rows("SELECT -7 DIV 2, MOD(-7, 3)") == [(-3, -1)]
