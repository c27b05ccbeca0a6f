"""All questions of a form on one page, with what was typed and what is wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.urls import reverse

from tirek.casework.actions.prefill import can_be_asked_at_counter
from tirek.casework.legal import service_of
from tirek.casework.queries.prefilled import sources_of
from tirek.counter.form_reading import Reading
from tirek.counter.presenters.steps import Steps, steps_of
from tirek.procedure.answer import Answer
from tirek.procedure.question import Question
from tirek.procedure.sheet import Filled
from tirek.reception.models import Visit
from tirek.web.components import Field, Page, Problem
from tirek.web.forms import question_fields
from tirek.web.record_files import with_files
from tirek.web.texts import spoken


@dataclass(frozen=True)
class Asked:
    """One question with its fields; `asked_if` hides it in the browser until it is called for."""

    id: str
    title: str
    hint: str
    fields: Sequence[Field]
    asked_if: str
    asked_if_values: str


@dataclass(frozen=True)
class Part:
    """The questions of one section."""

    title: str
    questions: Sequence[Asked]


@dataclass(frozen=True)
class AnswersPage(Page):
    """The form."""

    service: str = ""
    steps: Steps | None = None
    parts: Sequence[Part] = ()
    is_filled: bool = False
    ask_registries: str = ""


def answers_page(
    visit: Visit,
    raw: Mapping[str, str] | None,
    reading: Reading | None,
    filled: Filled | None = None,
) -> AnswersPage:
    """Every question that the answers do not rule out; `filled`: a file was read into the page."""
    service = service_of(visit.draft)
    answers = visit.draft.answers
    asked = [one for one in service.form.questions if one.only_if.holds(answers) is not False]
    parts = [
        Part(
            spoken(section.title),
            [_asked(one, answers, raw, reading, filled) for one in asked if one.section == name],
        )
        for name, section in service.form.sections.items()
    ]
    fields = [field for part in parts for one in part.questions for field in one.fields]
    first = next((one.name for one in fields if not one.optional and not _is_filled(one)), "")
    parts = [replace(part, questions=_focused(part.questions, first)) for part in parts]
    steps = steps_of(visit, "answers")
    return AnswersPage(
        title=steps.title,
        back=reverse("counter:queue"),
        problems=Problem.of_all(fields),
        service=steps.service,
        steps=steps,
        parts=[part for part in parts if part.questions],
        is_filled=not first,
        ask_registries=_ask_registries(visit),
    )


def _ask_registries(visit: Visit) -> str:
    """Where the person agrees to that; "" where they did, or no registry is connected."""
    if not can_be_asked_at_counter(service_of(visit.draft)) or sources_of(visit.draft):
        return ""
    return reverse("counter:consent", args=[visit.pk])


def _is_filled(asked: Field) -> bool:
    """Whether something stands in the field, all of its boxes together."""
    if asked.records:
        return all(_is_filled(one) or one.optional for it in asked.records for one in it.fields)
    if asked.parts:
        return all(part.value for part in asked.parts)
    if asked.choices:
        return any(choice.chosen for choice in asked.choices)
    return bool(asked.value) or bool(asked.asked_if) or asked.kind == "records"


def _focused(questions: Sequence[Asked], first: str) -> list[Asked]:
    """The keyboard begins at the first field that must be filled in and is empty."""
    return [
        replace(
            one,
            fields=[replace(field, autofocus=field.name == first) for field in one.fields],
        )
        for one in questions
    ]


def _asked(
    question: Question,
    answers: Mapping[str, Answer],
    raw: Mapping[str, str] | None,
    reading: Reading | None,
    filled: Filled | None,
) -> Asked:
    errors = filled.errors if filled else reading.errors if reading else {}
    shown = question_fields(question, answers, raw=raw, errors=errors, heading=False)
    shown = with_files(shown, question.fields, filled)
    alone = len(shown) == 1
    conditions = question.only_if.conditions
    single = conditions[0] if len(conditions) == 1 else None
    if alone and single is None:
        return Asked(question.id, "", "", shown, "", "")
    return Asked(
        id=question.id,
        title="" if alone else spoken(question.title),
        hint="" if alone else spoken(question.hint or ""),
        fields=shown,
        asked_if=single.field if single else "",
        asked_if_values=" ".join(single.values) if single else "",
    )
