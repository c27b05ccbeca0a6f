"""The state asks first: news of a registry become a question by SMS."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import cast

from django.db import transaction

from tirek.accounts.bodies import works_on
from tirek.accounts.models import Role, User
from tirek.casework.actions import keep_draft
from tirek.casework.actions.submit import SecondApplication
from tirek.casework.completeness import problems
from tirek.casework.legal import service_of, working_calendar
from tirek.casework.local_day import local_day
from tirek.casework.models import UNDECIDED, Draft
from tirek.casework.permissions import NotAllowed
from tirek.casework.persons import APPLICANT, IIN, SUBJECT, SUBJECT_IIN, person_named
from tirek.casework.queries.same_thing import asking_the_same
from tirek.casework.refused import Refused
from tirek.kernel.text import Language
from tirek.people.models import Person
from tirek.proactive.consent import with_consent
from tirek.proactive.models import OPEN, Request
from tirek.proactive.record import free_codes, hold_phone, record
from tirek.proactive.telling import tell
from tirek.proactive.wording import wording
from tirek.procedure.answer import Answer, listed
from tirek.procedure.deadline import Deadline, shown
from tirek.procedure.form import Form
from tirek.procedure.lifecycle import Role as TableRole
from tirek.procedure.passport import Proactive
from tirek.procedure.proactive import lapses_at, lapses_on, proactive_table
from tirek.services import SERVICES
from tirek.sms.phones import phone_of

ASKERS = (Role.SPECIALIST, Role.SCHOOL)


@transaction.atomic
def ask_proactively(
    *,
    service: str,
    place: str,
    child_iin: str,
    applicant_iin: str,
    phone: str,
    facts: Mapping[str, Answer],
    language: Language,
    at: datetime,
    by: User | None = None,
) -> Request:
    """Send the service's question and wait for the answer; asked already, that request.

    `facts` are the answers of the service's form by field id, as the registries tell them, without
    the consent, which is what is asked for. `by` is a specialist of the place; None is Tirek.
    Raises Refused (SecondApplication among them), NotAllowed, LookupError for no such service.
    """
    offered = _offered(service)
    _require_asker(by, service, place)
    number = _telephone(phone)
    hold_phone(number)
    iins = {IIN: applicant_iin, SUBJECT_IIN: child_iin}
    answers = {**_told(SERVICES[service].form, facts), **iins, "phone": number}
    draft = _draft(service, place, language, answers, at)
    applicant = person_named(answers, APPLICANT, proven=True)
    child = person_named(answers, SUBJECT, proven=True)
    child = Person.objects.select_for_update().get(pk=child.pk)  # one question at a time
    asked = _asked_already(draft, applicant, child)
    if asked is not None:
        keep_draft.throw_away(draft=draft.pk, by=None)
        return asked
    deadline = lapses_on(offered.lapses_after, local_day(at), working_calendar())
    request = _made(draft, applicant, child, number, deadline, at)
    _ask(request, offered, deadline, by, at)
    return request


def _offered(service: str) -> Proactive:
    offered = SERVICES[service].passport.proactive
    if offered is None:
        raise Refused(wording().refused.not_offered)
    return offered


def _require_asker(by: User | None, service: str, place: str) -> None:
    if by is None:
        return
    ours = by.place == place and works_on(by, service)
    if not (by.is_active and by.role in ASKERS and ours):
        raise NotAllowed(wording().refused.not_your_place)


def _telephone(phone: str) -> str:
    number = phone_of(phone)
    if number is None:
        raise Refused(wording().refused.bad_phone, field="phone")
    return number


def _told(form: Form, facts: Mapping[str, Answer]) -> dict[str, Answer]:
    """Nothing said where something must be is as if it were not there."""
    required = {field.id for _, field in form.fields() if field.required}
    return {name: told for name, told in facts.items() if told is not None or name not in required}


def _draft(
    service: str, place: str, language: str, answers: Mapping[str, Answer], at: datetime
) -> Draft:
    """The application but for the consent. Raises Refused where a field could not be filled in."""
    draft = keep_draft.start_draft(
        by=None, service=service, place=place, language=language, at=at, channel="proactive"
    )
    draft = keep_draft.save_answers(draft=draft.pk, by=None, answers=answers, at=at)
    whole = service_of(draft)
    draft.answers = with_consent(whole.form, answers)
    wrong = problems(draft, whole.form, whole.passport, by=None, on=local_day(at))
    if wrong:
        raise Refused(wording().refused.facts_missing.format(fields=listed(list(wrong.values()))))
    return draft


def _asked_already(draft: Draft, applicant: Person, child: Person) -> Request | None:
    mine = {"applicant": applicant, "subject": child}
    first = asking_the_same(draft).filter(**mine, stage__in=UNDECIDED).first()
    if first is not None:
        raise SecondApplication(first.number, field=SUBJECT_IIN)
    return Request.objects.filter(**mine, service=draft.service, stage=OPEN).first()


def _made(
    draft: Draft,
    applicant: Person,
    child: Person,
    phone: str,
    deadline: Deadline,
    at: datetime,
) -> Request:
    codes = free_codes(phone)
    return Request(
        service=draft.service,
        place=draft.place,
        applicant=applicant,
        subject=child,
        phone=phone,
        language=draft.language,
        yes_code=codes.yes,
        no_code=codes.no,
        asked_at=at,
        lapses_at=lapses_at(deadline, service_of(draft).passport.hours),
        stage=proactive_table().begins,
        draft=draft,
    )


def _ask(
    request: Request, offered: Proactive, deadline: Deadline, by: User | None, at: datetime
) -> None:
    codes = {"yes": request.yes_code, "no": request.no_code}
    question = offered.question.format(day=shown(deadline.due_on), **codes)
    record(
        request,
        "Asked",
        role=cast(TableRole, by.role) if by else "system",
        by=by,
        at=at,
        payload={
            "question": question.as_dict(),
            "registry": offered.registry,
            "lapses": deadline.as_document(),
        },
    )
    tell(request, question, at=at, by=by)
