"""From a question of form.toml to the fields of a page: what was typed and what is wrong kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tirek.kernel.text import Text
from tirek.procedure import question as asked
from tirek.procedure.answer import PARTS, Answer
from tirek.web.components import Choice, DatePart, Field, Kind, Page, Problem
from tirek.web.texts import spoken, text

KINDS: Mapping[str, Kind] = {"date": "date", "yes_no": "radios", "choice": "radios"}
WIDTHS: Mapping[str, int] = {"iin": 20, "phone": 20, "iban": 30, "name": 20}
INPUT_MODES: Mapping[str, str] = {"iin": "numeric", "phone": "tel"}
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
        problems=tuple(Problem.of(field) for field in fields if field.error),
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
            error=spoken((errors or {}).get(one.id, "")),
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
    return Field(name, label, kind="date", hint=hint, parts=_date_parts(name, held))


def _held(
    one: asked.Field, answers: Mapping[str, Answer], raw: Mapping[str, str] | None
) -> Mapping[str, str]:
    if raw is not None:
        return {name: raw.get(name, "") for name in one.inputs}
    return one.boxes(answers.get(one.id)) if one.id in answers else {}


def _field(
    question: asked.Question,
    one: asked.Field,
    *,
    held: Mapping[str, str],
    error: str,
    heading: bool,
    alone: bool,
) -> Field:
    hint = one.hint or (question.hint if alone else None)
    value = held.get(one.id, "")
    asked_if, values = _asked_if(question, one)
    return Field(
        name=one.id,
        label=spoken(question.title if alone or not one.label else one.label),
        kind=KINDS.get(one.kind, "text"),
        hint=spoken(hint or ""),
        error=error,
        value=value,
        choices=_choices(one, value),
        parts=_parts(one, held),
        heading=heading,
        inputmode=INPUT_MODES.get(one.kind, ""),
        autocomplete=one.autocomplete,
        width=WIDTHS.get(one.kind, 0),
        optional=not one.required,
        asked_if=asked_if,
        asked_if_values=values,
    )


def _asked_if(question: asked.Question, one: asked.Field) -> tuple[str, str]:
    """Only a single condition on the same page can be shown and hidden in the browser."""
    conditions = one.only_if.conditions
    ours = {field.id for field in question.fields}
    if len(conditions) != 1 or conditions[0].field not in ours:
        return "", ""
    return conditions[0].field, " ".join(conditions[0].values)


def _choices(one: asked.Field, value: str) -> list[Choice]:
    return [
        Choice(choice.value, spoken(choice.label), spoken(choice.hint or ""), choice.value == value)
        for choice in one.choices
    ]


def _parts(one: asked.Field, held: Mapping[str, str]) -> list[DatePart]:
    return _date_parts(one.id, held) if one.kind == "date" else []


def _date_parts(name: str, held: Mapping[str, str]) -> list[DatePart]:
    return [
        DatePart(
            name=f"{name}-{part}",
            label=text(f"web.form.{part}"),
            value=held.get(f"{name}-{part}", ""),
            width=DAY_WIDTHS[part],
        )
        for part in PARTS
    ]
