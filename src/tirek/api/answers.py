"""Answers that came from another system, read by the same form as a person's."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tirek.kernel.text import Text
from tirek.procedure.answer import Answer, AnswerErrors, wordings
from tirek.procedure.condition import as_sent
from tirek.procedure.form import Form


def checked(form: Form, given: Mapping[str, Answer], *, on: date) -> dict[str, Answer]:
    """The answers as the form keeps them, questions in its order.

    A question none of whose fields is given is left open. Raises AnswerErrors: a text for each
    field that is wrong, unknown, or not asked with these answers.
    """
    answers: dict[str, Answer] = {}
    errors: dict[str, Text] = {}
    for question in form.questions:
        mine = {field.id: given[field.id] for field in question.fields if field.id in given}
        if not mine or question.only_if.holds(answers) is not True:
            continue
        raw = {field: as_sent(answer) for field, answer in mine.items()}
        try:
            answers = dict(form.read(question.id, raw, answers, on=on))
        except AnswerErrors as wrong:
            errors |= wrong.errors
    known = {field.id for _, field in form.fields()}
    errors |= {field: wordings().choice["unknown"] for field in given if field not in known}
    if errors:
        raise AnswerErrors(errors)
    return answers
