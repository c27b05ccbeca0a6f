"""The page on which the applicant has the state registries asked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from tirek.casework.actions.prefill import VERSION, consent_question
from tirek.casework.models import Draft
from tirek.casework.persons import SUBJECT_IIN
from tirek.casework.queries.prefilled import (
    answer_of,
    is_kin,
    queries_of,
    questions_of,
    registry_values,
)
from tirek.kernel.text import Text
from tirek.portal.drafts import form_of, step_open
from tirek.procedure.registries.registry import registries
from tirek.procedure.registries.registry_fact import Ask
from tirek.registries.models import Query
from tirek.web import forms
from tirek.web.answered import answer_in_words
from tirek.web.components import Choice, Field, Page, Problem, SummaryRow
from tirek.web.formats import day_short
from tirek.web.language import current
from tirek.web.texts import spoken, text


@dataclass(frozen=True)
class AskPage(Page):
    """What will be asked; once it was, what each registry said.

    `fields` are empty when everything was answered. `not_kin`: the child's register names somebody
    else as the parents.
    """

    registries: Sequence[str] = ()
    rows: Sequence[SummaryRow] = ()
    fields: Sequence[Field] = ()
    silent: bool = False
    filled: bool = False
    not_kin: bool = False
    go_on: str = ""


def ask_page(draft: Draft, raw: Mapping[str, str], errors: Mapping[str, Text]) -> AskPage:
    """The page of a draft; `raw` is what was typed, `errors` what is wrong with it."""
    asked = queries_of(draft)
    rows = [_row(draft, ask, asked[ask]) for ask in questions_of(draft) if ask in asked]
    silent = any(_is_silent(query) for query in asked.values())
    fields = _fields(draft, raw, errors) if silent or not asked or errors else []
    return AskPage(
        title=text("portal.ask_registries.title"),
        back=reverse("apply", args=[draft.service]),
        problems=tuple(Problem.of(field) for field in fields if field.error),
        registries=[_name(ask) for ask in questions_of(draft)],
        rows=rows,
        fields=fields,
        silent=silent,
        filled=any(row.items for row in rows),
        not_kin=is_kin(draft, asked) is False,
        go_on=step_open(draft),
    )


def _name(ask: Ask) -> str:
    about = text(f"portal.ask_registries.about_{ask.about}")
    return f"{spoken(registries()[ask.registry].name)} – {about}"


def _is_silent(query: Query) -> bool:
    answer = answer_of(query)
    return answer is None or not answer.is_final


def _row(draft: Draft, ask: Ask, query: Query) -> SummaryRow:
    answer = answer_of(query)
    if answer is None or not answer.is_final:
        return SummaryRow(_name(ask), text("portal.ask_registries.silent"))
    told = list(_told(draft, ask))
    day = day_short(answer.answered_at, current())
    key = "answered" if told else "no_data"
    return SummaryRow(_name(ask), text(f"portal.ask_registries.{key}", day=day), items=told)


def _told(draft: Draft, ask: Ask) -> Iterable[str]:
    """The answers of the form that this question filled in."""
    told = {
        field: one.value
        for field, one in registry_values(draft).items()
        if one.ask == ask and not one.office
    }
    for question, field in form_of(draft).fields():
        if told.get(field.id) is not None:
            label = spoken(field.label or question.title)
            joint = " " if label.endswith("?") else ": "
            yield f"{label}{joint}{answer_in_words(field, told[field.id])}"


def _fields(draft: Draft, raw: Mapping[str, str], errors: Mapping[str, Text]) -> list[Field]:
    form = form_of(draft)
    question, given = consent_question(form)
    agreed = raw.get(VERSION) == "yes" if raw else draft.answers.get(given.id) is True
    consent = Field(
        VERSION,
        text("portal.ask_registries.consent"),
        kind="checkboxes",
        hint=spoken(question.hint or question.title),
        error=spoken(errors.get(VERSION, "")),
        choices=[Choice("yes", text("portal.ask_registries.agree"), chosen=agreed)],
    )
    child = [
        field
        for one in form.questions
        if any(field.id == SUBJECT_IIN for field in one.fields)
        for field in forms.question_fields(
            one, draft.answers, raw=raw or None, errors=errors, heading=False
        )
    ]
    return [*child, consent]
