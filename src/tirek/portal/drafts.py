"""The citizen's own application in the making: found, pre-filled, walked through."""

from collections.abc import Mapping
from uuid import UUID

from django.http import Http404
from django.urls import reverse

from tirek.accounts.models import User
from tirek.casework.legal import service_of
from tirek.casework.models import Draft
from tirek.casework.persons import IIN, NAMES
from tirek.casework.queries.drafts import draft_of
from tirek.people.models import Person
from tirek.procedure.answer import Answer, AnswerErrors
from tirek.procedure.form import Form
from tirek.procedure.question import Question
from tirek.procedure.service import Service

CHANGE = "change"


class Sent(Exception):
    """The draft became a case: nothing in it can be changed any more."""


def own_draft(draft_id: UUID, user: User) -> Draft:
    """The user's draft, sent ones too. Raises Http404 for anybody else's."""
    try:
        return draft_of(user, draft_id)
    except Draft.DoesNotExist:
        raise Http404 from None


def unsent_draft(draft_id: UUID, user: User) -> Draft:
    """The user's draft, if it can still be changed. Raises Http404, Sent."""
    draft = own_draft(draft_id, user)
    if draft.case is not None:
        raise Sent
    return draft


def form_of(draft: Draft) -> Form:
    """The form that the draft answers."""
    return service_of(draft).form


def known_answers(service: Service, user: User, told: Mapping[str, str]) -> dict[str, Answer]:
    """What need not be asked again: who the user is, and what was told to the calculator."""
    return {**_told(service, told), **_person(service, user)}


def question_at(draft: Draft, question_id: str) -> Question | None:
    """The question, if the answers so far lead to it. Raises Http404 for an unknown one."""
    form = form_of(draft)
    try:
        question = form.question(question_id)
    except LookupError:
        raise Http404 from None
    return question if question in form.path(draft.answers) else None


def question_address(draft: Draft, question: Question, *, change: bool = False) -> str:
    """Where a question is asked; `change` comes back to the answers afterwards."""
    address = reverse("question", args=[draft.pk, question.id])
    return f"{address}?{CHANGE}=1" if change else address


def step_before(draft: Draft, question: Question) -> str:
    """The page before a question."""
    path = form_of(draft).path(draft.answers)
    at = path.index(question)
    return question_address(draft, path[at - 1]) if at else reverse("apply", args=[draft.service])


def step_after(draft: Draft, *, change: bool) -> str:
    """The next question that is still open; what is known already is not asked again."""
    following = form_of(draft).first_open(draft.answers)
    if following is not None:
        return question_address(draft, following, change=change)
    return reverse("check" if change else "documents", args=[draft.pk])


def step_open(draft: Draft) -> str:
    """Where to go on: the first question without an answer, else the papers or the check."""
    opened = form_of(draft).first_open(draft.answers)
    if opened is not None:
        return question_address(draft, opened)
    return reverse("check" if draft.files.exists() else "documents", args=[draft.pk])


def _person(service: Service, user: User) -> dict[str, Answer]:
    fields = {field.id for _, field in service.form.fields()}
    person = Person.objects.filter(iin=user.iin).first() if user.iin else None
    known: dict[str, Answer] = {IIN: user.iin} if user.iin else {}
    if person is not None and person.given_name:  # else the name is known in one piece only
        known |= {name: getattr(person, name) or None for name in NAMES}
    if person is not None and person.phone:
        known["phone"] = person.phone
    return {name: value for name, value in known.items() if name in fields}


def _told(service: Service, told: Mapping[str, str]) -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    for question in service.form.calculator:
        try:
            answers |= question.read(told, answers)
        except AnswerErrors:
            continue
    return answers
