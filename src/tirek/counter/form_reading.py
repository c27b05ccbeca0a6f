"""A whole form on one page: what was sent is read question by question, what is right is kept."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from tirek.kernel.text import Text
from tirek.procedure.answer import Answer, AnswerError, AnswerErrors
from tirek.procedure.form import Form
from tirek.procedure.question import Question


@dataclass(frozen=True)
class Reading:
    """The answers that could be read, and a text for each field that must be corrected."""

    answers: Mapping[str, Answer]
    errors: Mapping[str, Text]


def read_form(
    form: Form,
    raw: Mapping[str, str],
    asked: Collection[str],
    known: Mapping[str, Answer],
    *,
    on: date,
) -> Reading:
    """Read the questions that were on the page (`asked`, by id); others keep what is `known`.

    A question that only an answer of this very page brought up was not on it: it stays open and
    is no mistake.
    """
    found: dict[str, Answer] = {}
    errors: dict[str, Text] = {}
    for question in form.questions:
        if question.only_if.holds(found) is not True:
            continue
        if question.id in asked:
            _read(question, raw, found, errors)
        else:
            found |= {one.id: known[one.id] for one in question.fields if one.id in known}
    late = form.errors(found, on=on)
    return Reading(found, {**late, **errors})


def _read(
    question: Question,
    raw: Mapping[str, str],
    found: dict[str, Answer],
    errors: dict[str, Text],
) -> None:
    for field in question.fields:
        if field.only_if.holds(found) is not True:
            continue
        try:
            found[field.id] = field.read(raw)
        except AnswerError as error:
            errors[field.id] = error.text
        except AnswerErrors as wrong:
            errors |= wrong.errors
