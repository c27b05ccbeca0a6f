"""The period of what a case gave is over: the person is asked by SMS whether it is replaced."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from django.db import transaction

from tirek.casework.legal import service_of, working_calendar
from tirek.casework.local_day import local_day
from tirek.casework.models import Case
from tirek.casework.queries.changes import answers_now
from tirek.kernel.text import Language
from tirek.people.queries import wishes_of
from tirek.proactive.models import OPEN, Request
from tirek.proactive.record import free_codes, hold_phone, record
from tirek.proactive.telling import tell
from tirek.proactive.wording import wording
from tirek.procedure.deadline import shown
from tirek.procedure.proactive import lapses_at, lapses_on, proactive_table, replacement
from tirek.sms.phones import phone_of


@transaction.atomic
def ask_replacement(*, case: Case, at: datetime) -> Request | None:
    """Send the question; silence counts as consent (order No 287 p. 6).

    None where no telephone is known, or the person has another open question of the service.
    """
    phone = phone_of(str(answers_now(case).get("phone") or case.applicant.phone))
    if phone is None:
        return None
    hold_phone(phone)
    mine = {"service": case.service, "applicant": case.applicant, "subject": case.subject}
    if Request.objects.filter(**mine, stage=OPEN).exists():
        return None
    codes = free_codes(phone)
    deadline = lapses_on(replacement().queued_within, local_day(at), working_calendar())
    language = cast(Language, wishes_of(case.applicant.iin).language or case.language)
    request = Request(
        **mine,
        place=case.place,
        phone=phone,
        language=language,
        yes_code=codes.yes,
        no_code=codes.no,
        asked_at=at,
        lapses_at=lapses_at(deadline, service_of(case).passport.hours),
        stage=proactive_table().begins,
        case=case,
    )
    told = {"yes": codes.yes, "no": codes.no, "day": shown(deadline.due_on)}
    question = wording().replacement.question.format(number=case.number, **told)
    payload = {"question": question.as_dict(), "lapses": deadline.as_document()}
    record(request, "Asked", role="system", at=at, payload=payload)
    tell(request, question, at=at)
    return request
