"""Sealing beside people who write: nothing that is still being written slips below a seal."""

import psycopg
import pytest
from django.db import connection

from making import APPLIED_AT, officer, submitted
from tirek.accounts.models import Role
from tirek.audit.actions import seal as sealing
from tirek.audit.models import Seal
from tirek.audit.tasks import seal_what_was_added
from tirek.casework.actions.look import look

LOOKS = "casework_look"


@pytest.mark.django_db(transaction=True)
def test_a_table_that_is_being_written_to_waits_for_the_next_time():
    case = submitted()
    look(case=case, by=officer(Role.HEAD), page="case", at=APPLIED_AT)
    with psycopg.connect(**connection.get_connection_params()) as writer:
        writer.execute(f"LOCK TABLE {LOOKS} IN ROW EXCLUSIVE MODE")  # as an INSERT does
        made = sealing.seal(at=APPLIED_AT)
        assert LOOKS not in {one.table for one in made}
        assert "casework_event" in {one.table for one in made}, "one table alone waits"
        writer.rollback()
    assert [one.table for one in sealing.seal(at=APPLIED_AT)] == [LOOKS]


@pytest.mark.django_db
def test_a_long_table_has_several_seals_one_after_another(monkeypatch):
    monkeypatch.setattr(sealing, "BLOCK", 3)
    for _ in range(4):
        submitted()
    sealing.seal(at=APPLIED_AT)
    events = list(Seal.objects.filter(table="casework_event"))
    assert [one.rows for one in events] == [3, 3, 2]
    assert [one.after for one in events] == [0, events[0].up_to, events[1].up_to]
    numbers = list(Seal.objects.values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.django_db
def test_the_task_may_run_twice():
    submitted()
    seal_what_was_added(timestamp=0)
    there = Seal.objects.count()
    assert there > 0
    seal_what_was_added(timestamp=0)
    assert Seal.objects.count() == there
