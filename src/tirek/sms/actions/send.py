"""Write a message into the journal and have it sent."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from procrastinate.contrib.django import app

from tirek.accounts.models import User
from tirek.kernel.text import Text
from tirek.people.names import search_name
from tirek.sms.addressee import NOTHING, About, Addressee
from tirek.sms.message import written
from tirek.sms.models import Delivery, JournalLine, OneTimeCode

SYSTEM_NAME = "Tirek"
TASK = "sms.deliver"
URGENT, SOON = 10, 5


@transaction.atomic
def send(
    *,
    key: str,
    to: Addressee,
    words: Text,
    at: datetime,
    about: About = NOTHING,
    by: User | None = None,
    code: OneTimeCode | None = None,
) -> JournalLine:
    """One line of the journal, and a task that hands it to the gateway.

    The line and the task exist together with the caller's transaction or not at all. The same
    `key` again gives the line that is there and sends nothing. `by=None` is the system.
    """
    line, made = JournalLine.objects.get_or_create(
        key=key,
        defaults={
            **_columns(to, words, about),
            "direction": JournalLine.Direction.OUT,
            "at": at,
            "specialist": by.full_name if by else SYSTEM_NAME,
            "code": code,
        },
    )
    if made:
        Delivery.objects.create(line=line, state=Delivery.State.QUEUED, at=at)
        # One lock per telephone: messages arrive in the order in which they were written.
        # They go before letters, which take a second each; a code, which is waited for, goes first.
        task = app.configure_task(TASK, lock=f"sms {to.phone}", priority=URGENT if code else SOON)
        task.defer(line_id=line.pk)
    return line


def _columns(to: Addressee, words: Text, about: About) -> dict[str, object]:
    message = written(words, to.language)
    return {
        "iin": to.iin,
        "full_name": to.full_name,
        "search_name": search_name(to.full_name),
        "born_on": to.born_on,
        "case_number": about.case_number,
        "service": about.service,
        "place": about.place,
        "content": message.content,
        "parts": message.parts,
        "phone": to.phone,
        "language": to.language,
    }
