"""The board of deadlines: a table of counts, and the first cases of each day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.http import urlencode

from tirek.accounts.models import User
from tirek.casework.permissions import OVERSEERS
from tirek.desk.presenters.attention import short_table
from tirek.desk.presenters.picture_deadlines import deadlines_picture
from tirek.desk.queries.board import Row, board, first_due
from tirek.desk.queries.picture_deadlines import By, deadlines
from tirek.desk.queries.queue import NOBODYS, WINDOWS
from tirek.indicators.measures import Scope
from tirek.law.catalogue import the_law
from tirek.people.names import sort_key
from tirek.web import formats
from tirek.web.components import Action, Cell, Table
from tirek.web.language import current
from tirek.web.pictures import Picture
from tirek.web.texts import spoken, text

LISTED = ("overdue", "today", "tomorrow")
SHOWN = 10


@dataclass(frozen=True)
class DayList:
    """The first cases of one window, and the way to all of them."""

    table: Table
    all: Action | None


@dataclass(frozen=True)
class BoardView:
    """The page of the board."""

    today: str
    pictures: Sequence[Picture]
    counts: Table
    lists: Sequence[DayList]


def board_view(user: User, today: date) -> BoardView:
    """Everything of the page."""
    by: By = "place" if user.role in OVERSEERS else "officer"
    rows = sorted(board(user, today), key=lambda row: (not row.key, sort_key(_name(row, by))))
    return BoardView(
        today=f"{formats.day(today, current())}, {formats.weekday(today, current())}",
        pictures=[_picture(user, today, one) for one in (by, "stage")],
        counts=_counts(rows, by),
        lists=[_list(user, window, today) for window in LISTED],
    )


def _picture(user: User, today: date, by: By) -> Picture:
    scope = Scope(user.place or "", "", today, today, today)
    return deadlines_picture(deadlines(user, scope, by), by)


def _counts(rows: Sequence[Row], by: str) -> Table:
    totals = [sum(column) for column in zip(*(row.counts for row in rows), strict=True)]
    windows = [Cell(text(f"desk.queue.due_{window}"), numeric=True) for window in WINDOWS]
    total = [Cell(text("desk.board.total")), *_linked(totals, {})] if len(rows) > 1 else ()
    return Table(
        caption=text("desk.board.counts"),
        head=[Cell(text(f"desk.board.by_{by}")), *windows],
        rows=[
            [Cell(_name(row, by), header=True), *_linked(row.counts, {by: row.key or NOBODYS})]
            for row in rows
        ],
        total=total,
        empty=text("desk.board.none"),
    )


def _name(row: Row, by: str) -> str:
    if by == "place":
        return spoken(the_law().regions[row.key].name)
    return row.name or text("desk.queue.nobody")


def _linked(counts: Sequence[int], narrowed: dict[str, str]) -> list[Cell]:
    """Each count leads to its cases in the queue."""
    return [
        Cell(str(count), href=_queue({**narrowed, "due": window}) if count else "", numeric=True)
        for window, count in zip(WINDOWS, counts, strict=True)
    ]


def _list(user: User, window: str, today: date) -> DayList:
    cases = first_due(user, window, today, SHOWN + 1)
    more = Action(_queue({"due": window}), text("desk.board.all")) if len(cases) > SHOWN else None
    return DayList(short_table(text(f"desk.queue.due_{window}"), cases[:SHOWN], today), more)


def _queue(narrowed: dict[str, str]) -> str:
    return f"{reverse('desk:queue')}?{urlencode({'pile': 'all', **narrowed})}"
