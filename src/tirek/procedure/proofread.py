"""What a form file may get wrong although each of its lines is well formed."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from tirek.kernel.text import Text
from tirek.kernel.toml import bind, load, read
from tirek.procedure.answer import AnswerError
from tirek.procedure.check import Check
from tirek.procedure.condition import OnlyIf
from tirek.procedure.form import Form
from tirek.procedure.question import Field, Option


class BadForm(ValueError):
    """A form that contradicts itself: every fault at once."""

    def __init__(self, path: Path, faults: list[str]) -> None:
        super().__init__("\n".join(f"{path}: {fault}" for fault in faults))
        self.faults = tuple(faults)


def proofread(form: Form, path: Path) -> None:
    """Raise BadForm if the form contradicts itself."""
    faults = list(_faults(form))
    if faults:
        raise BadForm(path, faults)


def _faults(form: Form) -> Iterator[str]:
    yield from _repeated("question", [question.id for question in form.questions])
    yield from _repeated("field", [field.id for _, field in form.fields()])
    yield from _repeated("fact", _facts(form))
    for question in form.questions:
        if question.section not in form.sections:
            yield f"{question.id}: no section {question.section!r}"
        if len(question.fields) > 1:
            yield from (f"{one.id}: no label" for one in question.fields if one.label is None)
    before: dict[str, Field] = {}
    for question in form.questions:
        yield from _bad_condition(question.id, question.only_if, before)
        for field in question.fields:
            yield from _bad_condition(field.id, field.only_if, before)
            yield from _bad_field(field)
            before[field.id] = field
            yield from _bad_records(field)
    for check in form.checks:
        yield from _bad_check(check, before)


def _facts(form: Form) -> list[str]:
    asked = [field.fact for _, field in form.fields() if field.fact]
    others = (one.fact for one in (*form.not_asked, *form.left_to_officer))
    return [*asked, *form.facts_on_receipt, *others]


def _repeated(what: str, names: list[str]) -> Iterator[str]:
    return (f"{what} {name!r} is there twice" for name, n in Counter(names).items() if n > 1)


def _bad_condition(at: str, only_if: OnlyIf, before: Mapping[str, Field]) -> Iterator[str]:
    for condition in only_if.conditions:
        if condition.field not in before:
            yield f"{at}: only_if asks {condition.field!r}, which no earlier field answers"
            continue
        known = {option.value for option in before[condition.field].choices}
        yield from (
            f"{at}: only_if waits for {value!r}, which {condition.field} never is"
            for value in condition.values
            if value not in known
        )


def _bad_field(field: Field) -> Iterator[str]:
    if (field.kind == "choice") != bool(field.options):
        yield f"{field.id}: a choice has options, and only a choice"
    try:
        if field.assumed:
            field.read({field.id: field.assumed.value})
    except AnswerError as error:
        yield f"{field.id}: assumes what cannot be answered ({error})"


def _bad_records(field: Field) -> Iterator[str]:
    """The fields of a record: each with a label, asked after what it depends on."""
    if (field.kind == "records") != (field.records is not None):
        yield f"{field.id}: only records have records, and they have"
    if field.records is None:
        return
    before: dict[str, Field] = {}
    for one in field.records.fields:
        if one.label is None:
            yield f"{field.id}.{one.id}: no label"
        if one.fact not in ("", one.id):
            yield f"{field.id}.{one.id}: a field of a record is called as its fact, {one.fact!r}"
        yield from _bad_condition(f"{field.id}.{one.id}", one.only_if, before)
        yield from _bad_field(one)
        yield from _bad_records(one)
        before[one.id] = one
    yield from _repeated(f"field of {field.id}", [one.id for one in field.records.fields])
    pairs = [name for pair in field.records.in_order for name in (pair.earlier, pair.later)]
    starts = [name for start in field.records.starts for name in start]
    for name in (*field.records.names, *field.records.unique, *pairs, *starts):
        if name not in before:
            yield f"{field.id}: no field {name!r} in its records"


def _bad_check(check: Check, fields: Mapping[str, Field]) -> Iterator[str]:
    for name in (check.field, check.other_field):
        if name and name not in fields:
            yield f"check of {check.field!r}: no field {name!r}"


@cache
def load_form(path: Path) -> Form:
    """Read a form and proofread it. Raises TomlError or BadForm."""
    form = load(Form, path)
    questions = tuple(
        replace(one, fields=tuple(_with_options(field, path) for field in one.fields))
        for one in form.questions
    )
    form = replace(form, questions=questions)
    proofread(form, path)
    return form


def _with_options(field: Field, path: Path) -> Field:
    """The field with the entries of the list of an act that it chooses from."""
    if field.records is not None:
        fields = tuple(_with_options(one, path) for one in field.records.fields)
        return replace(field, records=replace(field.records, fields=fields))
    if not field.options_of:
        return field
    listed = read(path.with_name(f"{field.options_of}.toml"))
    return replace(
        field,
        options=tuple(
            Option(value, bind(Text, entry["name"], path=path)) for value, entry in listed.items()
        ),
    )
