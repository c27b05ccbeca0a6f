"""A step of a way ended well: the application of the next one is begun and filled in.

It is never sent: the parent is told, checks it and signs it.
"""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from typing import Any, cast

from django.db import transaction

from tirek.accounts.models import Role, User
from tirek.casework.actions.keep_draft import save_answers, start_draft
from tirek.casework.legal import service_of
from tirek.casework.local_day import local_day
from tirek.casework.models import Case, Draft
from tirek.casework.persons import IIN, SUBJECT_IIN
from tirek.casework.queries.agreed_way import situation_of, ways_agreed
from tirek.casework.queries.answers import answers_of
from tirek.casework.queries.prefilled import fitting, registry_values
from tirek.casework.refused import Refused
from tirek.kernel.text import Language
from tirek.people.models import Consent, Person
from tirek.people.queries import wishes_of
from tirek.proactive.queries.ways import Passed, children_on_way, state_of_way, ways
from tirek.proactive.wording import wording
from tirek.procedure.service import Service
from tirek.services import SERVICES
from tirek.sms.actions.send import send
from tirek.sms.addressee import About, Addressee
from tirek.sms.phones import phone_of


def prepare_next(*, child_iin: str, at: datetime) -> list[Draft]:
    """For everybody who agreed to a way for that child: the next application, if one is next."""
    child = Person.objects.filter(iin=child_iin).first()
    consents = list(ways_agreed(child.pk)) if child else []
    made = [_prepare(one, child, at) for one in consents if child]
    return [draft for draft in made if draft is not None]


@transaction.atomic
def _prepare(consent: Consent, child: Person, at: datetime) -> Draft | None:
    Person.objects.select_for_update().get(pk=consent.person_id)  # begun once
    user = User.objects.filter(iin=consent.person.iin, role=Role.CITIZEN, is_active=True).first()
    situation = situation_of(consent)
    if user is None or situation not in ways():
        return None
    following = _next(state_of_way(user, child, situation, local_day(at)))
    last = next(
        (one for one in children_on_way(user, situation) if one.subject_id == child.pk), None
    )
    if following is None or last is None:
        return None
    try:
        draft = _begun(user, following.step.service, situation, last, consent.language, at)
    except Refused:  # no act of the place says how to decide it now: nothing can be begun
        return None
    _tell(consent.person, draft, last, at)
    return draft


def _next(steps: list[Passed]) -> Passed | None:
    """The application that can be begun because the step before it is done.

    Not one that was made before: to apply again after a refusal is the person's own choice.
    """
    for before, step in pairwise(steps):
        can_begin = step.state == "now" and before.state == "done" and step.case is None
        if step.step.kind == "application" and can_begin:
            return step
    return None


def _begun(
    user: User, service: str, situation: str, last: Case, language: str, at: datetime
) -> Draft:
    draft = start_draft(by=user, service=service, place=last.place, language=language, at=at)
    draft.prepared = situation
    draft.answers = {IIN: user.iin, SUBJECT_IIN: last.subject.iin}
    draft.save(update_fields=["prepared", "answers"])
    signed = {field: one.value for field, one in registry_values(draft).items()}
    same = {field.id: value for field, value in fitting(draft, _same(last, service_of(draft)))}
    answers = {**draft.answers, **same, **signed}
    return save_answers(draft=draft.pk, by=user, answers=answers, at=at)


def _same(last: Case, service: Service) -> dict[str, Any]:
    """What the last application said that is the same here: one registry tells both."""
    told = answers_of(last)
    before = SERVICES[last.service]
    fields = {field.fact or field.id: field.id for _, field in before.form.fields()}
    known = {
        (line.registry, line.about, line.field): told.get(fields.get(line.target, ""))
        for line in before.registry_facts
        if line.test is None
    }
    found = {
        line.target: known.get((line.registry, line.about, line.field))
        for line in service.registry_facts
        if line.test is None
    }
    return {target: value for target, value in found.items() if value is not None}


def _tell(person: Person, draft: Draft, last: Case, at: datetime) -> None:
    """By SMS, where the person wants any; the cabinet shows it in any case."""
    phone = phone_of(str(answers_of(last).get("phone") or person.phone))
    wishes = wishes_of(person.iin)
    if phone is None or not wishes.sms:
        return
    language = cast(Language, wishes.language or draft.language)
    send(
        key=f"way {draft.pk}",
        to=Addressee.of(person, language, phone),
        words=wording().way.prepared,
        at=at,
        about=About(service=draft.service, place=draft.place),
    )
