"""The application as it was sent: every answer in the words of the form."""

from collections.abc import Mapping, Sequence
from typing import Any

from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.web.answered import field_row
from tirek.web.components import SummaryRow


def application(case: Case, answers: Mapping[str, Any]) -> Sequence[SummaryRow]:
    """A row for each answer, in the order of the questions; what was left empty is left out."""
    return [
        field_row(question, field, answers[field.id])
        for question in service_of(case).form.path(answers)
        for field in question.fields_asked(answers)
        if answers.get(field.id) is not None
    ]
