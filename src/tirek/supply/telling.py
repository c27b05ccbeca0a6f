"""The person is told by SMS what happened to their choice, if a telephone is known of them."""

from __future__ import annotations

from typing import cast

from tirek.casework.queries.changes import answers_now
from tirek.kernel.text import Language
from tirek.people.queries import wishes_of
from tirek.procedure.choice import Course
from tirek.procedure.deadline import shown
from tirek.sms.actions.send import send
from tirek.sms.addressee import About, Addressee
from tirek.sms.phones import phone_of
from tirek.supply.models import Choice, ChoiceStep
from tirek.supply.texts import texts


def tell(choice: Choice, step: ChoiceStep, now: Course) -> None:
    """One message about a step that has words. Where no number is known the cabinet remains, and
    the days run all the same.
    """
    case = choice.case
    words = texts().sms.get(step.kind)
    phone = phone_of(str(answers_now(case).get("phone") or case.applicant.phone))
    wishes = wishes_of(case.applicant.iin)
    if words is None or phone is None or not wishes.sms:
        return
    language = cast(Language, wishes.language or case.language)
    send(
        key=f"choice {choice.pk}/{step.seq}",
        to=Addressee.of(case.applicant, language, phone),
        words=words.format(number=case.number, day=shown(now.last_day)),
        at=step.at,
        about=About(case.number, case.service, case.place),
    )
