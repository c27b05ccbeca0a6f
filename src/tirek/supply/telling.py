"""The person is told by SMS what happened to what they wait for, if a telephone is known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import cast

from tirek.casework.models import Case
from tirek.casework.queries.changes import answers_now
from tirek.kernel.text import Language, Text
from tirek.people.queries import wishes_of
from tirek.procedure.deadline import shown
from tirek.procedure.supply.choice import Course
from tirek.sms.actions.send import send
from tirek.sms.addressee import About, Addressee
from tirek.sms.phones import phone_of
from tirek.supply.models import Choice, ChoiceStep, Delivery, DeliveryStep, Followed
from tirek.supply.texts import texts


def tell(choice: Choice, step: ChoiceStep, now: Course) -> None:
    """One message about a step that has words. Where no number is known the cabinet remains, and
    the days run all the same.
    """
    words = texts().sms.get(step.kind)
    if words is not None:
        day = shown(now.last_day)
        told = words.format(number=choice.case.number, day=day)
        send_to(choice.case, told, key=f"choice {choice.pk}/{step.seq}", at=step.at)


def tell_bought(delivery: Delivery, step: DeliveryStep) -> None:
    """The same about what the state buys."""
    words = texts().bought_sms.get(step.kind)
    if words is not None:
        until = step.payload.get("until")
        day = shown(date.fromisoformat(until)) if until else ""
        told = words.format(number=delivery.case.number, day=day)
        send_to(delivery.case, told, key=f"delivery {delivery.pk}/{step.seq}", at=step.at)


def tell_of_programme(followed: Sequence[Followed], *, at: datetime) -> None:
    """One message about what a change of the individual programme did to a case, by its words for
    the most that was done; nothing about a death, nor to whom it changed nothing."""
    first = followed[0]
    said = texts().programme_sms
    general = said.get(f"{first.change}_{first.did}" if first.did else first.change)
    words = said.get(f"{first.change}_{first.thing}_{first.did}", general)
    if words is not None:
        told = words.format(number=first.case.number)
        send_to(first.case, told, key=f"programme {first.version_id}/{first.pk}", at=at)


def phone_to(case: Case) -> str | None:
    """The telephone the application names, else the one known of the applicant."""
    return phone_of(str(answers_now(case).get("phone") or case.applicant.phone))


def send_to(case: Case, words: Text, *, key: str, at: datetime) -> None:
    """One message to who applied, unless they want none; once under a `key`."""
    phone = phone_to(case)
    wishes = wishes_of(case.applicant.iin)
    if phone is None or not wishes.sms:
        return
    language = cast(Language, wishes.language or case.language)
    send(
        key=key,
        to=Addressee.of(case.applicant, language, phone),
        words=words,
        at=at,
        about=About(case.number, case.service, case.place),
    )
