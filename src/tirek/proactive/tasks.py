"""What the worker does with questions."""

from __future__ import annotations

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from tirek.accounts.own_connection import own_connection
from tirek.kernel.text import Language
from tirek.proactive.actions.hear_news import hear_news
from tirek.proactive.actions.lapse import lapse_overdue
from tirek.proactive.actions.prepare_next import prepare_next
from tirek.proactive.actions.read_answer import read_answer
from tirek.procedure.answer import Answer
from tirek.sms.models import JournalLine


@app.task(name="proactive.read_answer", retry=RetryStrategy(max_attempts=5, exponential_wait=3))
@own_connection()
def read_an_answer(line_id: int) -> None:
    """What a message from a telephone answers; run twice, it is read once."""
    read_answer(line=JournalLine.objects.get(pk=line_id))


@app.periodic(cron="*/5 * * * *")
@app.task(name="proactive.lapse", queueing_lock="proactive.lapse")
@own_connection()
def lapse(timestamp: int) -> None:
    """End the questions whose time is over."""
    lapse_overdue(at=timezone.now())


@app.task(name="proactive.hear_news", retry=RetryStrategy(max_attempts=5, exponential_wait=3))
@own_connection()
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


@app.task(name="proactive.prepare_next", retry=RetryStrategy(max_attempts=5, exponential_wait=3))
@own_connection()
def prepare_the_next_step(child_iin: str) -> None:
    """A step about the child ended well; run twice, the next application is begun once."""
    prepare_next(child_iin=child_iin, at=timezone.now())
