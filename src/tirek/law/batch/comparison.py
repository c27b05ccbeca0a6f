"""Every case of a file under two laws: who gains, who loses, who gets nothing any more.

Nothing is written but the files that are asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tirek.law.batch.case_file import CaseFile
from tirek.law.batch.columns import Columns
from tirek.law.batch.database import Batch, Database
from tirek.law.batch.engines import Duck
from tirek.law.batch.lowered import text
from tirek.law.batch.simulation import Progress, Wanted, finish, hand_over, take_back, work_folder
from tirek.law.decide import decide_facts
from tirek.law.decision import Decision

KINDS = ("gains", "loses", "stops", "starts", "same", "unclear")
"""What becomes of a case; `stops` gets nothing any more, `starts` got nothing before."""
MONTH = "printf('%04d-%02d', month // 12, month % 12 + 1)"


@dataclass
class Effect:
    """What a change does to all cases; sums in tiyn, each as (before, after)."""

    kinds: dict[str, tuple[int, int]] = field(default_factory=dict)
    """How many cases, and the sum of their changes."""
    sums: tuple[int, int] = (0, 0)
    by_place: dict[str, tuple[int, int]] = field(default_factory=dict)
    by_month: dict[str, tuple[int, int]] = field(default_factory=dict)
    most: Sequence[tuple[str, str, int]] = ()
    """(id, place, change) of the cases that change most."""


@dataclass(frozen=True)
class TwoColumns:
    """The same rule book under the law as it is and as it may become."""

    before: Columns
    after: Columns


def compare(
    laws: TwoColumns, cases: Path, wanted: Wanted, *, engine: Database | None, progress: Progress
) -> Effect:
    """Decide every case twice. Raises BadFile; then nothing is written."""
    with work_folder(wanted.out) as work:
        duck = Duck()
        file = CaseFile(duck, cases, laws.after, work, wanted.place)
        batches = [
            Batch(engine or duck, columns, file.places()) for columns in (laws.before, laws.after)
        ]
        for number, (first, last) in enumerate(file.portions(wanted.portion)):
            file.load(first, last, wanted.until.plus(1).first_day.isoformat())
            for name, batch in zip(("was", "becomes"), batches, strict=True):
                batch.begin()
                hand_over(duck, batch, work)
                batch.decide(since=wanted.since, until=wanted.until, reasons=False)
                take_back(duck, batch, work)
                _keep(duck, name, wanted)
            _write(duck, work, number)
            progress(last, file.count)
        effect = _effect(duck, work)
        if wanted.dues is not None:
            finish(duck, f"{work}/cases-*.parquet", wanted.dues)
    return effect


def explained(
    laws: TwoColumns, cases: Path, wanted: Wanted, named: str
) -> tuple[Decision, Decision] | None:
    """One case by both laws, every rule told; None where the file has no case of that name."""
    with work_folder(wanted.out) as work:
        duck = Duck()
        file = CaseFile(duck, cases, laws.after, work, wanted.place)
        for first, last in file.portions(wanted.portion):
            file.load(first, last, wanted.until.plus(1).first_day.isoformat())
            asked = f"SELECT id FROM case_names WHERE named = {text(named)} AND NOT later LIMIT 1"
            for (row,) in duck.rows(asked):
                place, facts = file.document(row)
                return _decided(laws.before, place, facts, wanted), _decided(
                    laws.after, place, facts, wanted
                )
    return None


def _decided(columns: Columns, place: str, facts: Mapping[str, object], wanted: Wanted) -> Decision:
    return decide_facts(columns.book, place, dict(facts), law=columns.law, until=wanted.until)


def _keep(duck: Duck, name: str, wanted: Wanted) -> None:
    """The answers of one law, and what is due in each month: a period in equal parts, exactly."""
    outcomes = "SELECT id, outcome, months, amount FROM outcomes"
    duck.run(f"CREATE OR REPLACE TEMPORARY TABLE {name}_outcomes AS {outcomes}")
    which = "UNNEST([k FOR k IN [0, 1, 2] IF months & (1 << k) <> 0])"
    shares = (
        "amount // month_count + CASE WHEN nth = month_count THEN amount % month_count ELSE 0 END"
    )
    duck.run(
        f"CREATE OR REPLACE TEMPORARY TABLE {name}_months AS"
        f" SELECT id, begins + which AS month, {shares} AS amount FROM (SELECT *,"
        " bit_count(CAST(months AS BIGINT) & ((1 << (which + 1)) - 1)) AS nth"
        f" FROM (SELECT id, begins, month_count, months, amount, {which} AS which FROM dues"
        f" WHERE begins >= {int(wanted.since)} AND amount IS NOT NULL))"
    )


def _write(duck: Duck, work: Path, number: int) -> None:
    change = "COALESCE(b.amount, 0) - COALESCE(w.amount, 0)"
    duck.run(
        "COPY (SELECT n.named AS id, n.place, COALESCE(w.outcome, 'later') AS was,"
        " COALESCE(b.outcome, 'later') AS becomes, COALESCE(w.amount, 0) AS was_tiyn,"
        f" COALESCE(b.amount, 0) AS becomes_tiyn, {change} AS change_tiyn,"
        " CASE WHEN 'undecidable' IN (w.outcome, b.outcome) THEN 'unclear'"
        " WHEN w.amount > 0 AND b.amount = 0 THEN 'stops'"
        " WHEN w.amount = 0 AND b.amount > 0 THEN 'starts'"
        f" WHEN {change} > 0 THEN 'gains' WHEN {change} < 0 THEN 'loses' ELSE 'same' END AS kind"
        " FROM case_names n LEFT JOIN was_outcomes w ON w.id = n.id"
        " LEFT JOIN becomes_outcomes b ON b.id = n.id ORDER BY n.id)"
        f" TO {text(f'{work}/cases-{number:06}.parquet')}"
    )
    duck.run(
        "COPY (SELECT n.place, month, SUM(was) AS was, SUM(becomes) AS becomes FROM ("
        "SELECT id, month, amount AS was, 0 AS becomes FROM was_months UNION ALL"
        " SELECT id, month, 0, amount FROM becomes_months) m JOIN case_names n ON n.id = m.id"
        f" GROUP BY 1, 2) TO {text(f'{work}/months-{number:06}.parquet')}"
    )


def _effect(duck: Duck, work: Path) -> Effect:
    cases, months = text(f"{work}/cases-*.parquet"), text(f"{work}/months-*.parquet")
    found = {
        kind: (number, int(change))
        for kind, number, change in duck.rows(
            f"SELECT kind, COUNT(*), SUM(change_tiyn) FROM {cases} GROUP BY 1"
        )
    }
    ((was, becomes),) = duck.rows(f"SELECT SUM(was_tiyn), SUM(becomes_tiyn) FROM {cases}")
    most = duck.rows(
        f"SELECT id, place, change_tiyn FROM {cases} WHERE change_tiyn <> 0"
        " ORDER BY ABS(change_tiyn) DESC, id LIMIT 10"
    )
    return Effect(
        {kind: found.get(kind, (0, 0)) for kind in KINDS},
        (int(was), int(becomes)),
        _summed(duck, f"SELECT place, SUM(was), SUM(becomes) FROM {months} GROUP BY 1 ORDER BY 1"),
        _summed(
            duck,
            f"SELECT {MONTH}, SUM(was), SUM(becomes) FROM {months} GROUP BY month ORDER BY month",
        ),
        [(str(one), place, int(change)) for one, place, change in most],
    )


def _summed(duck: Duck, sql: str) -> dict[str, tuple[int, int]]:
    return {name: (int(was), int(becomes)) for name, was, becomes in duck.rows(sql)}
