"""A question of an application as a page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from django.urls import reverse

from tirek.casework.models import Draft
from tirek.kernel.text import Text
from tirek.portal.drafts import form_of, step_before
from tirek.portal.presenters.sources import source_words
from tirek.procedure.check import Finding
from tirek.procedure.question import Question
from tirek.web import forms
from tirek.web.components import Field
from tirek.web.texts import spoken, text


@dataclass(frozen=True)
class QuestionPage(forms.FormPage):
    """The question, and what to think about before going on."""

    warnings: Sequence[str] = ()


def question_page(
    draft: Draft,
    question: Question,
    *,
    change: bool,
    raw: Mapping[str, str] | None = None,
    errors: Mapping[str, Text] | None = None,
    warnings: Sequence[Finding] = (),
) -> QuestionPage:
    """`change`: the question was reached from the page that shows all answers."""
    asked = forms.question_page(
        question,
        draft.answers,
        raw=raw,
        errors=errors,
        back=reverse("check", args=[draft.pk]) if change else step_before(draft, question),
        progress=_progress(draft, question),
    )
    shown: dict[str, Any] = {one.name: getattr(asked, one.name) for one in fields(asked)}
    shown["fields"] = [_with_source(field, source_words(draft)) for field in asked.fields]
    return QuestionPage(**shown, warnings=[spoken(finding.text) for finding in warnings])


def _with_source(field: Field, sources: Mapping[str, str]) -> Field:
    source = sources.get(field.name)
    return replace(field, hint="\n".join(filter(None, (field.hint, source)))) if source else field


def _progress(draft: Draft, question: Question) -> str:
    form = form_of(draft)
    path = form.path(draft.answers)
    return text(
        "portal.question.progress",
        section=spoken(form.sections[question.section].title),
        number=path.index(question) + 1,
        of=len(path),
    )
