"""Cases of the database as files of cases: what is known of each, a column a fact.

The facts of a case are folded from its events as `facts_of` folds them, by the database itself, so
that a hundred thousand cases take seconds. Each list of records is a file beside that of the cases.
The files hold numbers of cases, places and facts, and nobody's name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from tirek.casework.models import UNDECIDED, Case, Event
from tirek.casework.queries.facts import TELLING
from tirek.casework.queries.other_payee import PAYING
from tirek.casework.queries.readable_facts import not_readable, table
from tirek.law.batch.column import NOT_KNOWN
from tirek.law.batch.columns import Columns
from tirek.law.batch.lowered import text
from tirek.law.batch.record_file import beside
from tirek.law.fact import UNSAID, Fact
from tirek.law.rows import Rows, Sheet, sheet_of
from tirek.law.rulebook import RuleBook

FOLDED = """
WITH asked AS MATERIALIZED (SELECT id, number, place FROM casework_case WHERE id IN ({cases})),
told AS MATERIALIZED (
    SELECT e.case_id, jsonb_object_agg(f.path, f.value ORDER BY e.seq) AS facts
    FROM casework_event e JOIN asked ON asked.id = e.case_id
    CROSS JOIN LATERAL (
        SELECT g.key AS path, g.value FROM jsonb_each(e.payload -> 'facts') g
        WHERE jsonb_typeof(g.value) <> 'object'
        UNION ALL SELECT g.key || '.' || h.key, h.value FROM jsonb_each(e.payload -> 'facts') g
        CROSS JOIN LATERAL jsonb_each(
            CASE WHEN jsonb_typeof(g.value) = 'object' THEN g.value ELSE '{{}}' END) h
    ) f
    WHERE e.kind IN ({kinds}) GROUP BY e.case_id
)
SELECT asked.number AS named, asked.place, COALESCE(told.facts, '{{}}') AS record
FROM asked LEFT JOIN told ON told.case_id = asked.id
"""
RECORDS = """
SELECT o.named, {outer}r.number AS {name}, r.record FROM {around} o
CROSS JOIN LATERAL jsonb_array_elements(
    CASE WHEN jsonb_typeof(o.record -> {key}) = 'array' THEN o.record -> {key} END
) WITH ORDINALITY r(record, number)
"""
NOT_READABLE = "cases_not_readable"


@dataclass(frozen=True)
class Written:
    """How many cases stand in the file, and the numbers of those that it cannot hold."""

    count: int
    left: tuple[str, ...]


def overruled_decisions() -> QuerySet[Event]:
    """Those few decisions in which a condition was overruled."""
    return Event.objects.filter(kind="Decided", payload__decision__has_key="overruled")


def to_be_asked_alone(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Those of the cases of which the events alone do not say everything.

    In some an officer overruled a condition; of some that are undecided another case tells that
    somebody is already paid (`other_payee`).
    """
    overruled = overruled_decisions().filter(case=OuterRef("pk"))
    others = Case.objects.filter(
        service=OuterRef("service"), subject=OuterRef("subject"), stage__in=PAYING
    ).exclude(applicant=OuterRef("applicant"))
    return cases.filter(Exists(overruled) | (Q(stage__in=UNDECIDED) & Exists(others)))


@transaction.atomic
def write_cases(cases: QuerySet[Case], columns: Columns, path: Path) -> Written:
    """The cases of one service as CSV, as `law.batch.case_file` reads it, with their lists.

    Left out is a case whose facts cannot be read, or are such that no file can hold them.
    """
    book = columns.book
    with connection.cursor() as cursor:
        tables = _fold(cursor, cases, book)
        _copy(cursor, "case", ["named AS id", "place", *_facts(sheet_of(book.sheet))], path)
        for one in book.rows:
            _copy(cursor, one.name, _of_record(columns, one), beside(path, one.path))
        cursor.execute(f"SELECT named FROM {NOT_READABLE} ORDER BY 1")
        left = tuple(named for (named,) in cursor.fetchall())
        cursor.execute(f"SELECT COUNT(*) FROM {table('case')}")
        count = cursor.fetchone()[0] - len(left)
        cursor.execute(f"DROP TABLE {', '.join(tables)}")
    return Written(count, left)


def _fold(cursor: Any, cases: QuerySet[Case], book: RuleBook) -> list[str]:
    """The facts of all of them, and of their records, as tables that go with the transaction."""
    found, values = cases.order_by().values("pk").query.sql_with_params()
    kinds = ", ".join(text(kind) for kind in TELLING)
    made = {table("case"): FOLDED.format(cases=found, kinds=kinds)}
    for one in book.rows:
        outer = "".join(f"o.{key}, " for key in book.scopes.chains[one.name][:-1])
        around, key = table(one.parent), text(one.key)
        records = RECORDS.format(outer=outer, name=one.name, around=around, key=key)
        made[table(one.name)] = records
    made[NOT_READABLE] = not_readable(book)
    for name, sql in made.items():
        given = values if name == table("case") else None
        cursor.execute(f"CREATE TEMPORARY TABLE {name} ON COMMIT DROP AS {sql}", given)
    return list(made)


def _copy(cursor: Any, scope: str, shown: Iterable[str], path: Path) -> None:
    readable = f"named NOT IN (SELECT named FROM {NOT_READABLE})"
    sql = f"SELECT {', '.join(shown)} FROM {table(scope)} WHERE {readable}"
    with (
        cursor.copy(f"COPY ({sql}) TO STDOUT (FORMAT csv, HEADER)") as copy,
        path.open("wb") as file,
    ):
        for part in copy:
            file.write(part)


def _of_record(columns: Columns, rows: Rows) -> Iterator[str]:
    """Where a record stands, and what rules ask of it: nothing else is known of a person."""
    yield "named AS id"
    yield from columns.book.scopes.chains[rows.name]
    asked = {one.name for one in columns.of_records[rows.name]}
    yield from _facts(rows.sheet, asked)


def _facts(sheet: Sheet, asked: Iterable[str] | None = None) -> Iterator[str]:
    for fact in sheet.facts:
        if asked is None or fact.name in asked:
            yield from _columns(fact)
    for key in sheet.lists:
        yield f"CAST(NOT record ? {text(key)} AS text) AS {key}{NOT_KNOWN}"


def _columns(fact: Fact) -> Iterator[str]:
    yield f"record ->> {text(fact.path)} AS {fact.name}"
    if fact.nullable and fact.default is UNSAID:
        yield f"CAST(NOT record ? {text(fact.path)} AS text) AS {fact.name}{NOT_KNOWN}"
