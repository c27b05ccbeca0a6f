"""What a page asks: questions with their answers, what is wrong, how far one is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tirek.web.components.tones import Tone

Kind = Literal[
    "text",
    "textarea",
    "date",
    "radios",
    "checkboxes",
    "select",
    "file",
    "password",
    "records",
]


@dataclass(frozen=True)
class Choice:
    """One answer to choose."""

    value: str
    label: str
    hint: str = ""
    chosen: bool = False


@dataclass(frozen=True)
class DatePart:
    """One box of a date: day, month or year."""

    name: str
    label: str
    value: str = ""
    width: int = 2


@dataclass(frozen=True)
class Uploaded:
    """A file that was taken already; `remove` is what its button sends, empty: it has none."""

    name: str
    size: str = ""
    href: str = ""
    remove: str = ""


@dataclass(frozen=True)
class Field:
    """One question of a form with what was typed and what is wrong with it.

    `heading` makes the label the heading of the page (one question a page). `error` is a
    sentence in the person's language or empty. `asked_if` names another field of the page and
    `asked_if_values` its answers (separated by spaces) that call for this one: with JavaScript it
    is hidden until then, without it is always there. `source` tells where an answer that was
    filled in already comes from and since when it is known. `file` fills a list of records from a
    table, `read` is what its button says.
    """

    name: str
    label: str
    kind: Kind = "text"
    hint: str = ""
    error: str = ""
    value: str = ""
    choices: Sequence[Choice] = ()
    parts: Sequence[DatePart] = ()
    heading: bool = False
    inputmode: str = ""
    autocomplete: str = ""
    width: int = 0
    prefix: str = ""
    suffix: str = ""
    accept: str = ""
    max_bytes: int = 0
    multiple: bool = False
    rows: int = 5
    optional: bool = False
    asked_if: str = ""
    asked_if_values: str = ""
    source: str = ""
    autofocus: bool = False
    uploaded: Sequence[Uploaded] = ()
    records: Sequence["Record"] = ()
    add: str = ""
    file: "Field | None" = None
    read: str = ""

    @property
    def id(self) -> str:
        """Id of the whole question."""
        return f"q-{self.name}".replace(".", "-")

    @property
    def first_id(self) -> str:
        """Id of the first thing to fill in: where the error summary leads."""
        if self.kind == "records":
            return f"{self.id}-add"
        if self.parts:
            return f"{self.id}-1"
        return f"{self.id}-1" if self.kind in ("radios", "checkboxes") else self.id

    @property
    def inline(self) -> bool:
        """Whether the answers fit beside each other: yes and no do."""
        return [choice.value for choice in self.choices] == ["yes", "no"]

    @property
    def described_by(self) -> str:
        """Ids of hint, source and error for a screen reader."""
        told = (("hint", self.hint), ("source", self.source), ("error", self.error))
        return " ".join(f"{self.id}-{name}" for name, there in told if there)


@dataclass(frozen=True)
class Record:
    """One entry of a list that is asked: its place in the page ("members.2"), what to call it,
    what it says in short, its fields. `remove` is what the button to take it away says."""

    name: str
    title: str
    says: str
    fields: Sequence[Field]
    remove: str
    opened: bool = False


@dataclass(frozen=True)
class Problem:
    """One line of the error summary."""

    text: str
    href: str = ""

    @classmethod
    def of(cls, asked: Field) -> "Problem":
        """The problem of a field, leading to it."""
        return cls(asked.error, f"#{asked.first_id}")

    @classmethod
    def of_all(cls, fields: Sequence[Field]) -> "list[Problem]":
        """Those of the fields, and of the fields of their records, in their order."""
        found = []
        for field in fields:
            for record in field.records:
                found += cls.of_all(record.fields)
            if field.error:
                found.append(cls.of(field))
            if field.file:
                found += cls.of_all([field.file])
        return found


@dataclass(frozen=True)
class Progress:
    """How far one has come: question `number` of `of`, and in what part (`text`)."""

    number: int
    of: int
    text: str = ""


@dataclass(frozen=True)
class Task:
    """One thing to do; without `href` it cannot be begun yet, and `hint` says why."""

    title: str
    href: str = ""
    status: str = ""
    tone: Tone = "neutral"
    hint: str = ""


@dataclass(frozen=True)
class TaskSection:
    """Things to do that belong together."""

    title: str
    tasks: Sequence[Task]
