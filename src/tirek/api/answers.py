"""Answers that came from another system, read by the same form as a person's."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from tirek.kernel.text import Text
from tirek.procedure.answer import Answer, AnswerErrors, as_sent, wordings
from tirek.procedure.form import Form
from tirek.procedure.question import Field


def checked(form: Form, given: Mapping[str, Any], *, on: date) -> dict[str, Answer]:
    """The answers as the form keeps them, questions in its order.

    A question none of whose fields is given is left open. Raises AnswerErrors: a text for each
    field that is wrong, unknown, or not asked with these answers.
    """
    answers: dict[str, Answer] = {}
    errors: dict[str, Text] = {}
    for question in form.questions:
        mine = [field for field in question.fields if field.id in given]
        if not mine or question.only_if.holds(answers) is not True:
            continue
        raw: dict[str, str] = {}
        for field in mine:
            raw |= _sent(field, given[field.id])
        try:
            answers = dict(form.read(question.id, raw, answers, on=on))
        except AnswerErrors as wrong:
            errors |= wrong.errors
    known = {field.id for _, field in form.fields()}
    errors |= {field: wordings().choice["unknown"] for field in given if field not in known}
    if errors:
        raise AnswerErrors(errors)
    return answers


def _sent(field: Field, answer: Answer) -> dict[str, str]:
    """As a page would send it: a date stays in one piece."""
    return field.boxes(answer) if field.records else {field.id: as_sent(answer)}
