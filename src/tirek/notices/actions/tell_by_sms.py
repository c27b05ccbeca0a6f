"""Tell the applicant by SMS that something happened in the case."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from tirek.casework.models import Case
from tirek.casework.queries.changes import answers_now
from tirek.kernel.text import Language
from tirek.notices.sms_words import message_of, sms_key
from tirek.people.queries import wishes_of
from tirek.sms.actions.send import send
from tirek.sms.addressee import About, Addressee
from tirek.sms.models import JournalLine
from tirek.sms.phones import phone_of


def tell_by_sms(*, case_number: str, seq: int, at: datetime) -> JournalLine | None:
    """One message about event `seq`, however often it is asked for.

    None where the event is not told by SMS, no telephone of the applicant is known or they want
    no SMS: the cabinet and the paper remain.
    """
    case = Case.objects.select_related("applicant").get(number=case_number)
    event = case.events.select_related("actor").get(seq=seq)
    words = message_of(case, event)
    phone = phone_of(str(answers_now(case).get("phone") or case.applicant.phone))
    wishes = wishes_of(case.applicant.iin)
    if words is None or phone is None or not wishes.sms:
        return None
    language = cast(Language, wishes.language or case.language)
    return send(
        key=sms_key(case.number, seq),
        to=Addressee.of(case.applicant, language, phone),
        words=words,
        at=at,
        about=About(case.number, case.service, case.place),
        by=event.actor if event.actor and event.actor.is_officer else None,
    )
