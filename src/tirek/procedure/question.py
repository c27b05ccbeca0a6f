"""A page of an application: one question, with one or several fields."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from tirek.kernel.identity import Iin
from tirek.kernel.text import Text
from tirek.procedure.answer import (
    PARTS_OF,
    READ,
    Answer,
    AnswerError,
    AnswerErrors,
    Kind,
    Record,
    as_sent,
    boxes,
    cleaned,
    read_name,
    read_text,
    sent,
    wordings,
)
from tirek.procedure.condition import ALWAYS, OnlyIf
from tirek.procedure.paths import Nested, nested
from tirek.procedure.registries.record_days import Apart, Between, InOrder

LISTED = "terms."
"""Begins `options_of` where the edition of the place lists the options (`placed.py`)."""
ADDRESS = "address"
"""The heading of a provider's table that says which dwelling a line is of."""


@dataclass(frozen=True)
class Option:
    """One answer of a choice: `value` is what is stored."""

    value: str
    label: Text
    hint: Text | None = None


@dataclass(frozen=True)
class Assumed:
    """What the public calculator takes for granted instead of asking, and the words for it."""

    value: str
    text: Text


@dataclass(frozen=True)
class Field:
    """One input. `fact` is the path of the case fact it answers, "" if it answers none.

    A page with one field needs no label: the question is the label. `options_of` names the list
    that the options of a choice are taken from: of the act, a file beside the form or of norms it
    shares ("../../norms/..."), or of the edition ("terms.category").
    """

    id: str
    kind: Kind
    fact: str = ""
    label: Text | None = None
    hint: Text | None = None
    missing: Text | None = None
    options: tuple[Option, ...] = ()
    required: bool = True
    only_if: OnlyIf = ALWAYS
    max_length: int = 120
    autocomplete: str = ""
    assumed: Assumed | None = None
    options_of: str = ""
    records: "Records | None" = None

    def inputs(self, raw: Mapping[str, str]) -> tuple[str, ...]:
        """The names of its inputs on a page: three boxes for a date, those sent for records."""
        if self.kind in PARTS_OF:
            return tuple(f"{self.id}-{part}" for part in PARTS_OF[self.kind])
        if self.kind == "records":
            return tuple(name for name in raw if name.startswith(f"{self.id}."))
        return (self.id,)

    def at(self, place: str) -> "Field":
        """The field inside the record at that place: its inputs are named "members.1.born_on"."""
        return replace(self, id=f"{place}.{self.id}")

    @property
    def choices(self) -> tuple[Option, ...]:
        """The answers to choose from; none where the answer is typed."""
        if self.kind == "yes_no":
            return tuple(Option(value, label) for value, label in wordings().yes_no.items())
        return self.options

    def read(self, raw: Mapping[str, str]) -> Answer:
        """The answer a page sent; None for an optional field left empty.

        Raises AnswerError; AnswerErrors where a list of records has to be corrected.
        """
        if self.records is not None:
            found = self.records.read(self.id, raw)
            if not found and self.required and self.records.least:
                raise AnswerError(self.missing or wordings().missing[self.kind])
            return found
        text = sent(self.id, self.kind, raw)
        if text:
            return self._read(text)
        if self.required:
            raise AnswerError(self.missing or wordings().missing[self.kind])
        return None

    def _read(self, text: str) -> Answer:
        if self.kind == "name":
            return read_name(text, self.max_length)
        if self.kind == "text":
            return read_text(text, self.max_length)
        if self.kind == "choice":
            if text not in [option.value for option in self.options]:
                raise AnswerError(wordings().choice["unknown"])
            return text
        return READ[self.kind](text)

    def boxes(self, answer: Answer) -> dict[str, str]:
        """What the inputs of the page hold for an answer, to fill the page in again."""
        if self.records is not None:
            return self.records.boxes(self.id, answer if isinstance(answer, list) else [])
        return boxes(self.id, self.kind, answer)

    def fact_of(self, answer: Answer) -> object:
        """The value of its fact: the answer itself, or its records by their facts."""
        if self.records is None or not isinstance(answer, list):
            return answer
        return [self.records.facts(record) for record in answer]

    def words(self, answer: Answer) -> Text | None:
        """The label of the chosen answer; None for an answer that was typed."""
        value = as_sent(answer)
        return next((option.label for option in self.choices if option.value == value), None)


@dataclass(frozen=True)
class Sheet:
    """A provider's table that a list can be filled from: bills of some months, line by line.

    Lines with the same `group` (a month) make one record, each is a record of its list `lines`.
    `headings` are the words its columns may begin with, by the id of the field; "address" is the
    dwelling of a line, told from others by the house and flat in the answers `address`. `words`
    are what providers call an option beside its own label.
    """

    label: Text
    hint: Text
    button: Text
    group: str
    lines: str
    address: tuple[str, ...]
    headings: Mapping[str, tuple[str, ...]]
    words: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Records:
    """What one record of a list is asked, and how many there may be.

    `one` is what people call a record, `add` stands on the button for another, `names` are the
    fields that tell records apart for people, `unique` those in which no two may agree. `starts`
    is what stands there before anything was answered: texts with {ids} of other answers.
    """

    one: Text
    add: Text
    names: tuple[str, ...]
    fields: tuple[Field, ...]
    least: int = 0
    most: int = 40
    unique: tuple[str, ...] = ()
    in_order: tuple[InOrder, ...] = ()
    between: tuple[Between, ...] = ()
    apart: tuple[Apart, ...] = ()
    starts: tuple[Mapping[str, str], ...] = ()
    sheet: Sheet | None = None

    def read(self, at: str, raw: Mapping[str, str]) -> list[Record]:
        """The records a page sent, those with something in them. Raises AnswerErrors."""
        found: dict[int, Record] = {}
        errors: dict[str, Text] = {}
        for number in numbers_sent(at, raw):
            place = f"{at}.{number}"
            if any(raw[name].strip() for name in raw if _says(name, place)):
                found[number] = self._record(place, raw, errors)
        if not errors:
            errors |= self._wrong_together(at, found)
        if errors:
            raise AnswerErrors(errors)
        return list(found.values())

    def _record(self, place: str, raw: Mapping[str, str], errors: dict[str, Text]) -> Record:
        record: dict[str, Answer] = {}
        for one in self.fields:
            if one.only_if.holds(record) is not True:
                continue
            try:
                record[one.id] = one.at(place).read(raw)
            except AnswerError as error:
                errors[f"{place}.{one.id}"] = error.text
            except AnswerErrors as wrong:
                errors |= wrong.errors
        errors |= self._wrong_days(place, record)
        return record

    def _wrong_days(self, place: str, record: Record) -> dict[str, Text]:
        """Days out of order, or beyond what they may lie between."""
        errors: dict[str, Text] = {}
        for pair in self.in_order:
            begins, ends = record.get(pair.earlier), record.get(pair.later)
            if isinstance(begins, str) and isinstance(ends, str) and ends < begins:
                errors[f"{place}.{pair.later}"] = pair.text  # ISO: their order is that of days
        for bounds in self.between:
            for name in bounds.fields:
                if not bounds.holds(record.get(name)):
                    errors.setdefault(f"{place}.{name}", bounds.text)
        return errors

    def _wrong_together(self, at: str, found: Mapping[int, Record]) -> dict[str, Text]:
        """Too few, too many, one of them twice."""
        say = wordings().records
        if found and len(found) < self.least:
            return {at: say["least"].format(least=self.least)}
        if len(found) > self.most:
            return {at: say["most"].format(most=self.most)}
        errors, seen = {}, dict[tuple[Answer, ...], int]()
        for number, record in found.items() if self.unique else ():
            key = tuple(_folded(record.get(name)) for name in self.unique)
            if key in seen:
                errors[f"{at}.{number}.{self.unique[0]}"] = say["repeated"].format(first=seen[key])
            seen.setdefault(key, number)
        return self._overlapping(at, found) | errors

    def _overlapping(self, at: str, found: Mapping[int, Record]) -> dict[str, Text]:
        """Records of the same days: told at the later one."""
        return {
            f"{at}.{number}.{one.first}": one.text.format(other=other)
            for one in self.apart
            for other, number in combinations(found, 2)
            if one.overlap(found[other], found[number])
        }

    def boxes(self, at: str, records: Sequence[Record]) -> dict[str, str]:
        """What the inputs of a page hold for the records; each has an input of its own too."""
        held: dict[str, str] = {}
        for number, record in enumerate(records, start=1):
            place = f"{at}.{number}"
            held[place] = str(number)
            for one in self.fields:
                if one.id in record:
                    held |= one.at(place).boxes(record[one.id])
        return held

    def facts(self, record: Record) -> Nested:
        """A record by its facts; what is not asked of it is left to the defaults of the facts."""
        return nested(
            {
                one.fact: one.fact_of(record[one.id])
                for one in self.fields
                if one.fact and one.id in record
            }
        )

    def began(self, answers: Mapping[str, Answer]) -> list[Record]:
        """The records that stand there at first: of each what other answers tell already."""
        said = _Blank({name: as_sent(one) for name, one in answers.items()})
        if "iin" in said:
            born_on = Iin.parse(said["iin"]).hints().born_on
            said["born_on"] = born_on.isoformat() if born_on else ""
        return [
            {
                name: told
                for name, words in start.items()
                if (told := cleaned(words.format_map(said)))
            }
            for start in self.starts
        ]


class _Blank(dict[str, str]):
    """What is not answered yet leaves its place empty."""

    def __missing__(self, name: str) -> str:
        return ""


def _says(name: str, place: str) -> bool:
    """Whether an input is one of the record's fields, and not the mark of a record inside it."""
    return name.startswith(f"{place}.") and not name.rpartition(".")[2].isdigit()


def _folded(answer: Answer) -> Answer:
    return answer.casefold() if isinstance(answer, str) else answer


def numbers_sent(at: str, raw: Mapping[str, str]) -> list[int]:
    """The numbers of the records that a page has in a list, empty ones too."""
    begins = f"{at}."
    said = {name[len(begins) :].partition(".")[0] for name in raw if name.startswith(begins)}
    return sorted(int(one) for one in said if one.isascii() and one.isdigit() and len(one) < 5)


@dataclass(frozen=True)
class Question:
    """One page. `calculator` marks what the public calculator asks."""

    id: str
    section: str
    title: Text
    fields: tuple[Field, ...]
    hint: Text | None = None
    only_if: OnlyIf = ALWAYS
    calculator: bool = False

    def fields_asked(self, answers: Mapping[str, Answer]) -> tuple[Field, ...]:
        """The fields to fill in, given the answers so far."""
        return tuple(field for field in self.fields if field.only_if.holds(answers) is True)

    def read(
        self, raw: Mapping[str, str], answers: Mapping[str, Answer] | None = None
    ) -> dict[str, Answer]:
        """The answers of this page; fields that another answer rules out are left out.

        Raises AnswerErrors with a text for every field that must be corrected.
        """
        ours = {field.id for field in self.fields}
        known = {field: given for field, given in (answers or {}).items() if field not in ours}
        found: dict[str, Answer] = {}
        errors: dict[str, Text] = {}
        for field in self.fields:
            if field.only_if.holds(known | found) is not True:
                continue
            try:
                found[field.id] = field.read(raw)
            except AnswerError as error:
                errors[field.id] = error.text
            except AnswerErrors as wrong:
                errors |= wrong.errors
        if errors:
            raise AnswerErrors(errors)
        return found
