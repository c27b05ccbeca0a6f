"""From a question of form.toml to the fields of a page: what was typed and what is wrong kept."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from django.utils.html import format_html_join

from tirek.kernel.text import Text
from tirek.procedure import question as asked
from tirek.procedure.answer import PARTS_OF, Answer, AnswerError
from tirek.web.components import Choice, DatePart, Field, Kind, Page, Problem, Record, own
from tirek.web.texts import spoken, text

KINDS: Mapping[str, Kind] = {
    "date": "date",
    "month": "date",
    "yes_no": "radios",
    "choice": "radios",
    "records": "records",
}
WIDTHS: Mapping[str, int] = {
    "iin": 20,
    "phone": 20,
    "iban": 30,
    "name": 20,
    "number": 10,
    "money": 10,
}
INPUT_MODES: Mapping[str, str] = {
    "iin": "numeric",
    "phone": "tel",
    "number": "decimal",
    "money": "decimal",
}
LONG_CHOICE = 8
"""So many answers are chosen from a list that opens."""
DAY_WIDTHS: Mapping[str, int] = {"day": 2, "month": 2, "year": 4}


@dataclass(frozen=True)
class FormPage(Page):
    """A page with fields; `heading` is empty where the only field is itself the heading."""

    heading: str = ""
    hint: str = ""
    fields: Sequence[Field] = ()
    progress: str = ""
    button: str = ""


def question_page(
    question: asked.Question,
    answers: Mapping[str, Answer],
    *,
    raw: Mapping[str, str] | None = None,
    errors: Mapping[str, Text] | None = None,
    back: str = "",
    progress: str = "",
) -> FormPage:
    """The page of one question: filled with `raw` where something was sent, else the answers."""
    fields = question_fields(question, answers, raw=raw, errors=errors)
    alone = len(fields) == 1
    return FormPage(
        title=spoken(question.title),
        back=back,
        problems=tuple(Problem.of_all(fields)),
        heading="" if alone else spoken(question.title),
        hint="" if alone or not question.hint else spoken(question.hint),
        fields=fields,
        progress=progress,
    )


def question_fields(
    question: asked.Question,
    answers: Mapping[str, Answer],
    *,
    raw: Mapping[str, str] | None = None,
    errors: Mapping[str, Text] | None = None,
    heading: bool = True,
) -> list[Field]:
    """The fields of a question that other pages' answers do not rule out."""
    shown = shown_fields(question, answers)
    alone = len(shown) == 1
    return [
        _field(
            question,
            one,
            held=_held(one, answers, raw),
            errors=errors or {},
            heading=heading and alone,
            alone=alone,
        )
        for one in shown
    ]


def shown_fields(question: asked.Question, answers: Mapping[str, Answer]) -> list[asked.Field]:
    """Fields to draw: those that depend on an answer of the same page are drawn too."""
    ours = {field.id for field in question.fields}
    others = {name: given for name, given in answers.items() if name not in ours}
    return [field for field in question.fields if field.only_if.holds(others) is not False]


def date_field(name: str, label: str, held: Mapping[str, str], *, hint: str = "") -> Field:
    """A date that no form.toml asks for, in the same three boxes."""
    return Field(name, label, kind="date", hint=hint, parts=_boxes(name, "date", held))


def _held(
    one: asked.Field, answers: Mapping[str, Answer], raw: Mapping[str, str] | None
) -> Mapping[str, str]:
    if raw is not None:
        return {name: raw.get(name, "") for name in one.inputs(raw)}
    if one.id in answers:
        return one.boxes(answers[one.id])
    return one.records.boxes(one.id, one.records.began(answers)) if one.records else {}


def _field(
    question: asked.Question,
    one: asked.Field,
    *,
    held: Mapping[str, str],
    errors: Mapping[str, Text],
    heading: bool,
    alone: bool,
) -> Field:
    hint = one.hint or (question.hint if alone else None)
    asked_if, values = _asked_if(one, {field.id for field in question.fields})
    drawn = drawn_field(
        one,
        label=spoken(question.title if alone or not one.label else one.label),
        hint=spoken(hint or ""),
        held=held,
        errors=errors,
    )
    return replace(drawn, heading=heading, asked_if=asked_if, asked_if_values=values)


def drawn_field(
    one: asked.Field,
    *,
    label: str,
    hint: str,
    held: Mapping[str, str],
    errors: Mapping[str, Text] | Mapping[str, str],
) -> Field:
    """A field with what its inputs hold and what is wrong with it, or with those of its records."""
    value, choices = held.get(one.id, ""), one.choices
    kind = "select" if len(choices) >= LONG_CHOICE else KINDS.get(one.kind, "text")
    return Field(
        name=one.id,
        label=label,
        kind=kind,
        hint=hint,
        error=spoken(errors.get(one.id, "")),
        value=value,
        choices=_choices(one, value, or_none=kind == "select"),
        parts=_boxes(one.id, one.kind, held) if one.kind in PARTS_OF else [],
        inputmode=INPUT_MODES.get(one.kind, ""),
        autocomplete=one.autocomplete,
        width=WIDTHS.get(one.kind, 0),
        suffix="₸" if one.kind == "money" else "",
        optional=not one.required,
        records=_records(one, one.records, held, errors) if one.records else (),
        add=spoken(one.records.add) if one.records else "",
    )


def _records(
    one: asked.Field,
    records: asked.Records,
    held: Mapping[str, str],
    errors: Mapping[str, Text] | Mapping[str, str],
) -> list[Record]:
    """Every record of the page, in its order."""
    drawn = []
    for turn, number in enumerate(asked.numbers_sent(one.id, held), start=1):
        place = f"{one.id}.{number}"
        inside = {name: text for name, text in held.items() if name.startswith(f"{place}.")}
        drawn.append(_record(place, turn, records, inside, errors))
    return drawn


def _record(
    place: str,
    turn: int,
    records: asked.Records,
    held: Mapping[str, str],
    errors: Mapping[str, Text] | Mapping[str, str],
) -> Record:
    """Closed where nothing of it, nor of a record inside it, is wrong or left to fill in."""
    fields = [_inside(place, one, records, held, errors) for one in records.fields]
    title = text("web.records.title", one=spoken(records.one), n=turn)
    return Record(
        name=place,
        title=title,
        says=_said(place, records, fields),
        fields=fields,
        remove=text("web.records.remove", one=title),
        opened=any(name.startswith(f"{place}.") for name in errors)
        or not _is_complete(place, records, held)
        or any(inner.opened for field in fields for inner in field.records),
    )


def _inside(
    place: str,
    one: asked.Field,
    records: asked.Records,
    held: Mapping[str, str],
    errors: Mapping[str, Text] | Mapping[str, str],
) -> Field:
    """A field of the record at that place."""
    label, hint = spoken(one.label or ""), spoken(one.hint or "")
    drawn = drawn_field(one.at(place), label=label, hint=hint, held=held, errors=errors)
    asked_if, values = _asked_if(one, {field.id for field in records.fields})
    return replace(
        drawn, asked_if=f"{place}.{asked_if}" if asked_if else "", asked_if_values=values
    )


def _is_complete(place: str, records: asked.Records, held: Mapping[str, str]) -> bool:
    try:
        for one in records.fields:
            if one.records is None and not one.only_if:
                one.at(place).read(held)
    except AnswerError:
        return False
    return True


def _said(place: str, records: asked.Records, fields: Sequence[Field]) -> str:
    """What tells the record from the others: its name, its kind, its sum."""
    wanted = {f"{place}.{name}" for name in records.names}
    values = (_value(one) for one in fields if one.name in wanted)
    return format_html_join(", ", "{}", ((value,) for value in values if value))


def _value(one: Field) -> str:
    chosen = [choice.label for choice in one.choices if choice.chosen and choice.value]
    if chosen or one.choices:
        return "".join(chosen)
    if one.parts:
        return ".".join(part.value for part in one.parts if part.value)
    return own(one.value) if one.value else ""


def _asked_if(one: asked.Field, ours: Set[str]) -> tuple[str, str]:
    """Only a single condition on the same page can be shown and hidden in the browser."""
    conditions = one.only_if.conditions
    if len(conditions) != 1 or conditions[0].field not in ours:
        return "", ""
    return conditions[0].field, " ".join(conditions[0].values)


def _choices(one: asked.Field, value: str, *, or_none: bool) -> list[Choice]:
    first = [Choice("", text("web.records.choose"), chosen=not value)] if or_none else []
    return first + [
        Choice(choice.value, spoken(choice.label), spoken(choice.hint or ""), choice.value == value)
        for choice in one.choices
    ]


def _boxes(name: str, kind: str, held: Mapping[str, str]) -> list[DatePart]:
    return [
        DatePart(
            name=f"{name}-{part}",
            label=text(f"web.form.{part}"),
            value=held.get(f"{name}-{part}", ""),
            width=DAY_WIDTHS[part],
        )
        for part in PARTS_OF[kind]
    ]
