"""A message came in from a telephone."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.people.names import search_name
from tirek.sms.models import Delivery, JournalLine
from tirek.sms.signals import message_received

LONGEST = 1000


@transaction.atomic
def receive(*, key: str, phone: str, text: str, at: datetime) -> JournalLine:
    """One line of the journal, as an answer to the last message that went to that number.

    `key` is the gateway's number of the message: brought twice, it is written once. Whoever
    listens is told (`sms.signals`).
    """
    asked = JournalLine.objects.filter(phone=phone, direction=JournalLine.Direction.OUT).last()
    line, made = JournalLine.objects.get_or_create(
        key=f"in {key}",
        defaults={
            "direction": JournalLine.Direction.IN,
            "content": text.replace("\0", "")[:LONGEST],
            "at": at,
            "phone": phone,
            "answers": asked,
            **_of_the_person(asked),
        },
    )
    if made:
        Delivery.objects.create(line=line, state=Delivery.State.RECEIVED, at=at)
        message_received.send(sender=JournalLine, line=line)
    return line


def _of_the_person(asked: JournalLine | None) -> dict[str, object]:
    if asked is None:
        return {"language": "kk"}
    return {
        "iin": asked.iin,
        "full_name": asked.full_name,
        "search_name": search_name(asked.full_name),
        "born_on": asked.born_on,
        "case_number": asked.case_number,
        "service": asked.service,
        "place": asked.place,
        "language": asked.language,
    }
