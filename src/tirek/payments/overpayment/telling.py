"""A word to the telephone of the person who was paid."""

from __future__ import annotations

from datetime import date, datetime
from typing import cast

from tirek.casework.queries.answers import answers_of
from tirek.casework.queries.changes import changed_answers
from tirek.kernel.text import Language, Text
from tirek.payments.models import Debt
from tirek.procedure.deadline import shown
from tirek.sms.actions.send import send
from tirek.sms.addressee import About, Addressee
from tirek.sms.phones import phone_of


def tell(debt: Debt, words: Text, *, key: str, due_on: date | None, at: datetime) -> None:
    """Send it once; nothing where no telephone is known: the cabinet and the paper remain."""
    case, person = debt.case, debt.person
    known = [str(person.phone or "")]
    if person.pk == case.applicant_id:
        answered = {**answers_of(case), **changed_answers(case)}
        known.insert(0, str(answered.get("phone") or ""))
    phone = next(filter(None, (phone_of(one) for one in known)), None)
    if phone is None:
        return
    send(
        key=f"{debt.number} {key}",
        to=Addressee.of(person, cast(Language, case.language), phone),
        words=words.format(number=case.number, day=shown(due_on) if due_on else "-"),
        at=at,
        about=About(case.number, case.service, case.place),
    )
