"""The board of deadlines as a picture: gone by, today, tomorrow, the rest of the week."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.http import urlencode

from tirek.desk.presenters.picture_words import (
    MOST_ROWS,
    count_cell,
    figure,
    more,
    place_name,
    stage_name,
    stages_in_order,
)
from tirek.desk.queries.picture_deadlines import By, Due
from tirek.desk.queries.queue import NOBODYS
from tirek.people.names import sort_key
from tirek.web.components import Cell, Table
from tirek.web.pictures import Bar, Bars
from tirek.web.texts import text

WINDOWS = ("overdue", "today", "tomorrow", "later")


def deadlines_picture(found: Sequence[Due], by: By, file: str = "") -> Bars:
    """Deadlines gone by, of today, of tomorrow, of the rest of the week."""
    rows = sorted(found, key=lambda row: _order(row, by))
    named = [(row, _due_name(row, by)) for row in rows]
    most = sorted(named, key=lambda one: -sum(one[0].counts))[:MOST_ROWS]
    series = [text(f"desk.pictures.due_{window}") for window in WINDOWS]
    totals = [sum(column) for column in zip(*(row.counts for row in rows), strict=True)]
    return Bars(
        id=f"deadlines-{by}",
        title=text(f"desk.pictures.deadlines_by_{by}"),
        says=_deadlines_say(totals or [0, 0, 0, 0]),
        bars=[
            Bar(name, row.counts, figure(sum(row.counts)))
            for row, name in named
            if (row, name) in most
        ],
        series=series,
        table=_deadlines_table(named, totals, by),
        empty=text("desk.pictures.no_deadlines"),
        note=more(len(named)),
        file=file,
    )


def _order(row: Due, by: By) -> tuple[bool, str]:
    if by == "stage":
        return False, f"{stages_in_order().index(row.key):03d}"
    return not row.key, sort_key(_due_name(row, by))


def _due_name(row: Due, by: By) -> str:
    if by == "place":
        return place_name(row.key)
    if by == "stage":
        return stage_name(row.key, row.name)
    return row.name or text("desk.queue.nobody")


def _deadlines_say(totals: Sequence[int]) -> str:
    overdue, today, tomorrow, later = totals
    return text("desk.pictures.deadlines_say", overdue=figure(overdue), today=figure(today),
                tomorrow=figure(tomorrow), later=figure(later))  # fmt: skip


def _deadlines_table(named: Sequence[tuple[Due, str]], totals: Sequence[int], by: By) -> Table:
    heads = [Cell(text(f"desk.pictures.due_{window}"), numeric=True) for window in WINDOWS]
    total = [Cell(text("desk.board.total")), *(count_cell(n) for n in totals)]
    return Table(
        caption=text(f"desk.pictures.deadlines_by_{by}"),
        head=[Cell(text(f"desk.pictures.by_{by}")), *heads],
        rows=[
            [
                Cell(name, header=True),
                *(
                    Cell(figure(n), href=_queue(by, row.key, window) if n else "", numeric=True)
                    for window, n in zip(WINDOWS, row.counts, strict=True)
                ),
            ]
            for row, name in named
        ],
        total=total if len(named) > 1 else (),
    )


def _queue(by: By, key: str, window: str) -> str:
    """The cases behind a count; those of the rest of the week are not listed by themselves."""
    if window == "later":
        return ""
    asked = {"pile": "all", by: key or NOBODYS, "due": window}
    return f"{reverse('desk:queue')}?{urlencode(asked)}"
