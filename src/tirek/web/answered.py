"""Answers of an application in the words of who gave them."""

from collections.abc import Mapping

from tirek.procedure.answer import Answer
from tirek.procedure.question import Field, Question
from tirek.web import formats
from tirek.web.components import SummaryRow
from tirek.web.language import current
from tirek.web.texts import spoken


def answer_in_words(field: Field, answer: Answer) -> str:
    """An answer as its owner would say it."""
    words = field.words(answer)
    if words is not None:
        return spoken(words)
    if isinstance(answer, str) and field.kind == "date":
        return formats.day(answer, current())
    return str(answer) if answer else "—"


def question_row(question: Question, answers: Mapping[str, Answer]) -> SummaryRow:
    """What was answered to a question: one line, or a part for each of its fields."""
    asked = [field for field in question.fields_asked(answers) if field.id in answers]
    title = spoken(question.title)
    if len(question.fields) == 1:
        return SummaryRow(title, answer_in_words(asked[0], answers[asked[0].id]) if asked else "—")
    parts = [
        f"{spoken(field.label or question.title)}: {answer_in_words(field, answers[field.id])}"
        for field in asked
        if answers[field.id] is not None
    ]
    return SummaryRow(title, "" if parts else "—", items=parts)
