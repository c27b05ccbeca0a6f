"""A task exists exactly if the event that makes it does."""

import pytest
from asgiref.sync import async_to_sync
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from making import APPLIED_AT, decided, officer, proposed, submitted
from tirek.accounts.models import Role
from tirek.casework.actions.confirm import confirm
from tirek.casework.models import Case
from tirek.config.tasks import take_up_again
from tirek.config.wiring import TASKS
from tirek.services import SERVICES


def jobs(kind):
    """What the events of that kind made."""
    return [
        (job.task_name, job.args, job.lock)
        for job in ProcrastinateJob.objects.order_by("pk")
        if job.task_name in TASKS[kind]
    ]


@pytest.mark.django_db
def test_a_decision_makes_the_task_that_issues_its_notice():
    case = decided()
    seq = case.events.get(kind="Decided").seq
    expected = ("notices.issue", {"case_number": case.number, "seq": seq}, case.number)
    assert expected in jobs("Decided")


@pytest.mark.django_db
def test_other_events_make_none():
    submitted()
    made = ProcrastinateJob.objects.count()
    proposed(Case.objects.get())
    assert ProcrastinateJob.objects.count() == made


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_makes_no_task():
    case = proposed()
    with transaction.atomic():
        confirm(case=case, by=officer(Role.HEAD), at=APPLIED_AT)
        assert jobs("Decided")
        transaction.set_rollback(True)
    assert jobs("Decided") == []
    case.refresh_from_db()
    assert case.stage == "proposed"
    confirm(case=case, by=officer(Role.HEAD), at=APPLIED_AT)
    assert jobs("Decided")


@pytest.mark.django_db
def test_an_event_whose_task_cannot_be_made_does_not_happen(monkeypatch):
    case = proposed()

    def broken(*_, **__):
        raise RuntimeError("no queue")

    monkeypatch.setattr("tirek.config.wiring.app.configure_task", broken)
    with pytest.raises(RuntimeError), transaction.atomic():
        confirm(case=case, by=officer(Role.HEAD), at=APPLIED_AT)
    case.refresh_from_db()
    assert case.stage == "proposed"
    assert not case.events.filter(kind="Decided").exists()


def test_every_task_and_every_event_named_exists():
    events = {kind.id for kind in SERVICES["home-education"].lifecycle.events}
    assert set(TASKS) <= events
    assert {name for names in TASKS.values() for name in names} <= set(app.tasks)


@pytest.mark.django_db
class TestAKilledWorker:
    """Its task is taken up again once it has given no sign of life for a while."""

    def being_done(self, silent_for):
        decided()
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM procrastinate_jobs WHERE task_name <> 'notices.issue'")
            cursor.execute(
                "INSERT INTO procrastinate_workers (last_heartbeat)"
                " VALUES (now() - %s * interval '1 second') RETURNING id",
                [silent_for],
            )
            worker = cursor.fetchone()[0]
            cursor.execute(
                "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s", [worker]
            )
        async_to_sync(take_up_again.func)(timestamp=0)
        return ProcrastinateJob.objects.get().status

    def test_after_a_minute_of_silence(self):
        assert self.being_done(silent_for=61) == "todo"

    def test_not_while_it_may_still_be_alive(self):
        assert self.being_done(silent_for=30) == "doing"
