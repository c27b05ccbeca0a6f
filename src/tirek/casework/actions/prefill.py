"""The applicant has the registries asked, and their answers laid into the draft."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.actions.keep_draft import own_draft
from tirek.casework.legal import service_of
from tirek.casework.models import Draft
from tirek.casework.persons import CONSENT, IIN, SUBJECT_IIN
from tirek.casework.queries.prefilled import (
    KINSHIP,
    answer_of,
    applicant_of,
    is_kin,
    queries_of,
    questions_of,
    registry_values,
    sources_of,
)
from tirek.casework.refused import Refused
from tirek.casework.registry_texts import registry_texts
from tirek.people.actions.give_consent import give_consent
from tirek.people.models import Consent, Person
from tirek.procedure.answer import Answer, AnswerError, AnswerErrors
from tirek.procedure.form import Form
from tirek.procedure.question import Field, Question
from tirek.procedure.registries.registry import registries
from tirek.procedure.registries.registry_fact import Ask
from tirek.procedure.service import Service
from tirek.registries.actions.ask import Purpose, ask
from tirek.registries.actions.ask import Question as Asked
from tirek.registries.port import Port
from tirek.registries.reference import port
from tirek.sms.actions.check_code import Confirmed

VERSION = "registries"
"""Tells this consent from the one that is sent with the application."""


def can_prefill(draft: Draft) -> bool:
    """Whether registries are connected, and the applicant is the one who signed in."""
    user = draft.user
    own = user is not None and draft.answers.get(IIN) in (None, user.iin)
    return own and user is not None and can_be_asked_for(user, service_of(draft))


def can_be_asked_for(user: User, service: Service) -> bool:
    """Whether registries are connected that tell the service something about this citizen."""
    known = user.is_citizen and bool(user.iin)
    return known and port() is not None and bool(service.registry_facts)


def can_be_asked_at_counter(service: Service) -> bool:
    """Whether registries are connected that tell the service something about who comes there."""
    return port() is not None and bool(service.registry_facts)


def child_named(
    form: Form,
    by: User,
    child_iin: str,
    applicant: str = "",
    answers: Mapping[str, Answer] = MappingProxyType({}),
) -> dict[str, str]:
    """The child's IIN as an answer, with those that lead the form to ask for it where these
    `answers` do not lead there yet; nothing where it asks for no child, or not of everybody and
    none is named. `applicant` is the IIN of whom an officer identified.

    Raises AnswerErrors for what cannot be the IIN of the applicant's child.
    """
    for question, field in form.fields():
        if field.id == SUBJECT_IIN and (child_iin.strip() or not question.only_if):
            try:
                read = str(field.read({SUBJECT_IIN: child_iin}))
            except AnswerError as error:
                raise AnswerErrors({SUBJECT_IIN: error.text}) from None
            if read == (by.iin if by.is_citizen else applicant):
                raise AnswerErrors({SUBJECT_IIN: registry_texts().refused["own_iin"]})
            open_yet = (one for one in question.only_if.conditions if not one.holds(answers))
            leading = {one.field: one.values[0] for one in open_yet}
            return {**leading, SUBJECT_IIN: read}
    return {}


def prefill(
    *,
    draft: UUID,
    by: User,
    child_iin: str,
    agreed: bool,
    proof: Confirmed | None = None,
    at: datetime,
) -> Draft:
    """Ask what was not answered yet and fill in what the applicant has not answered.

    Nobody agrees for somebody else: an officer brings the `proof` that the applicant did. About a
    child only its parent or guardian on record is told anything. What is silent leaves its
    questions open. Raises Draft.DoesNotExist, AlreadySent, AnswerErrors for an IIN that cannot be,
    Refused without consent or registries.
    """
    way = port()
    if way is None:
        raise Refused(registry_texts().refused["not_connected"])
    if not agreed or (proof is None and not by.is_citizen):
        raise Refused(registry_texts().refused["consent"], field=VERSION)
    found, consent = _begun(draft, by, child_iin, proof, at)
    kinship, rest = _parts(found)
    about_applicant = [one for one in rest if one.about == "applicant"]
    _ask(found, [*kinship, *about_applicant], way, consent, by, at)
    if is_kin(found, queries_of(found)):
        about_child = [one for one in rest if one.about == "child"]
        _ask(found, about_child, way, consent, by, at)
    return _filled(draft, by, at)


def consent_question(form: Form) -> tuple[Question, Field]:
    """The form's own question of consent: its words are what the applicant agrees to."""
    return next(pair for pair in form.fields() if pair[1].id == CONSENT)


@transaction.atomic
def _begun(
    draft: UUID, by: User, child_iin: str, proof: Confirmed | None, at: datetime
) -> tuple[Draft, Consent]:
    found = own_draft(draft, by)
    form = service_of(found).form
    question, field = consent_question(form)
    child = child_named(form, by, child_iin, applicant_of(found), found.answers)
    if child.items() - found.answers.items():  # what was told about another child goes with it
        told = sources_of(found)
        found.answers = {name: one for name, one in found.answers.items() if name not in told}
    found.answers |= {**child, field.id: True}
    found.updated_at = at
    found.save(update_fields=["answers", "updated_at"])
    return found, _consent(found, question, proof, at)


def _consent(draft: Draft, question: Question, proof: Confirmed | None, at: datetime) -> Consent:
    given = Consent.objects.filter(case_number=str(draft.pk), version=VERSION).first()
    return given or give_consent(
        person=_person(draft),
        case_number=str(draft.pk),
        version=VERSION,
        words=(question.title, question.hint),
        language=draft.language,
        proof=proof.as_document() if proof else None,
        at=at,
    )


def _person(draft: Draft) -> Person:
    """Who applies; until an application tells the parts of the name it is kept as one."""
    iin, user = applicant_of(draft), draft.user
    person = Person.objects.filter(iin=iin).first()
    if person is None:
        # Whom an officer identified has no name here yet: the number stands for it.
        person = Person(iin=iin, surname=user.full_name if user and user.is_citizen else iin)
        person.derive()
        person.save()
    return person


def _parts(draft: Draft) -> tuple[list[Ask], list[Ask]]:
    """What has no answer yet: the questions of kinship, and the others."""
    asked = queries_of(draft)
    answered = {one for one, query in asked.items() if (end := answer_of(query)) and end.is_final}
    owed = [one for one in questions_of(draft) if one not in answered]
    return [one for one in owed if one in KINSHIP], [one for one in owed if one not in KINSHIP]


def _ask(
    draft: Draft, owed: Iterable[Ask], way: Port, consent: Consent, by: User, at: datetime
) -> None:
    """Those that the answers so far make possible: an account needs its number."""
    iins = {"child": draft.answers.get(SUBJECT_IIN), "applicant": applicant_of(draft)}
    questions = []
    for one in owed:
        sends = {name: draft.answers.get(name) for name in registries()[one.registry].asks}
        if all(sends.values()):
            questions.append(Asked(one, str(iins[one.about]), sends))
    if questions:
        purpose = Purpose(str(draft.pk), draft.service, consent)
        ask(questions, way, purpose=purpose, by=by, at=at)


@transaction.atomic
def _filled(draft: UUID, by: User, at: datetime) -> Draft:
    """Only what is open is filled in: what the applicant said stays."""
    found = own_draft(draft, by)
    told = {field: one.value for field, one in registry_values(found).items()}
    found.answers = {**told, **found.answers}
    found.updated_at = at
    found.save(update_fields=["answers", "updated_at"])
    return found
