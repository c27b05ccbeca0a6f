"""What a form file may get wrong although each of its lines is well formed."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from tirek.kernel.text import Text
from tirek.kernel.toml import bind, load, read
from tirek.procedure.again import Again
from tirek.procedure.answer import AnswerError
from tirek.procedure.check import Check
from tirek.procedure.condition import OnlyIf
from tirek.procedure.form import Form
from tirek.procedure.question import ADDRESS, LISTED, Field, Option


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
            yield from _bad_sheet(field)
    for check in form.checks:
        yield from _bad_check(check, before)
    yield from _bad_again(form.again, before)


def _facts(form: Form) -> list[str]:
    asked = [field.fact for _, field in form.fields() if field.fact]
    others = (one.fact for one in (*form.not_asked, *form.left_to_officer))
    return [*asked, *form.days_of_receipt, *others]


def _repeated(what: str, names: list[str]) -> Iterator[str]:
    return (f"{what} {name!r} is there twice" for name, n in Counter(names).items() if n > 1)


def _bad_condition(at: str, only_if: OnlyIf, before: Mapping[str, Field]) -> Iterator[str]:
    for condition in only_if.conditions:
        group = before.get(condition.field.partition(".")[0])
        if group is not None and group.options_of.startswith(LISTED):
            continue  # which entries there are, and what they say, is for each edition to tell
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
    if (field.kind == "choice") != bool(field.options or field.options_of.startswith(LISTED)):
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
    days = [name for one in field.records.between for name in one.fields]
    days += [name for one in field.records.apart for name in (one.first, one.last, *one.alike)]
    for name in (*field.records.names, *field.records.unique, *pairs, *starts, *days):
        if name not in before:
            yield f"{field.id}: no field {name!r} in its records"


def _bad_sheet(field: Field) -> Iterator[str]:
    """A table fills what its list asks: the month outside, the lines inside."""
    sheet = field.records.sheet if field.records else None
    if field.records is None or sheet is None:
        return
    months = [one.id for one in field.records.fields if one.kind == "month"]
    lines = [one for one in field.records.fields if one.id == sheet.lines and one.records]
    if sheet.group not in months or not lines:
        yield f"{field.id}: a table is grouped by a month and has lines"
    inner = [one for line in lines if line.records for one in line.records.fields]
    known = {sheet.group, ADDRESS, *(one.id for one in inner)}
    for name in sorted(sheet.headings.keys() - known):
        yield f"{field.id}: no field {name!r} for a heading"
    options = {option.value for one in inner for option in one.options}
    for name in sorted(sheet.words.keys() - options):
        yield f"{field.id}: other words for {name!r}, which is no option"


def _bad_check(check: Check, fields: Mapping[str, Field]) -> Iterator[str]:
    for name in (check.at, check.other_field):
        if name and name not in fields:
            yield f"check of {check.field!r}: no field {name!r}"
    group, inside = fields.get(check.at), check.field.partition(".")[2]
    asked = {one.id for one in group.records.fields} if group and group.records else set()
    if inside and inside not in asked:
        yield f"check of {check.field!r}: no field {inside!r} in its records"


def _bad_again(again: Again | None, fields: Mapping[str, Field]) -> Iterator[str]:
    """One more application is told from the others by a choice that is asked anew."""
    if again is None:
        return
    yield from (f"again: no field {name!r}" for name in again.anew if name not in fields)
    apart = fields.get(again.apart)
    if again.apart not in again.anew or apart is None or not (apart.choices and apart.required):
        yield f"again: {again.apart!r} is no choice that is asked anew of everybody"
    if not again.cites:
        yield "again: names no act"


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
    if not field.options_of or field.options_of.startswith(LISTED):
        return field
    listed = read(path.parent / f"{field.options_of}.toml")
    return replace(
        field,
        options=tuple(
            Option(value, bind(Text, entry["name"], path=path)) for value, entry in listed.items()
        ),
    )
