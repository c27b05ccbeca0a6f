"""Pictures of numbers, drawn on the server as SVG, each with the table it is drawn from.

A picture is read without colour (each series has a pattern of its own), without eyes (title,
description and table) and on paper. Places in a drawing are whole units of its viewBox, which is
`WIDTH` wide and as high as its rows need; letters are large enough to be read when a telephone
shows the picture at half of its size.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from tirek.web.components import Table

Look = Literal["solid", "striped", "dotted", "hatched"]
LOOKS: Sequence[Look] = ("solid", "striped", "hatched", "dotted")
"""How the series of a picture look, in their order."""

WIDTH = 800
LETTER = 28
"""Size of letters; a letter is about half as wide."""
ROW, BAR, GAP = 76, 26, 8
STRIP, AXIS, HEAD = 150, 36, 44
FEWEST_LABELS_APART = 90


@dataclass(frozen=True)
class Bar:
    """One row: a value for each series, and the same written out; `mark` is a tick beside it."""

    label: str
    values: Sequence[int]
    says: str
    mark: int | None = None


@dataclass(frozen=True)
class Bars:
    """Rows of bars from left to right. `series` are named below, and so is what the tick means."""

    id: str
    title: str
    says: str
    bars: Sequence[Bar]
    table: Table
    series: Sequence[str] = ()
    mark: str = ""
    empty: str = ""
    note: str = ""
    file: str = ""

    @property
    def has_drawing(self) -> bool:
        return bool(self.bars)


@dataclass(frozen=True)
class Column:
    """One value of a strip, with the tick above it where there is one."""

    label: str
    value: int
    mark: int | None = None


@dataclass(frozen=True)
class Strip:
    """A row of columns under its own heading; `says` stands at the end of the heading."""

    title: str
    says: str
    columns: Sequence[Column]


@dataclass(frozen=True)
class Columns:
    """Strips of columns, all to the same scale; `limit` is a line across each of them."""

    id: str
    title: str
    says: str
    strips: Sequence[Strip]
    table: Table
    series: Sequence[str] = ()
    mark: str = ""
    limit: int | None = None
    limit_says: str = ""
    empty: str = ""
    note: str = ""
    file: str = ""

    @property
    def has_drawing(self) -> bool:
        return any(column.value for strip in self.strips for column in strip.columns)


Picture = Bars | Columns
TICKS: Mapping[type, str] = {Bars: "M14 0v18", Columns: "M2 9h24"}
"""How the tick beside a bar, or above a column, is shown in the legend."""


@dataclass(frozen=True)
class Box:
    """A rectangle; `look` names its pattern."""

    x: int
    y: int
    width: int
    height: int
    look: Look


@dataclass(frozen=True)
class Line:
    """A straight line."""

    x: int
    y: int
    to_x: int
    to_y: int


@dataclass(frozen=True)
class Words:
    """A line of text that begins, ends or stands in the middle at x."""

    x: int
    y: int
    text: str
    anchor: Literal["start", "middle", "end"] = "start"


@dataclass(frozen=True)
class Drawing:
    """What the template draws."""

    height: int
    boxes: Sequence[Box]
    words: Sequence[Words]
    marks: Sequence[Line]
    axes: Sequence[Line] = ()
    limits: Sequence[Line] = ()
    width: int = WIDTH


def drawn(picture: Picture) -> Drawing:
    """The shapes of a picture."""
    return _bars(picture) if isinstance(picture, Bars) else _columns(picture)


def legend(picture: Picture) -> Iterator[tuple[Look, str]]:
    """Each series with its pattern; one alone, with no tick beside it, needs no legend."""
    if len(picture.series) > 1 or picture.mark:
        yield from zip(LOOKS, picture.series, strict=False)


def _bars(picture: Bars) -> Drawing:
    most = max([1, *(max(sum(bar.values), bar.mark or 0) for bar in picture.bars)])
    boxes: list[Box] = []
    words: list[Words] = []
    marks: list[Line] = []
    for row, bar in enumerate(picture.bars):
        top = row * ROW
        words += _heading(top + LETTER, bar.label, bar.says)
        y = top + LETTER + GAP
        boxes += _parts(bar, y, most)
        if bar.mark is not None:
            x = min(_scaled(bar.mark, most), WIDTH - 2)
            marks.append(Line(x, y - 4, x, y + BAR + 4))
    height = len(picture.bars) * ROW
    axis = Line(1, 0, 1, height)
    return Drawing(height, boxes, words, marks, axes=[axis])


def _parts(bar: Bar, y: int, most: int) -> Iterator[Box]:
    before = 0
    for look, value in zip(LOOKS, bar.values, strict=False):
        begins, ends = _scaled(before, most), _scaled(before + value, most)
        before += value
        if value:  # what is there is seen, however little it is beside the others
            yield Box(begins, y, max(ends - begins, 3), BAR, look)


def _columns(picture: Columns) -> Drawing:
    everything = [column for strip in picture.strips for column in strip.columns]
    tops = [max(column.value, column.mark or 0) for column in everything]
    most = max([1, picture.limit or 0, *tops])
    boxes: list[Box] = []
    words: list[Words] = []
    marks: list[Line] = []
    axes: list[Line] = []
    limits: list[Line] = []
    for number, strip in enumerate(picture.strips):
        top = number * (HEAD + STRIP + AXIS)
        floor = top + HEAD + STRIP
        words += _heading(top + LETTER, strip.title, strip.says)
        words += _labels(strip, floor)
        axes.append(Line(0, floor, WIDTH, floor))
        for box, mark in _standing(strip, floor, most):
            boxes += box
            marks += mark
        if picture.limit is not None:
            y = floor - _risen(picture.limit, most)
            limits.append(Line(0, y, WIDTH, y))
    height = len(picture.strips) * (HEAD + STRIP + AXIS)
    return Drawing(height, boxes, words, marks, axes, limits)


def _standing(strip: Strip, floor: int, most: int) -> Iterator[tuple[list[Box], list[Line]]]:
    each = WIDTH // max(1, len(strip.columns))
    for at, column in enumerate(strip.columns):
        x, width = at * each + each // 8, each - each // 4
        rises = max(_risen(column.value, most), 3) if column.value else 0
        box = [Box(x, floor - rises, width, rises, "solid")] if rises else []
        mark = []
        if column.mark is not None:
            y = floor - _risen(column.mark, most)
            mark = [Line(x - 4, y, x + width + 4, y)]
        yield box, mark


def _labels(strip: Strip, floor: int) -> Iterator[Words]:
    """Below the columns; where they stand too close, only every second or third has one."""
    each = WIDTH // max(1, len(strip.columns))
    longest = max((len(column.label) for column in strip.columns), default=0)
    room = max(FEWEST_LABELS_APART, longest * LETTER // 2 + LETTER)
    step = -(-room // max(1, each))
    for at, column in list(enumerate(strip.columns))[::step]:
        x = at * each + each // 2
        half = len(column.label) * LETTER // 4
        anchor: Literal["start", "middle"] = "start" if x < half else "middle"
        yield Words(0 if anchor == "start" else x, floor + LETTER + 2, column.label, anchor)


def _heading(y: int, label: str, says: str) -> list[Words]:
    """The label on the left, shortened to what fits beside the value on the right."""
    room = (WIDTH - len(says) * LETTER * 11 // 20) * 20 // (LETTER * 11) - 2
    fits = label if len(label) <= room else f"{label[: room - 1].rstrip()}…"
    return [Words(8, y, fits), Words(WIDTH, y, says, "end")]


def _scaled(value: int, most: int) -> int:
    return value * (WIDTH - 2) // most


def _risen(value: int, most: int) -> int:
    return value * STRIP // most
