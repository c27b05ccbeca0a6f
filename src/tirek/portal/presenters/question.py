"""A question of an application as a page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from django.urls import reverse

from tirek.casework.models import Draft
from tirek.kernel.text import Text
from tirek.portal.drafts import form_of, step_before
from tirek.portal.presenters.sources import sources
from tirek.procedure.check import Finding
from tirek.procedure.question import Question
from tirek.procedure.sheet import Filled
from tirek.web import forms
from tirek.web.components import Problem
from tirek.web.record_files import with_files
from tirek.web.texts import spoken, text


@dataclass(frozen=True)
class QuestionPage(forms.FormPage):
    """The question, what to think about before going on, what to do if a registry is wrong."""

    warnings: Sequence[str] = ()
    if_wrong: Sequence[str] = ()
    tasks: str = ""


def question_page(
    draft: Draft,
    question: Question,
    *,
    change: bool,
    raw: Mapping[str, str] | None = None,
    errors: Mapping[str, Text] | None = None,
    warnings: Sequence[Finding] = (),
    filled: Filled | None = None,
) -> QuestionPage:
    """`change`: the question was reached from the page that shows all answers.

    `filled`: what the page holds since a file was read into it.
    """
    if filled is not None:
        raw, errors = filled.held, filled.errors
    asked = forms.question_page(
        question,
        draft.answers,
        raw=raw,
        errors=errors,
        back=reverse("check", args=[draft.pk]) if change else step_before(draft, question),
        progress=_progress(draft, question),
    )
    shown: dict[str, Any] = {one.name: getattr(asked, one.name) for one in fields(asked)}
    known = sources(draft)
    shown["fields"] = [replace(one, source=known.told.get(one.name, "")) for one in asked.fields]
    shown["fields"] = with_files(shown["fields"], question.fields, filled)
    shown["problems"] = tuple(Problem.of_all(shown["fields"]))
    if_wrong = dict.fromkeys(known.if_wrong.get(one.name, "") for one in asked.fields)
    return QuestionPage(
        **shown,
        warnings=[spoken(finding.text) for finding in warnings],
        if_wrong=[words for words in if_wrong if words],
        tasks=reverse("tasks", args=[draft.pk]),
    )


def _progress(draft: Draft, question: Question) -> str:
    """What is left counts, not what the registries have answered already."""
    form = form_of(draft)
    left = [one for one in form.path(draft.answers) if form.is_open(one, draft.answers)]
    section = spoken(form.sections[question.section].title)
    return text("portal.question.left", section=section, n=len(left)) if left else section
