"""Whoever books what became of a transfer takes the same locks in the same order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from threading import Thread

import pytest
from django.db import connection, transaction

from making import decided, officer
from money_making import message, run_to, took
from tirek.accounts.models import Role
from tirek.payments.actions.decide_maybe_paid import decide_maybe_paid
from tirek.payments.actions.watch_silence import watch_silence
from tirek.payments.booking import LOCK
from tirek.payments.formats import the_format
from tirek.payments.models import Instruction, PaymentRun
from tirek.payments.queries.standing import standing_of
from tirek.payments.sql import one_at_a_time

pytestmark = pytest.mark.django_db(transaction=True)
LATE = datetime(2026, 6, 1, 6, tzinfo=UTC)
WAITING = """
SELECT count(*) FROM pg_locks
WHERE locktype = 'advisory' AND NOT granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


@pytest.fixture
def sent(settings) -> Instruction:
    settings.TIREK_BANK_FORMAT = "money_making.SpokenFormat"
    the_format.cache_clear()
    decided()
    yield run_to("sent", "2025-09").instructions.get()
    the_format.cache_clear()


def while_an_answer_is_booked(act: Callable[[], object], meanwhile: Callable[[], None]) -> None:
    """Somebody acts while a message of the bank holds the books; then the message is done."""

    def acts() -> None:
        try:
            act()
        finally:
            connection.close()

    other = Thread(target=acts)
    with transaction.atomic():
        one_at_a_time(LOCK)
        other.start()
        while other.is_alive() and not _somebody_waits():
            other.join(0.02)
        assert other.is_alive(), "whoever books waits for the message"
        meanwhile()
    other.join(30)
    assert not other.is_alive()


def _somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(WAITING)
        return bool(cursor.fetchone()[0])


def test_who_decides_does_not_hold_the_run_while_the_bank_s_answer_needs_it(sent) -> None:
    watch_silence(at=LATE)
    head = officer(Role.HEAD)

    def decide() -> None:
        decide_maybe_paid(transfer=sent, paid=False, words="хат", by=head, at=LATE)

    def the_answer_goes_on() -> None:
        PaymentRun.objects.select_for_update(nowait=True).get(pk=sent.run_id)

    while_an_answer_is_booked(decide, the_answer_goes_on)
    assert standing_of(sent).status == "decided_unpaid"


def test_an_answer_that_is_being_booked_is_no_silence(sent) -> None:
    while_an_answer_is_booked(
        lambda: watch_silence(at=LATE),
        lambda: took(message([(sent.end_to_end, "accepted")])),
    )
    assert standing_of(sent).status == "accepted"
    assert list(sent.outcomes.values_list("status", flat=True)) == ["accepted"]
