"""What a "yes" by SMS answers in the form: the questions of consent to use personal data."""

from __future__ import annotations

from collections.abc import Mapping

from tirek.casework.persons import CONSENT
from tirek.procedure.answer import Answer
from tirek.procedure.form import Form


def with_consent(form: Form, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """The answers with every consent given."""
    asked = [field.id for _, field in form.fields() if field.id == CONSENT]
    return {**answers, **dict.fromkeys(asked, True)}
