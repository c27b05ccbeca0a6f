"""Every case of a file under two laws: who gains, who loses, who gets nothing any more.

Nothing is written but the files that are asked for. Cases that no table can hold (an officer
overruled a condition in them) are decided one by one and told with the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tirek.kernel.period import first_month_of
from tirek.law.batch.case_file import CaseFile
from tirek.law.batch.columns import Columns
from tirek.law.batch.engines import Database, Duck
from tirek.law.batch.lowered import text
from tirek.law.batch.simulation import (
    Progress,
    Wanted,
    duck_beside,
    finish,
    hand_over,
    take_back,
    work_folder,
)
from tirek.law.decide import decide_facts
from tirek.law.decision import Decision
from tirek.law.overrule import Overrules

KINDS = ("gains", "loses", "stops", "starts", "same", "unclear")
"""What becomes of a case; `stops` gets nothing any more, `starts` got nothing before."""
MONTH = "printf('%04d-%02d', month // 12, month % 12 + 1)"


LISTED = ("id", "place", "kind", "was", "becomes", "was_tiyn", "becomes_tiyn")
MOST = 10
"""Cases that are told by name."""


@dataclass(frozen=True)
class Changed:
    """One case under both laws; sums in tiyn."""

    named: str
    place: str
    kind: str
    was: str
    becomes: str
    was_tiyn: int
    becomes_tiyn: int

    @property
    def change(self) -> int:
        """More than nothing where the case gains."""
        return self.becomes_tiyn - self.was_tiyn


@dataclass
class Effect:
    """What a change does to all cases; sums in tiyn, each as (before, after)."""

    kinds: dict[str, tuple[int, int]] = field(default_factory=dict)
    """How many cases, and the sum of their changes."""
    sums: tuple[int, int] = (0, 0)
    by_place: dict[str, tuple[int, int]] = field(default_factory=dict)
    kinds_by_place: dict[str, dict[str, int]] = field(default_factory=dict)
    by_month: dict[str, tuple[int, int]] = field(default_factory=dict)
    most: Sequence[Changed] = ()
    """The cases that change most."""


@dataclass(frozen=True)
class TwoColumns:
    """The same rule book under the law as it is and as it may become."""

    before: Columns
    after: Columns


@dataclass(frozen=True)
class Alone:
    """A case that is decided by itself: its facts by name, and what officers overruled."""

    named: str
    place: str
    facts: Mapping[str, object]
    overruled: Overrules


@dataclass(frozen=True)
class Told:
    """Which cases are told by name: of one kind or all that change, and at most how many."""

    kind: str = ""
    most: int = MOST


def compare(
    laws: TwoColumns,
    cases: Path | None,
    wanted: Wanted,
    *,
    engine: Database | None,
    progress: Progress,
    alone: Iterable[Alone] = (),
    told: Told | None = None,
) -> Effect:
    """Decide every case twice. Raises BadFile; then nothing is written.

    `cases`: the file; None where all of them stand `alone`.
    """
    with work_folder(wanted.out) as work:
        duck = duck_beside(work)
        if cases is not None:
            _by_table(duck, laws, cases, wanted, work, engine=engine, progress=progress)
        _one_by_one(duck, laws, alone, wanted, work)
        effect = _effect(duck, work, told or Told())
        if wanted.dues is not None:
            finish(duck, f"{work}/cases-*.parquet", wanted.dues)
    return effect


def _by_table(
    duck: Duck,
    laws: TwoColumns,
    cases: Path,
    wanted: Wanted,
    work: Path,
    *,
    engine: Database | None,
    progress: Progress,
) -> None:
    """The cases of the file, portion by portion."""
    file = CaseFile(duck, cases, laws.after, work, wanted.place, wanted.records)
    both = (laws.before, laws.after)
    batches = [wanted.batch_of(engine or duck, one, file.places()) for one in both]
    portions = file.portions(wanted.portion_of(laws.after.book, engine or duck))
    for number, (first, last) in enumerate(portions):
        file.load(first, last, wanted.until.plus(1).first_day.isoformat())
        for name, batch in zip(("was", "becomes"), batches, strict=True):
            batch.begin()
            hand_over(duck, batch, work)
            batch.decide(since=wanted.since, until=wanted.until, reasons=False)
            take_back(duck, batch, work)
            _keep(duck, name, wanted, paid=bool(batch.columns.book.period))
        _write(duck, work, f"{number:06}", paid=bool(laws.after.book.period))
        progress(last, file.count)


def explained(
    laws: TwoColumns, cases: Path, wanted: Wanted, named: str
) -> tuple[Decision, Decision] | None:
    """One case by both laws, every rule told; None where the file has no case of that name."""
    with work_folder(wanted.out) as work:
        duck = duck_beside(work)
        file = CaseFile(duck, cases, laws.after, work, wanted.place, wanted.records)
        for first, last in file.portions(wanted.portion_of(laws.after.book, duck)):
            file.load(first, last, wanted.until.plus(1).first_day.isoformat())
            asked = f"SELECT id FROM case_names WHERE named = {text(named)} AND NOT later LIMIT 1"
            for (row,) in duck.rows(asked):
                place, facts = file.document(row)
                return _decided(laws.before, place, facts, wanted), _decided(
                    laws.after, place, facts, wanted
                )
    return None


def _decided(
    columns: Columns,
    place: str,
    facts: Mapping[str, object],
    wanted: Wanted,
    overruled: Overrules | None = None,
) -> Decision:
    return decide_facts(
        columns.book,
        place,
        dict(facts),
        law=columns.law,
        until=wanted.until,
        overrule=overruled,
    )


def _keep(duck: Duck, name: str, wanted: Wanted, *, paid: bool) -> None:
    """The answers of one law, and what is due in each month: a period in equal parts, exactly."""
    outcomes = "SELECT id, outcome, months, amount FROM outcomes"
    duck.run(f"CREATE OR REPLACE TEMPORARY TABLE {name}_outcomes AS {outcomes}")
    if not paid:
        nothing = "(id BIGINT, month BIGINT, amount BIGINT)"
        duck.run(f"CREATE OR REPLACE TEMPORARY TABLE {name}_months {nothing}")
        return
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


def _write(duck: Duck, work: Path, part: str, *, paid: bool) -> None:
    asked = (
        "SELECT n.id AS nth, n.named AS id, n.place, COALESCE(w.outcome, 'later') AS was,"
        " COALESCE(b.outcome, 'later') AS becomes, COALESCE(w.amount, 0) AS was_tiyn,"
        " COALESCE(b.amount, 0) AS becomes_tiyn FROM case_names n"
        " LEFT JOIN was_outcomes w ON w.id = n.id LEFT JOIN becomes_outcomes b ON b.id = n.id"
    )
    months = (
        "SELECT n.place, month, was, becomes FROM (SELECT id, month, amount AS was, 0 AS becomes"
        " FROM was_months UNION ALL SELECT id, month, 0, amount FROM becomes_months) m"
        " JOIN case_names n ON n.id = m.id"
    )
    _told(duck, work, part, asked, months, paid=paid)


def _told(duck: Duck, work: Path, part: str, asked: str, months: str, *, paid: bool) -> None:
    """Two files of a part: what becomes of its cases, and what is due in its months."""
    before, after = (
        ("was_tiyn > 0", "becomes_tiyn > 0") if paid else ("was = 'granted'", "becomes = 'granted'")
    )
    change = "becomes_tiyn - was_tiyn"
    duck.run(
        f"COPY (SELECT id, place, was, becomes, was_tiyn, becomes_tiyn, {change} AS change_tiyn,"
        " CASE WHEN 'undecidable' IN (was, becomes) THEN 'unclear'"
        f" WHEN {before} AND NOT ({after}) THEN 'stops'"
        f" WHEN {after} AND NOT ({before}) THEN 'starts'"
        f" WHEN {change} > 0 THEN 'gains' WHEN {change} < 0 THEN 'loses' ELSE 'same' END AS kind"
        f" FROM ({asked}) ORDER BY nth) TO {text(f'{work}/cases-{part}.parquet')}"
    )
    duck.run(
        "COPY (SELECT place, month, SUM(was) AS was, SUM(becomes) AS becomes"
        f" FROM ({months}) GROUP BY 1, 2) TO {text(f'{work}/months-{part}.parquet')}"
    )


# --- cases that stand alone -------------------------------------------------------------------


def _one_by_one(
    duck: Duck, laws: TwoColumns, alone: Iterable[Alone], wanted: Wanted, work: Path
) -> None:
    cases: list[str] = []
    months: list[str] = []
    for nth, one in enumerate(alone):
        both = [
            _decided(columns, one.place, one.facts, wanted, one.overruled)
            for columns in (laws.before, laws.after)
        ]
        due = [_due_by_month(decision, wanted) for decision in both]
        was, becomes = (sum(each.values()) for each in due)
        named = f"{nth}, {text(one.named)}, {text(one.place)}"
        outcomes = f"{text(both[0].outcome)}, {text(both[1].outcome)}"
        cases.append(f"({named}, {outcomes}, {was}, {becomes})")
        months += [
            f"({text(one.place)}, {month}, {due[0].get(month, 0)}, {due[1].get(month, 0)})"
            for month in sorted({*due[0], *due[1]})
        ]
    if not cases:
        return
    asked = "nth, id, place, was, becomes, was_tiyn, becomes_tiyn"
    nothing = "SELECT '' AS place, 0 AS month, 0 AS was, 0 AS becomes LIMIT 0"
    _told(
        duck,
        work,
        "alone",
        f"SELECT * FROM (VALUES {', '.join(cases)}) t({asked})",
        f"SELECT * FROM (VALUES {', '.join(months)}) t(place, month, was, becomes)"
        if months
        else nothing,
        paid=bool(laws.after.book.period),
    )


def _due_by_month(decision: Decision, wanted: Wanted) -> dict[int, int]:
    """The tiyn of each month, a period in equal parts, its last month taking what is over."""
    found: dict[int, int] = {}
    for due in decision.schedule:
        if due.amount is None or first_month_of(due.period) < wanted.since:
            continue
        share, over = divmod(due.amount.tiyn, len(due.months))
        found |= {int(month): share for month in due.months}
        found[int(due.months[-1])] += over
    return found


# --- all of them ------------------------------------------------------------------------------


def _effect(duck: Duck, work: Path, told: Told) -> Effect:
    cases, months = text(f"{work}/cases-*.parquet"), text(f"{work}/months-*.parquet")
    found = {
        kind: (number, int(change))
        for kind, number, change in duck.rows(
            f"SELECT kind, COUNT(*), SUM(change_tiyn) FROM {cases} GROUP BY 1"
        )
    }
    ((was, becomes),) = duck.rows(f"SELECT SUM(was_tiyn), SUM(becomes_tiyn) FROM {cases}")
    places: dict[str, dict[str, int]] = {}
    for place, kind, number in duck.rows(
        f"SELECT place, kind, COUNT(*) FROM {cases} GROUP BY 1, 2 ORDER BY 1"
    ):
        places.setdefault(place, dict.fromkeys(KINDS, 0))[kind] = number
    by_place = f"SELECT place, SUM(was_tiyn), SUM(becomes_tiyn) FROM {cases} GROUP BY 1 ORDER BY 1"
    by_month = f"SELECT {MONTH}, SUM(was), SUM(becomes) FROM {months} GROUP BY month ORDER BY month"
    return Effect(
        {kind: found.get(kind, (0, 0)) for kind in KINDS},
        (int(was), int(becomes)),
        _summed(duck, by_place),
        places,
        _summed(duck, by_month),
        _listed(duck, cases, told),
    )


def _listed(duck: Duck, cases: str, told: Told) -> list[Changed]:
    """Those that change most come first."""
    only = f"kind = {text(told.kind)}" if told.kind else "kind <> 'same'"
    rows = duck.rows(
        f"SELECT {', '.join(LISTED)} FROM {cases} WHERE {only}"
        f" ORDER BY ABS(change_tiyn) DESC, id LIMIT {told.most}"
    )
    return [Changed(str(one), *rest[:4], *map(int, rest[4:])) for one, *rest in rows]


def _summed(duck: Duck, sql: str) -> dict[str, tuple[int, int]]:
    return {name: (int(was), int(becomes)) for name, was, becomes in duck.rows(sql)}
