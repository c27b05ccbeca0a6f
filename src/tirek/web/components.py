"""What a page is put together from: plain values that the templates under web/ draw."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Tone = Literal["neutral", "info", "progress", "success", "warning", "danger"]
Kind = Literal["text", "textarea", "date", "radios", "checkboxes", "select", "file", "password"]

KAZAKH_LETTERS = frozenset("әғқңөұүһі")

TAG_COLOURS: Mapping[str, str] = {
    "neutral": "grey",
    "info": "blue",
    "progress": "yellow",
    "success": "green",
    "warning": "orange",
    "danger": "red",
}

LIFE_TONES: Mapping[str, Tone] = {
    "grey": "neutral",
    "blue": "info",
    "yellow": "progress",
    "orange": "warning",
    "green": "success",
    "red": "danger",
}
"""The tones of a life cycle's stages (`procedure.lifecycle.Tone`) as tones of a page."""


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
class Field:
    """One question of a form with what was typed and what is wrong with it.

    `heading` makes the label the heading of the page (one question a page). `error` is a
    sentence in the person's language or empty. `asked_if` names another field of the page and
    `asked_if_values` its answers (separated by spaces) that call for this one: with JavaScript it
    is hidden until then, without it is always there.
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

    @property
    def id(self) -> str:
        """Id of the whole question."""
        return f"q-{self.name}".replace(".", "-")

    @property
    def first_id(self) -> str:
        """Id of the first thing to fill in: where the error summary leads."""
        if self.parts:
            return f"{self.id}-1"
        return f"{self.id}-1" if self.kind in ("radios", "checkboxes") else self.id

    @property
    def inline(self) -> bool:
        """Whether the answers fit beside each other: yes and no do."""
        return [choice.value for choice in self.choices] == ["yes", "no"]

    @property
    def described_by(self) -> str:
        """Ids of hint and error for a screen reader."""
        ids = [(self.hint, f"{self.id}-hint"), (self.error, f"{self.id}-error")]
        return " ".join(id_ for there, id_ in ids if there)

    @property
    def template(self) -> str:
        """The template that draws this kind of question."""
        group = self.kind in ("radios", "checkboxes")
        return f"web/fields/{'choices' if group else self.kind}.html"


@dataclass(frozen=True)
class Problem:
    """One line of the error summary."""

    text: str
    href: str = ""

    @classmethod
    def of(cls, asked: Field) -> "Problem":
        """The problem of a field, leading to it."""
        return cls(asked.error, f"#{asked.first_id}")


@dataclass(frozen=True)
class Action:
    """A link beside a row or under a text; `about` completes it for a screen reader."""

    href: str
    text: str
    about: str = ""


@dataclass(frozen=True)
class SummaryRow:
    """One line of a summary: what, how it is, and what can be done with it.

    `items` are drawn as a list where the answer has several parts.
    """

    label: str
    value: str = ""
    note: str = ""
    actions: Sequence[Action] = ()
    id: str = ""
    wrong: bool = False
    items: Sequence[str] = ()


@dataclass(frozen=True)
class Cell:
    """One cell of a table; `tick` is what a checkbox in it sends, its text then the label."""

    text: str
    href: str = ""
    numeric: bool = False
    tone: Tone | None = None
    note: str = ""
    header: bool = False
    tick: str = ""


@dataclass(frozen=True)
class Table:
    """A table with a caption; `total` is a last line set apart."""

    caption: str
    head: Sequence[Cell]
    rows: Sequence[Sequence[Cell]]
    total: Sequence[Cell] = ()
    caption_hidden: bool = False
    empty: str = ""


@dataclass(frozen=True)
class Moment:
    """One point of a timeline."""

    title: str
    when: str
    detail: str = ""
    tone: Tone = "neutral"
    datetime: str = ""
    ahead: bool = False
    by: str = ""
    actions: Sequence[Action] = ()


@dataclass(frozen=True)
class Quote:
    """Words of an act, which stay in the language they were adopted in."""

    text: str

    @property
    def lang(self) -> str:
        """The language of the words: Kazakh is told by its own letters."""
        return "kk" if KAZAKH_LETTERS & set(self.text.lower()) else "ru"


@dataclass(frozen=True)
class Citation:
    """Where in the law a sentence comes from."""

    label: str
    href: str = ""
    quote: Quote | None = None


@dataclass(frozen=True)
class Step:
    """One norm of an explanation: what was asked of it, what it gave, and why.

    `met` is None where a step is a sum or a fact and not a condition, or is not known yet.
    """

    label: str
    value: str = ""
    text: str = ""
    met: bool | None = None
    unknown: bool = False
    citations: Sequence[Citation] = ()
    used: Sequence[SummaryRow] = ()
    below: Sequence["Step"] = ()

    @property
    def source(self) -> Citation | None:
        """The paragraph to name beside the step; the others are told on request."""
        return self.citations[0] if self.citations else None


@dataclass(frozen=True)
class Tab:
    """A section of a page that has its own address; `and_more` where it has more than `count`."""

    href: str
    text: str
    chosen: bool = False
    count: int | None = None
    and_more: bool = False


@dataclass(frozen=True)
class Pages:
    """Where in a long list the page stands; 0 of 0 where nobody counts its pages."""

    number: int = 0
    of: int = 0
    previous: str = ""
    next: str = ""


@dataclass(frozen=True)
class Page:
    """What every page has: its title, the way back, its problems, its headings."""

    title: str
    back: str = ""
    problems: Sequence[Problem] = field(default_factory=tuple)
