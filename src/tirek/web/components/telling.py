"""What a page tells: facts in lines, what happened and what comes next, what matters now."""

from collections.abc import Sequence
from dataclasses import dataclass

from tirek.web.components.law import Citation
from tirek.web.components.tones import Tone


@dataclass(frozen=True)
class Action:
    """A link beside a row or under a text; `about` completes it for a screen reader."""

    href: str
    text: str
    about: str = ""


@dataclass(frozen=True)
class SummaryRow:
    """One line of a summary: what, how it is, and what can be done with it.

    `items` are drawn as a list where the answer has several parts; `source` tells where the
    answer comes from if nobody typed it.
    """

    label: str
    value: str = ""
    note: str = ""
    actions: Sequence[Action] = ()
    id: str = ""
    wrong: bool = False
    items: Sequence[str] = ()
    source: str = ""


@dataclass(frozen=True)
class SummaryCard:
    """Answers that belong together, under one title."""

    title: str
    rows: Sequence[SummaryRow]
    actions: Sequence[Action] = ()


@dataclass(frozen=True)
class Moment:
    """One point of a timeline: past, present (`now`) or still `ahead`; `why` is its ground."""

    title: str
    when: str
    detail: str = ""
    tone: Tone = "neutral"
    datetime: str = ""
    ahead: bool = False
    by: str = ""
    actions: Sequence[Action] = ()
    why: Citation | None = None
    now: bool = False


@dataclass(frozen=True)
class Panel:
    """It is done: what was done, and the number to keep."""

    title: str
    text: str = ""
    number: str = ""
    number_label: str = ""


@dataclass(frozen=True)
class Deadline:
    """The last day of a step, the time that is left, and where its counting is shown."""

    when: str
    left: str = ""
    tone: Tone = "neutral"
    label: str = ""
    how: str = ""


@dataclass(frozen=True)
class Card:
    """One of several things to choose from; `tag` is its status in the tone."""

    title: str
    text: str = ""
    href: str = ""
    tag: str = ""
    tone: Tone = "neutral"
    note: str = ""
    actions: Sequence[Action] = ()


@dataclass(frozen=True)
class Nothing:
    """A list that is empty: why, and what to do next."""

    title: str
    text: str = ""
    actions: Sequence[Action] = ()


@dataclass(frozen=True)
class Figure:
    """One number that tells how things stand."""

    label: str
    value: str
    note: str = ""
    href: str = ""
    tone: Tone = "neutral"


@dataclass(frozen=True)
class Shortcut:
    """Keys that do something on a page."""

    keys: Sequence[str]
    text: str
