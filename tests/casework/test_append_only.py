"""What is written about a case stays written: the database itself refuses the rest."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError

from making import APPLIED_AT, officer, submitted
from tirek.casework.actions.look import look

pytestmark = pytest.mark.django_db

ON_TRUNCATE = 32
"""The bit of pg_trigger.tgtype."""
TABLES = ("casework_event", "casework_look", "casework_case_files", "people_consent")


@pytest.fixture
def filled():
    """A case with a row in every table that is only added to."""
    case = submitted()
    look(case=case, by=officer(), page="case", at=APPLIED_AT)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # as at the end of a transaction
    return case


def run(sql):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    "statement", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE"]
)
def test_rows_are_only_added(filled, table, statement):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        before = cursor.fetchone()
        assert before[0] > 0
    with pytest.raises(IntegrityError, match=f"on {table} is refused: its rows are only added"):
        run(statement.format(table))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        assert cursor.fetchone() == before


def test_every_table_that_is_only_added_to_is_never_emptied_either():
    """TRUNCATE fires no trigger of rows: each table has one of its own for it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, bit_or(t.tgtype) FROM pg_trigger t"
            " JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid"
            " WHERE p.proname = 'tirek_append_only' GROUP BY 1"
        )
        found = dict(cursor.fetchall())
    assert set(TABLES) <= set(found)
    assert [table for table, on in found.items() if not on & ON_TRUNCATE] == []


@pytest.mark.parametrize("statement", ["UPDATE {} SET name = 'x'", "TRUNCATE {} CASCADE"])
def test_a_stored_file_is_not_rewritten(filled, statement):
    with pytest.raises(IntegrityError, match="is refused"):
        run(statement.format("documents_storedfile"))


def test_django_cannot_change_an_event_either(filled):
    event = filled.events.first()
    event.payload = {"facts": {}}
    with pytest.raises(IntegrityError), transaction.atomic():
        event.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        filled.events.all().delete()


def test_a_case_and_its_files_cannot_be_deleted(filled):
    with pytest.raises(IntegrityError), transaction.atomic():
        filled.files.first().delete()
    with pytest.raises(ProtectedError):
        filled.delete()
    assert filled.events.count() == 2
