"""The worker's threads have no end of a request: a task ends what it began with the database."""

import pytest
from django.db import connection

from tirek.accounts.own_connection import own_connection


@own_connection()
def ask(number: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 / %s", [number])
        return int(cursor.fetchone()[0])


@pytest.mark.django_db(transaction=True)
def test_it_is_closed_after_the_task_and_after_its_failure():
    assert ask(1) == 1
    assert connection.connection is None
    with pytest.raises(Exception, match="division by zero"):
        ask(0)
    assert connection.connection is None


@pytest.mark.django_db
def test_inside_a_transaction_it_belongs_to_who_opened_it():
    assert ask(1) == 1
    assert connection.connection is not None
