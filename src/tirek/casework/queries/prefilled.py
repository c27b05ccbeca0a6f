"""What registries told for an application in the making, and which answers still say so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tirek.accounts.models import Office
from tirek.casework.legal import service_of
from tirek.casework.models import Draft
from tirek.casework.persons import IIN, SUBJECT_IIN
from tirek.casework.queries.children import was_granted
from tirek.casework.queries.known_papers import papers_known
from tirek.procedure.answer import Answer as Value
from tirek.procedure.answer import AnswerError
from tirek.procedure.question import Field
from tirek.procedure.registries.registry import Document
from tirek.procedure.registries.registry_fact import Ask, asks, led_to, told
from tirek.registries.models import Answer, Query

FAMILY = Ask("population", "child")
RIGHTS = Ask("civil_acts", "child")
KINSHIP = (FAMILY, RIGHTS)
"""The questions that say whose child it is; they are asked before any other about a child."""


@dataclass(frozen=True)
class Prefilled:
    """What a registry told for one field, and when; `office` where somebody signed it instead."""

    value: Value
    ask: Ask
    at: datetime
    office: Office | None = None


def applicant_of(draft: Draft) -> str:
    """The IIN of who applies: whoever signed in, or the person whom an officer identified."""
    if draft.user is not None and draft.user.is_citizen:
        return draft.user.iin or ""
    return str(draft.answers.get(IIN) or "")


def queries_of(draft: Draft) -> dict[Ask, Query]:
    """The last query of each question of the draft, as its answers name the child now."""
    asked = Query.objects.filter(case_number=str(draft.pk)).select_related("answer")
    child = draft.answers.get(SUBJECT_IIN)
    return {
        Ask(one.registry, one.about): one  # type: ignore[arg-type]
        for one in asked
        if one.about != "child" or one.iin == child
    }


def questions_of(draft: Draft) -> tuple[Ask, ...]:
    """Every question that could be asked for the draft, those of the kinship first."""
    found = asks(service_of(draft).registry_facts, draft.answers)
    about_child = any(ask.about == "child" for ask in found)
    return tuple(dict.fromkeys((*KINSHIP, *found))) if about_child else found


def is_kin(draft: Draft, queries: Mapping[Ask, Query]) -> bool | None:
    """Whether the applicant is on record as parent or guardian, and the rights were not taken.

    None while a registry is silent. Nobody is told from registries about a child not theirs.
    """
    answers = [answer_of(queries[ask]) for ask in KINSHIP if ask in queries]
    if len(answers) < len(KINSHIP) or not all(one and one.is_final for one in answers):
        return None
    family, rights = (one.document or {} for one in answers if one)
    applicant = applicant_of(draft)
    named = applicant in (*family.get("parents", ()), *family.get("guardians", ()))
    return named and applicant not in rights.get("rights_terminated", ())


def is_told_everything(draft: Draft) -> bool:
    """Whether every registry that was asked has answered, and knows the applicant as kin."""
    asked = queries_of(draft)
    answers = [answer_of(query) for query in asked.values()]
    silent = not all(one and one.is_final for one in answers)
    about_child = any(ask.about == "child" for ask in asked)
    return not silent and (is_kin(draft, asked) is True or not about_child)


def answer_of(query: Query) -> Answer | None:
    """How it ended; None where it was cut off."""
    return getattr(query, "answer", None)


def registry_values(draft: Draft) -> dict[str, Prefilled]:
    """What registries say for each field of the form that takes it, and over them what
    organisations and commissions signed."""
    queries = queries_of(draft)
    kin = is_kin(draft, queries)
    found: dict[str, Prefilled] = {}
    for ask, query in queries.items():
        answer = answer_of(query)
        if answer is None or answer.document is None or (ask.about == "child" and not kin):
            continue
        for field, value in _taken(draft, ask, answer.document):
            found.setdefault(field.id, Prefilled(value, ask, answer.answered_at))
    signed = list(papers_known(draft))
    for paper in signed if signed and (kin or _is_known_child(draft)) else ():
        for field, value in fitting(draft, paper.facts):
            found[field.id] = Prefilled(value, paper.ask, paper.at, paper.office)
    return found


def _is_known_child(draft: Draft) -> bool:
    child = str(draft.answers.get(SUBJECT_IIN) or "")
    return draft.user is not None and was_granted(draft.user, child)


def _taken(draft: Draft, ask: Ask, document: Document) -> Iterator[tuple[Field, Value]]:
    """Values of a registry that the form itself would take as answers."""
    service = service_of(draft)
    applicant = applicant_of(draft)
    lines = led_to(service.registry_facts, draft.answers)
    said = told(lines, ask, document, place=draft.place, applicant=applicant)
    return fitting(draft, {**said.facts, **said.answers})


def fitting(draft: Draft, values: Mapping[str, Any]) -> Iterator[tuple[Field, Value]]:
    """Of values by fact or field those that the form would take, as it would keep them."""
    for _, field in service_of(draft).form.fields():
        target = field.fact if field.fact in values else field.id
        try:
            if target in values:
                yield field, field.read(field.boxes(values[target]))
        except AnswerError:
            continue


def sources_of(draft: Draft) -> Mapping[str, Prefilled]:
    """The fields that hold what a registry told; a corrected one is the applicant's own word."""
    return told_and_corrected(draft)[0]


def told_and_corrected(draft: Draft) -> tuple[dict[str, Prefilled], dict[str, Prefilled]]:
    """The answered fields that hold what a registry told, and those that say something else."""
    told: dict[str, Prefilled] = {}
    corrected: dict[str, Prefilled] = {}
    for field, one in registry_values(draft).items():
        if field in draft.answers:
            (told if draft.answers[field] == one.value else corrected)[field] = one
    return told, corrected


def paper_for(draft: Draft, field: Field, one: Prefilled) -> str:
    """The id of the document that proves the field where that registry is wrong; "" for none."""
    return next(
        (
            line.paper
            for line in service_of(draft).registry_facts
            if Ask(line.registry, line.about) == one.ask and line.target in (field.fact, field.id)
        ),
        "",
    )
