"""A page of an application: one question, with one or several fields."""

from collections.abc import Mapping
from dataclasses import dataclass

from tirek.kernel.text import Text
from tirek.procedure.answer import (
    PARTS,
    READ,
    Answer,
    AnswerError,
    AnswerErrors,
    Kind,
    boxes,
    read_name,
    read_text,
    sent,
    wordings,
)
from tirek.procedure.condition import ALWAYS, OnlyIf, as_sent


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

    A page with one field needs no label: the question is the label.
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

    @property
    def inputs(self) -> tuple[str, ...]:
        """The names of its inputs on a page: three boxes for a date."""
        if self.kind == "date":
            return tuple(f"{self.id}-{part}" for part in PARTS)
        return (self.id,)

    @property
    def choices(self) -> tuple[Option, ...]:
        """The answers to choose from; none where the answer is typed."""
        if self.kind == "yes_no":
            return tuple(Option(value, label) for value, label in wordings().yes_no.items())
        return self.options

    def read(self, raw: Mapping[str, str]) -> Answer:
        """The answer a page sent; None for an optional field left empty. Raises AnswerError."""
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
        return boxes(self.id, self.kind, answer)

    def words(self, answer: Answer) -> Text | None:
        """The label of the chosen answer; None for an answer that was typed."""
        value = as_sent(answer)
        return next((option.label for option in self.choices if option.value == value), None)


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
        if errors:
            raise AnswerErrors(errors)
        return found
