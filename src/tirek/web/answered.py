"""Answers of an application in the words of who gave them."""

from collections.abc import Mapping

from tirek.procedure.answer import Answer
from tirek.procedure.question import Field, Question
from tirek.web import formats
from tirek.web.components import SummaryRow
from tirek.web.language import current
from tirek.web.texts import spoken, text

WRITTEN = {"date": formats.day, "month": formats.month, "money": formats.money}


def answer_in_words(field: Field, answer: Answer) -> str:
    """An answer as its owner would say it."""
    words = field.words(answer)
    if words is not None:
        return spoken(words)
    if isinstance(answer, str) and field.kind in WRITTEN:
        return WRITTEN[field.kind](answer, current())
    return str(answer) if answer else "—"


def records_in_words(field: Field, answer: Answer) -> list[str]:
    """A line for each record and for each record inside it: what was answered, by label."""
    lines: list[str] = []
    if field.records is None or not isinstance(answer, list):
        return lines
    one = spoken(field.records.one)
    for number, record in enumerate(answer, start=1):
        said = [asked for asked in field.records.fields if record.get(asked.id) is not None]
        parts = [
            f"{spoken(asked.label or '')}: {answer_in_words(asked, record[asked.id])}"
            for asked in said
            if asked.records is None
        ]
        lines.append(f"{text('web.records.title', one=one, n=number)}. {'; '.join(parts)}")
        for asked in said:
            lines += [f"– {line}" for line in records_in_words(asked, record[asked.id])]
    return lines


def field_row(question: Question, field: Field, answer: Answer) -> SummaryRow:
    """One answer under its label."""
    label = spoken(field.label or question.title)
    if field.records is not None:
        items = records_in_words(field, answer)
        return SummaryRow(label, "" if items else "—", items=items)
    return SummaryRow(label, answer_in_words(field, answer))


def question_row(question: Question, answers: Mapping[str, Answer]) -> SummaryRow:
    """What was answered to a question: one line, or a part for each of its fields."""
    asked = [field for field in question.fields_asked(answers) if field.id in answers]
    title = spoken(question.title)
    if len(question.fields) == 1 and asked and asked[0].records is not None:
        return field_row(question, asked[0], answers[asked[0].id])
    if len(question.fields) == 1:
        return SummaryRow(title, answer_in_words(asked[0], answers[asked[0].id]) if asked else "—")
    parts = [
        f"{spoken(field.label or question.title)}: {answer_in_words(field, answers[field.id])}"
        for field in asked
        if answers[field.id] is not None
    ]
    return SummaryRow(title, "" if parts else "—", items=parts)
