"""Every case of a file decided by the law, portion by portion: what each gets, and totals.

The result is written beside its place and moved there when all of it is done: never a part.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tirek.kernel.period import Month
from tirek.kernel.text import Language
from tirek.law.batch.case_file import CaseFile
from tirek.law.batch.columns import Columns
from tirek.law.batch.database import Batch
from tirek.law.batch.engines import Database, Duck, EngineFailed, Typed
from tirek.law.batch.lowered import text
from tirek.law.batch.outcome import RESULTS
from tirek.law.rulebook import RuleBook
from tirek.law.unknown import Need

MEMORY = "1GB"
"""What DuckDB may take for its tables."""
OF_RECORDS = 100_000
"""Cases with lists of records that are decided together: what bounds the memory."""
BatchOf = Callable[[Database, Columns, Iterable[str]], Batch]
Progress = Callable[[int, int], None]
"""Called with the cases done and the cases there are."""
PERIOD = (
    "CASE WHEN t.per = 'quarter' THEN printf('%04d-Q%d', t.begins // 12, t.begins % 12 // 3 + 1)"
    " ELSE printf('%04d-%02d', t.begins // 12, t.begins % 12 + 1) END"
)


@dataclass(frozen=True)
class Wanted:
    """What is asked: the months, where the rows go, the language of reasons."""

    since: Month
    until: Month
    out: Path
    dues: Path | None = None
    place: str = ""
    language: Language = "kk"
    portion: int = 0
    """Cases decided together; none for as many as the engine likes."""
    records: Mapping[str, Path] = field(default_factory=dict)
    """Files of lists of records that do not stand beside the cases, by the path of the list."""
    batch_of: BatchOf = Batch
    """What decides a table of cases: SQL alone, or a loop before it."""

    def portion_of(self, book: RuleBook, engine: Database) -> int:
        """How many cases are decided together."""
        most = min(engine.at_once, OF_RECORDS) if book.has_records else engine.at_once
        return self.portion or most


@dataclass
class Totals:
    """Of all cases: how many had which outcome, what is due by place and by period, in tiyn."""

    cases: int = 0
    outcomes: dict[str, int] = field(default_factory=dict)
    months: int = 0
    tiyn: int = 0
    by_place: dict[str, tuple[int, int]] = field(default_factory=dict)
    by_period: dict[str, tuple[int, int]] = field(default_factory=dict)
    reasons: dict[str, int] = field(default_factory=dict)


def simulate(
    columns: Columns, cases: Path, wanted: Wanted, *, engine: Database | None, progress: Progress
) -> Totals:
    """Decide them all. Raises BadFile; then nothing is written.

    `engine`: where they are decided, else in the DuckDB that reads the file.
    """
    with work_folder(wanted.out) as work:
        duck = duck_beside(work)
        file = CaseFile(duck, cases, columns, work, wanted.place, wanted.records)
        batch = wanted.batch_of(engine or duck, columns, file.places())
        portions = file.portions(wanted.portion_of(columns.book, batch.database))
        for number, (first, last) in enumerate(portions):
            file.load(first, last, wanted.until.plus(1).first_day.isoformat())
            hand_over(duck, batch, work)
            batch.decide(since=wanted.since, until=wanted.until)
            take_back(duck, batch, work)
            _write(duck, columns, wanted, work, number)
            progress(last, file.count)
        totals = _totals(duck, columns, work)
        finish(duck, f"{work}/outcomes-*.parquet", wanted.out)
        if wanted.dues is not None:
            finish(duck, f"{work}/dues-*.parquet", wanted.dues)
    return totals


@contextmanager
def work_folder(out: Path) -> Iterator[Path]:
    """A folder beside the result that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix=".tirek-simulate-", dir=out.parent) as folder:
        yield Path(folder)


def duck_beside(work: Path) -> Duck:
    """A DuckDB that takes no more memory however long the file is: it goes on in the folder."""
    duck = Duck()
    duck.run(f"SET memory_limit = {text(MEMORY)}")
    duck.run(f"SET temp_directory = {text(str(work / 'spilled'))}")
    return duck


def hand_over(duck: Duck, batch: Batch, work: Path) -> None:
    """The loaded cases, given to the engine that decides where it is another one."""
    if batch.database is not duck:
        batch.begin_cases()
        for table, typed in batch.case_tables.items():
            there = work / f"{table}.{batch.database.form}"  # read when it is asked about
            # as a number of 128 bits it would be a float in Parquet
            shown = (_written(*one) for one in typed)
            asked = f"COPY (SELECT {', '.join(shown)} FROM {table}) TO {text(str(there))}"
            duck.run(f"{asked} {_FORMS[batch.database.form]}")
            batch.database.copy_from(table, there)


def _written(column: str, kind: str) -> str:
    return f"CAST({column} AS DECIMAL(38, 0)) AS {column}" if kind == "WIDE" else column


def take_back(duck: Duck, batch: Batch, work: Path) -> None:
    """`outcomes` and `dues` of the engine as tables of the DuckDB that writes files.

    Raises EngineFailed where not every row came back: workers may write where nobody looks.
    """
    if batch.database is duck:
        return
    for name, typed in RESULTS.items():
        if name == "dues" and not batch.columns.book.period:
            continue
        there = work / f"{name}.{batch.database.form}"
        asked = ", ".join(column for column, _ in typed)
        batch.database.copy_to(f"SELECT {asked} FROM {name}", there)
        duck.run(f"DROP TABLE IF EXISTS {name}")
        duck.run(f"CREATE TEMPORARY TABLE {name} AS {_read(there, typed)}")
        count = f"SELECT COUNT(*) FROM {name}"
        if duck.rows(count) != batch.database.rows(count):
            raise EngineFailed(f"not every row came back to {work.parent}")


_FORMS = {"csv": "(HEADER FALSE)", "parquet": "(FORMAT parquet)"}


def _read(there: Path, typed: Typed) -> str:
    """What an engine wrote: a CSV file, or a folder of Parquet files."""
    if there.suffix == ".csv":
        shape = ", ".join(f"{text(column)}: {text(kind)}" for column, kind in typed)
        return f"SELECT * FROM read_csv({text(str(there))}, header=false, columns={{{shape}}})"
    shown = ", ".join(f"CAST({column} AS {kind}) AS {column}" for column, kind in typed)
    return f"SELECT {shown} FROM read_parquet({text(str(there / '*.parquet'))})"


def _write(duck: Duck, columns: Columns, wanted: Wanted, work: Path, number: int) -> None:
    said(duck, columns, wanted.language)
    there = text(f"{work}/outcomes-{number:06}.parquet")
    duck.run(
        "COPY (SELECT n.named AS id, n.place, COALESCE(o.outcome, 'later') AS outcome, o.edition,"
        " r.codes AS reasons, r.words AS why, w.names AS needs,"
        " COALESCE(o.months, 0) AS months, COALESCE(o.amount, 0) AS tiyn"
        " FROM case_names n LEFT JOIN outcomes o ON o.id = n.id"
        " LEFT JOIN reasons r ON r.bits = o.failed LEFT JOIN wants w ON w.bits = o.needs"
        f" ORDER BY n.id) TO {there}"
    )
    if columns.book.period:
        _write_dues(duck, wanted, work, number)


def _write_dues(duck: Duck, wanted: Wanted, work: Path, number: int) -> None:
    """What is due by period, and in each case where that is asked for."""
    due = f"FROM dues t WHERE t.begins >= {int(wanted.since)}"
    duck.run(
        f"COPY (SELECT {PERIOD} AS period, COUNT(*) AS number, COALESCE(SUM(t.amount), 0) AS tiyn"
        f" {due} GROUP BY 1) TO {text(f'{work}/periods-{number:06}.parquet')}"
    )
    if wanted.dues is not None:
        duck.run(
            f"COPY (SELECT n.named AS id, n.place, {PERIOD} AS period, t.month_count AS months,"
            f" t.amount AS tiyn {due.replace('WHERE', 'JOIN case_names n ON n.id = t.id WHERE')}"
            f" ORDER BY n.id, t.begins) TO {text(f'{work}/dues-{number:06}.parquet')}"
        )


def said(duck: Duck, columns: Columns, language: Language) -> None:
    """`reasons` and `wants`: what the bits of outcomes say, for those that there are."""
    texts = columns.book.texts
    reasons = []
    for (bits,) in duck.rows("SELECT DISTINCT failed FROM outcomes WHERE failed <> 0"):
        names = [name for at, name in enumerate(columns.conditions) if bits & (1 << at)]
        words = [(texts[name].no or texts[name].name).in_(language) for name in names]
        codes = ", ".join(texts[name].code for name in names)
        reasons.append(f"({bits}, {text(codes)}, {text(' '.join(words))})")
    wants = []
    for (bits,) in duck.rows("SELECT DISTINCT needs FROM outcomes WHERE needs <> 0"):
        names = [_path(need) for need in columns.needs_in(bits)]
        wants.append(f"({bits}, {text(', '.join(names))})")
    duck.run(
        "CREATE OR REPLACE TEMPORARY TABLE reasons (bits BIGINT, codes VARCHAR, words VARCHAR)"
    )
    duck.run("CREATE OR REPLACE TEMPORARY TABLE wants (bits BIGINT, names VARCHAR)")
    for name, rows in (("reasons", reasons), ("wants", wants)):
        if rows:
            duck.run(f"INSERT INTO {name} VALUES {', '.join(rows)}")


def _path(need: Need) -> str:
    return need.name if need.kind == "fact" else f"{need.kind} {need.name}"


def _totals(duck: Duck, columns: Columns, work: Path) -> Totals:
    rows = text(f"{work}/outcomes-*.parquet")
    totals = Totals()
    for outcome, number, months, tiyn in duck.rows(
        f"SELECT outcome, COUNT(*), SUM(months), SUM(tiyn) FROM {rows} GROUP BY 1 ORDER BY 1"
    ):
        totals.outcomes[outcome] = number
        totals.cases += number
        totals.months += int(months)
        totals.tiyn += int(tiyn)
    by_place = f"SELECT place, COUNT(*), SUM(tiyn) FROM {rows} GROUP BY 1 ORDER BY 1"
    totals.by_place = {place: (number, int(tiyn)) for place, number, tiyn in duck.rows(by_place)}
    by_reason = (
        "SELECT reason, COUNT(*) FROM (SELECT UNNEST(string_split(reasons, ', ')) AS reason"
        f" FROM {rows}) GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    totals.reasons = dict(duck.rows(by_reason))
    if columns.book.period:
        periods = text(f"{work}/periods-*.parquet")
        by_period = f"SELECT period, SUM(number), SUM(tiyn) FROM {periods} GROUP BY 1 ORDER BY 1"
        rows_by_period = duck.rows(by_period)
        totals.by_period = {one: (int(number), int(tiyn)) for one, number, tiyn in rows_by_period}
    return totals


def finish(duck: Duck, parts: str, out: Path) -> None:
    """The parts as one file, in order; it appears when it is whole."""
    part = Path(f"{out}.part")
    form = "FORMAT csv, HEADER" if out.suffix.lower() == ".csv" else "FORMAT parquet"
    try:
        duck.run(f"COPY (SELECT * FROM {text(parts)}) TO {text(str(part))} ({form})")
        os.replace(part, out)
    finally:
        part.unlink(missing_ok=True)
