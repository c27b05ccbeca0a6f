"""Payments by month and place as a picture: a strip of columns for each place, to one scale."""

from collections.abc import Mapping, Sequence
from datetime import date

from tirek.desk.presenters.picture_words import (
    MOST_ROWS,
    counted,
    money,
    month_short,
    more,
    place_name,
)
from tirek.kernel.period import Month
from tirek.people.names import sort_key
from tirek.web import formats
from tirek.web.components import Cell, Table
from tirek.web.language import current
from tirek.web.pictures import Column, Columns, Strip
from tirek.web.texts import text

Sums = Mapping[tuple[str, str], int]
"""Tiyn by place and month."""


def payments_picture(
    sums: Sums, months: Sequence[Month], until: date | None, file: str = ""
) -> Columns:
    """What the registers of each place list, month by month."""
    places = sorted({place for place, _ in sums}, key=lambda place: sort_key(place_name(place)))
    by_sum = sorted(places, key=lambda place: -_of_place(sums, place))[: MOST_ROWS // 2]
    strips = [
        Strip(
            place_name(place),
            money(_of_place(sums, place)),
            [Column(month_short(str(month)), sums.get((place, str(month)), 0) // 100)
             for month in months],
        )
        for place in places if place in by_sum
    ]  # fmt: skip
    return Columns(
        id="payments",
        title=text("desk.pictures.payments"),
        says=" ".join(f"{strip.title}: {strip.says}." for strip in strips),
        strips=strips,
        table=_payments_table(sums, places, [str(month) for month in months]),
        empty=text("desk.pictures.no_payments"),
        note=" ".join(filter(None, (more(len(places), MOST_ROWS // 2), counted(until)))),
        file=file,
    )


def _payments_table(sums: Sums, places: Sequence[str], months: Sequence[str]) -> Table:
    """A month a row: places are few, and a telephone is narrow."""
    shown = [month for month in months if any(sums.get((place, month)) for place in places)]
    totals = [sum(sums.get((place, month), 0) for month in months) for place in places]
    return Table(
        caption=text("desk.pictures.payments"),
        head=[Cell(text("desk.pictures.month")),
              *(Cell(place_name(one), numeric=True) for one in places)],
        rows=[
            [Cell(formats.month(month, current()), header=True),
             *(Cell(money(sums.get((place, month), 0)), numeric=True) for place in places)]
            for month in shown
        ],
        total=[Cell(text("desk.board.total")), *(Cell(money(n), numeric=True) for n in totals)],
    )  # fmt: skip


def _of_place(sums: Sums, place: str) -> int:
    return sum(tiyn for (where, _), tiyn in sums.items() if where == place)
