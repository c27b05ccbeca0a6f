"""A word to the telephone of the person who was paid."""

from __future__ import annotations

from datetime import date, datetime
from typing import cast

from tirek.casework.queries.changes import answers_now
from tirek.kernel.text import Language, Text
from tirek.payments.models import Debt
from tirek.people.queries import wishes_of
from tirek.procedure.deadline import shown
from tirek.sms.actions.send import send
from tirek.sms.addressee import About, Addressee
from tirek.sms.phones import phone_of


def tell(debt: Debt, words: Text, *, key: str, due_on: date | None, at: datetime) -> None:
    """Send it once; nothing where no telephone is known or they want no SMS.

    The cabinet and the paper remain.
    """
    case, person = debt.case, debt.person
    known = [str(person.phone or "")]
    if person.pk == case.applicant_id:
        known.insert(0, str(answers_now(case).get("phone") or ""))
    phone = next(filter(None, (phone_of(one) for one in known)), None)
    wishes = wishes_of(person.iin)
    if phone is None or not wishes.sms:
        return
    send(
        key=f"{debt.number} {key}",
        to=Addressee.of(person, cast(Language, wishes.language or case.language), phone),
        words=words.format(number=case.number, day=shown(due_on) if due_on else "-"),
        at=at,
        about=About(case.number, case.service, case.place),
    )
