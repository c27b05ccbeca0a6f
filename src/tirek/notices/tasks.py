"""What the worker does after a decision (`config.wiring` says when)."""

from __future__ import annotations

from django.db import connection
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from tirek.notices.actions.issue import issue
from tirek.notices.actions.tell_by_sms import tell_by_sms


@app.task(
    name="notices.issue",
    retry=RetryStrategy(max_attempts=5, exponential_wait=4),
)
def issue_notice(case_number: str, seq: int) -> None:
    """Issue the notice of the decision that is event `seq`; run twice, it is issued once."""
    try:
        issue(case_number=case_number, seq=seq, at=timezone.now())
    finally:
        _let_go_of_the_database()


@app.task(name="notices.tell", retry=RetryStrategy(max_attempts=5, exponential_wait=4))
def tell(case_number: str, seq: int) -> None:
    """Tell the applicant of event `seq` by SMS; run twice, there is one message."""
    try:
        tell_by_sms(case_number=case_number, seq=seq, at=timezone.now())
    finally:
        _let_go_of_the_database()


def _let_go_of_the_database() -> None:
    """Nobody else ends what a task began: the worker's threads have no end of a request."""
    if not connection.in_atomic_block:
        connection.close()
