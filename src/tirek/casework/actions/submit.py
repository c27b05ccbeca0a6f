"""A draft becomes a registered application."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q

from tirek.accounts.models import Role, User
from tirek.casework.actions.propose import hold_for_law
from tirek.casework.completeness import InvalidAnswers, problems
from tirek.casework.four_eyes import require_no_own_application
from tirek.casework.legal import service_of, waits_for_law, working_calendar
from tirek.casework.local_day import local_day
from tirek.casework.models import UNDECIDED, Case, Draft
from tirek.casework.numbers import next_number
from tirek.casework.permissions import ROLES, NotAllowed
from tirek.casework.persons import (
    APPLICANT,
    CONSENT,
    IIN,
    SUBJECT,
    SUBJECT_IIN,
    person_named,
    subject_iin,
)
from tirek.casework.queries.proposal import judge
from tirek.casework.queries.same_thing import asking_the_same
from tirek.casework.record import record
from tirek.casework.refused import Refused
from tirek.casework.texts import texts
from tirek.kernel.calendar import YearNotKnown
from tirek.people.actions.give_consent import give_consent
from tirek.people.models import Person
from tirek.people.queries import acts_for
from tirek.procedure.deadline import Deadline, Received, count, received_on
from tirek.procedure.form import Form
from tirek.procedure.term import Term
from tirek.signatures.models import Signature
from tirek.signatures.texts import texts as signing_texts

__all__ = ["CalendarMissing", "InvalidAnswers", "SecondApplication", "submit"]


class SecondApplication(Refused):
    """The applicant already has such an application; `number` is the first one's."""

    def __init__(self, number: str, *, field: str) -> None:
        refused = texts().refused
        for_child = field == SUBJECT_IIN
        text = refused.second_application if for_child else refused.second_application_own
        super().__init__(text.format(number=number), field=field)
        self.number = number


class ReceivedLater(Refused):
    """A paper cannot have been received after it is keyed in."""


class NotSigned(Refused):
    """Applications of this channel are signed, and this one is not."""


class CalendarMissing(Refused):
    """The working calendar of the year is not entered, so no deadline can be given."""


@dataclass(frozen=True)
class _Application:
    """What is being sent: the draft with everything that follows from it and from the moment."""

    draft: Draft
    by: User | None
    at: datetime
    form: Form
    answers: Mapping[str, Any]
    received: Received
    deadline: Deadline
    signature: Signature | None


def submit(
    *, draft: Draft, by: User | None, at: datetime, signature: Signature | None = None
) -> Case:
    """Register the application: Submitted and Registered, number, receipt day, deadline.

    `by` is whoever filled the draft in: the applicant, an operator at the counter, a specialist
    who keys in a paper; None is Tirek, for what the person agreed to by a message. Sending the
    same draft twice gives the same case. `signature` is the applicant's under this draft, asked
    for where the channel's applications are signed. Raises NotAllowed, InvalidAnswers (a text for
    each field), NotSigned, SecondApplication, ReceivedLater, OwnCase (an officer's own); then
    nothing was written, the draft is as it was.
    """
    try:
        with transaction.atomic():
            return _submit(draft, by, at, signature)
    except IntegrityError:
        # Two applications at the same moment: the partial unique index let one through.
        _refuse_second(_found_by_iin(draft))
        raise


def _submit(draft: Draft, by: User | None, at: datetime, signature: Signature | None) -> Case:
    draft = Draft.objects.select_for_update(of=("self",)).get(pk=draft.pk)
    _require_own(draft, by)
    if draft.case is not None:
        return draft.case
    sent = _application(draft, by, at, signature)
    applicant = person_named(sent.answers, APPLICANT, proven=_proven(sent))
    about_child = SUBJECT_IIN in sent.answers
    child = person_named(sent.answers, SUBJECT) if about_child else applicant
    child = Person.objects.select_for_update().get(pk=child.pk)  # one application at a time
    _refuse_second(_first_application(draft, applicant, child, sent.received.on))
    case = _register(sent, applicant, child)
    draft.case = case
    draft.save(update_fields=["case"])
    return case


def _require_own(draft: Draft, by: User | None) -> None:
    mine = draft.user_id == (by.pk if by else None)
    if not mine or (by and not _may_send(draft, by)):
        raise NotAllowed(texts().refused.not_your_case)


def _may_send(draft: Draft, by: User) -> bool:
    """Citizens send what they filled in themselves, officers what came to their window."""
    own_way = by.is_citizen == (draft.channel in ("portal", "phone"))
    return by.is_active and by.role in ROLES["submit"] and own_way


def _proven(sent: _Application) -> bool:
    """Whether somebody made sure who applies: the sign-in, the operator, or the registry."""
    if sent.by is None or sent.by.role == Role.OPERATOR:
        return True
    return sent.by.iin == sent.answers[IIN]


def _application(
    draft: Draft, by: User | None, at: datetime, signature: Signature | None
) -> _Application:
    service = service_of(draft)
    form, passport = service.form, service.passport
    errors = problems(draft, form, passport, by=by, on=local_day(at))
    if errors:
        raise InvalidAnswers(errors)
    if by is not None and by.is_officer:
        require_no_own_application(form.asked(draft.answers), draft.service, by, at)
    calendar = working_calendar()
    channel = passport.channel(draft.channel)
    if channel is not None and channel.signed and not _signs(signature, draft):
        raise NotSigned(signing_texts().refused.missing, field="signature")
    if draft.received_at is not None and draft.received_at > at:
        raise ReceivedLater(texts().refused.received_later, field="received_at")
    try:
        received = received_on(
            draft.received_at or at,
            passport.hours,
            calendar,
            same_day=channel is not None and channel.received == "same_day",
        )
        deadline = count(_term(draft), received.on, calendar)
    except YearNotKnown as unknown:
        raise CalendarMissing(unknown.text) from unknown
    return _Application(
        draft, by, at, form, form.asked(draft.answers), received, deadline, signature
    )


def _term(draft: Draft) -> Term:
    return service_of(draft).passport.term_on(draft.channel, draft.answers)


def _signs(signature: Signature | None, draft: Draft) -> bool:
    return signature is not None and signature.about == str(draft.pk)


def _first_application(
    draft: Draft, applicant: Person, child: Person, received: date
) -> Case | None:
    running = Q(stage__in=("granted", "in_payment")) & (
        Q(paid_until=None) | Q(paid_until__gt=received)
    )
    mine = asking_the_same(draft).filter(applicant=applicant, subject=child)
    return mine.filter(Q(stage__in=UNDECIDED) | running).order_by("pk").first()


def _found_by_iin(draft: Draft) -> Case | None:
    mine = asking_the_same(draft).filter(stage__in=UNDECIDED)
    iins = {"applicant": draft.answers.get(IIN), "subject": subject_iin(draft.answers)}
    return mine.filter(**{f"{who}__iin": iin for who, iin in iins.items()}).first()


def _refuse_second(first: Case | None) -> None:
    if first is not None:
        about_child = first.subject_id != first.applicant_id
        raise SecondApplication(first.number, field=SUBJECT_IIN if about_child else IIN)


def _register(sent: _Application, applicant: Person, child: Person) -> Case:
    draft = sent.draft
    case = Case(
        number=next_number(draft.place, sent.received.on.year),
        service=draft.service,
        place=draft.place,
        applicant=applicant,
        subject=child,
        applicant_user=_user_of(applicant, sent.by),
        taken_by=None if sent.by is None or sent.by.is_citizen else sent.by,
        asked=sent.form.asked_for(sent.answers),
        channel=draft.channel,
        subject_key=child.sort_key,
        language=draft.language,
        stage=service_of(draft).lifecycle.begins,
        received_on=sent.received.on,
        due_on=sent.deadline.due_on,
    )
    case.save(force_insert=True)
    case.files.set(draft.files.all())
    record(case, "Submitted", by=sent.by, at=sent.at, payload=_submitted(sent))
    record(case, "Registered", by=None, at=sent.at, payload=_registered(sent, case))
    _keep_consent(sent, case)
    judged = judge(case)
    if waits_for_law(judged.decision):
        hold_for_law(case, judged, by=None, at=sent.at)
    return case


def _user_of(applicant: Person, by: User | None) -> User | None:
    """Who follows the case in a cabinet: the applicant, and who acts for them while they do."""
    if by is not None and by.is_citizen and by.iin in (None, applicant.iin):
        return by
    return User.objects.filter(role=Role.CITIZEN, iin=applicant.iin).first()


def _submitted(sent: _Application) -> dict[str, Any]:
    files = sent.draft.files.order_by("uploaded_at", "pk")
    return {
        "answers": sent.answers,
        "facts": sent.form.facts(sent.answers, received_on=sent.received.on),
        "facts_on_receipt": list(sent.form.days_of_receipt),
        "source": "declared" if sent.by else "registry",
        "channel": sent.draft.channel,
        "acting_for": _acting_for(sent),
        "language": sent.draft.language,
        "signature": sent.signature.as_document() if sent.signature else None,
        "files": [
            {"id": str(file.pk), "kind": file.kind, "name": file.name, "sha256": file.sha256}
            for file in files
        ],
    }


def _acting_for(sent: _Application) -> dict[str, str] | None:
    """On what the representative acted, if somebody else than the applicant sent it."""
    by, iin = sent.by, str(sent.answers[IIN])
    if by is None or not by.is_citizen or by.iin == iin:
        return None
    found = acts_for(by.iin, on=local_day(sent.at), service=sent.draft.service)
    one = found.filter(represented__iin=iin).first()
    if one is None:
        return None
    return {"basis": one.basis, "document": one.document, "representation": str(one.pk)}


def _registered(sent: _Application, case: Case) -> dict[str, Any]:
    return {
        "number": case.number,
        "received": sent.received.as_document(),
        "term": _term(sent.draft).as_document(),
        "deadline": sent.deadline.as_document(),
    }


def _keep_consent(sent: _Application, case: Case) -> None:
    """The very words of every question of consent that was answered with yes."""
    for question, field in sent.form.fields():
        if field.id == CONSENT and sent.answers.get(field.id) is True:
            give_consent(
                person=case.applicant,
                case_number=case.number,
                version=field.id,
                words=(question.title, question.hint),
                language=sent.draft.language,
                at=sent.at,
            )
