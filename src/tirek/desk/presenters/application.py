"""The application as it was sent: every answer in the words of the form."""

from collections.abc import Mapping, Sequence
from typing import Any

from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.procedure.question import Field, Question
from tirek.web import formats
from tirek.web.components import SummaryRow
from tirek.web.language import current
from tirek.web.texts import spoken


def application(case: Case, answers: Mapping[str, Any]) -> Sequence[SummaryRow]:
    """A row for each answer, in the order of the questions; what was left empty is left out."""
    return [
        SummaryRow(_label(question, field), _value(field, answers[field.id]))
        for question in service_of(case).form.path(answers)
        for field in question.fields_asked(answers)
        if answers.get(field.id) is not None
    ]


def _label(question: Question, field: Field) -> str:
    return spoken(field.label or question.title)


def _value(field: Field, answer: Any) -> str:
    words = field.words(answer)
    if words is not None:
        return spoken(words)
    return formats.day(answer, current()) if field.kind == "date" else str(answer)
