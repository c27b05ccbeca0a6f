"""Cases of the database as a file of cases: what is known of each, a column a fact.

The facts of a case are folded from its events as `facts_of` folds them, by the database itself, so
that a hundred thousand cases take seconds. The file holds numbers of cases, places and facts, and
nobody's name.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from tirek.casework.models import UNDECIDED, Case, Event
from tirek.casework.queries.facts import TELLING
from tirek.casework.queries.other_payee import PAYING
from tirek.law.batch.column import NOT_KNOWN, TYPES, kind_of
from tirek.law.batch.lowered import text
from tirek.law.factsheet import Fact
from tirek.law.rulebook import RuleBook

WRITTEN = {
    "DATE": ("string", "~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'"),
    "BIGINT": ("number", "~ '^-?[0-9]{1,18}$'"),
    "BOOLEAN": ("boolean", "IS NOT NULL"),
    "VARCHAR": ("string", "IS NOT NULL"),
}
"""How a value of each type lies in an event."""
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
),
readable AS MATERIALIZED (
    SELECT asked.number, asked.place, CASE WHEN NOT ({wrong}) THEN facts END AS facts
    FROM asked LEFT JOIN told ON told.case_id = asked.id
)
SELECT number AS id, place, {columns} FROM readable
"""


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


def write_cases(cases: QuerySet[Case], book: RuleBook, path: Path) -> None:
    """The cases of one service as CSV, as `law.batch.case_file` reads it.

    A case whose facts cannot be read is written with none: nothing can be told of it.
    """
    found, values = cases.order_by().values("pk").query.sql_with_params()
    facts = list(book.facts.values())
    sql = FOLDED.format(
        cases=found,
        kinds=", ".join(text(kind) for kind in TELLING),
        wrong=" OR ".join(_wrong(book)),
        columns=", ".join(column for fact in facts for column in _columns(fact)),
    )
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY ({sql}) TO STDOUT (FORMAT csv, HEADER)", values) as copy,
        path.open("wb") as file,
    ):
        for part in copy:
            file.write(part)


def _columns(fact: Fact) -> Iterator[str]:
    yield f"facts ->> {text(fact.path)} AS {fact.name}"
    if fact.nullable:
        not_known = f"NOT COALESCE(facts ? {text(fact.path)}, FALSE)"
        yield f"CAST({not_known} AS text) AS {fact.name}{NOT_KNOWN}"


def _wrong(book: RuleBook) -> Iterator[str]:
    """What `factsheet.read` and the order of days refuse."""
    facts = list(book.facts.values())
    known = ", ".join(text(fact.path) for fact in facts)
    yield f"facts - ARRAY[{known}] <> '{{}}'"
    for fact in facts:
        there = f"facts -> {text(fact.path)}"
        allowed = [f"COALESCE({_right(fact)}, FALSE)"]
        if fact.nullable:
            allowed.append(f"{there} = 'null'")
        yield f"({there} IS NOT NULL AND NOT ({' OR '.join(allowed)}))"
    for earlier, later in book.in_order:
        yield f"COALESCE(facts ->> {text(later)} < facts ->> {text(earlier)}, FALSE)"


def _right(fact: Fact) -> str:
    """The value is written as its type asks."""
    type_ = TYPES[kind_of(fact.type)[0]]
    kind, like = WRITTEN[type_]
    value = f"facts ->> {text(fact.path)}"
    parts = [f"jsonb_typeof(facts -> {text(fact.path)}) = {text(kind)}", f"{value} {like}"]
    if fact.choices:
        parts.append(f"{value} IN ({', '.join(text(one) for one in fact.choices)})")
    if type_ == "DATE":
        parts.append(f"pg_input_is_valid({value}, 'date')")
    return f"({' AND '.join(parts)})"
