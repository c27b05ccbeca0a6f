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
    message = written(words, to.language)
    line, made = JournalLine.objects.get_or_create(
        key=key,
        defaults={
            "direction": JournalLine.Direction.OUT,
            "iin": to.iin,
            "full_name": to.full_name,
            "search_name": search_name(to.full_name),
            "born_on": to.born_on,
            "case_number": about.case_number,
            "service": about.service,
            "place": about.place,
            "content": message.content,
            "parts": message.parts,
            "at": at,
            "phone": to.phone,
            "specialist": by.full_name if by else SYSTEM_NAME,
            "language": to.language,
            "code": code,
        },
    )
    if made:
        Delivery.objects.create(line=line, state=Delivery.State.QUEUED, at=at)
        # One lock per telephone: messages arrive in the order in which they were written.
        app.configure_task(TASK, lock=f"sms {to.phone}").defer(line_id=line.pk)
    return line
