"""Long lists: tables, sections, pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from tirek.web.components.tones import Tone


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
    """A table with a caption; `total` is a last line set apart; `compact` has many columns."""

    caption: str
    head: Sequence[Cell]
    rows: Sequence[Sequence[Cell]]
    total: Sequence[Cell] = ()
    caption_hidden: bool = False
    empty: str = ""
    compact: bool = False


@dataclass(frozen=True)
class Tab:
    """A section of a page that has its own address; `and_more` where it has more than `count`."""

    href: str
    text: str
    chosen: bool = False
    count: int | None = None
    and_more: bool = False


@dataclass(frozen=True)
class TabGroup:
    """Sections that belong together; `title` is empty where there is only one group.

    `here`: the page belongs to one of them, so a wide screen unfolds this group.
    """

    title: str
    tabs: Sequence[Tab]
    here: bool = False


@dataclass(frozen=True)
class Pages:
    """Where in a long list the page stands; 0 of 0 where nobody counts its pages."""

    number: int = 0
    of: int = 0
    previous: str = ""
    next: str = ""
