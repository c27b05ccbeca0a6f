"""What the worker does with questions."""

from __future__ import annotations

from django.db import connection
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from tirek.kernel.text import Language
from tirek.proactive.actions.hear_news import hear_news
from tirek.proactive.actions.lapse import lapse_overdue
from tirek.proactive.actions.read_answer import read_answer
from tirek.procedure.answer import Answer
from tirek.sms.models import JournalLine


@app.task(name="proactive.read_answer", retry=RetryStrategy(max_attempts=5, exponential_wait=3))
def read_an_answer(line_id: int) -> None:
    """What a message from a telephone answers; run twice, it is read once."""
    try:
        read_answer(line=JournalLine.objects.get(pk=line_id))
    finally:
        _let_go_of_the_database()


@app.periodic(cron="*/5 * * * *")
@app.task(name="proactive.lapse", queueing_lock="proactive.lapse")
def lapse(timestamp: int) -> None:
    """End the questions whose time is over."""
    try:
        lapse_overdue(at=timezone.now())
    finally:
        _let_go_of_the_database()


@app.task(name="proactive.hear_news", retry=RetryStrategy(max_attempts=5, exponential_wait=3))
def hear_the_news(
    registry: str,
    news: str,
    place: str,
    child_iin: str,
    applicant_iin: str,
    phone: str,
    facts: dict[str, Answer],
    language: Language,
) -> None:
    """A registry has news; heard twice, the person is asked once."""
    try:
        hear_news(
            registry=registry,
            news=news,
            place=place,
            child_iin=child_iin,
            applicant_iin=applicant_iin,
            phone=phone,
            facts=facts,
            language=language,
            at=timezone.now(),
        )
    finally:
        _let_go_of_the_database()


def _let_go_of_the_database() -> None:
    if not connection.in_atomic_block:
        connection.close()
