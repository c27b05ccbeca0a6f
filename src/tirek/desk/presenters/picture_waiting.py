"""Waiting at the counters through the day as a picture, against what the standard allows."""

from collections.abc import Sequence

from tirek.desk.presenters.picture_words import figure
from tirek.indicators.queries.pictured import DAYS_OF_WAITING, Hour
from tirek.services import SERVICES
from tirek.web.components import Cell, Table
from tirek.web.pictures import Column, Columns, Strip
from tirek.web.texts import text

FIRST_HOUR, LAST_HOUR = 8, 19
"""What is shown at least; an hour outside of it in which somebody came is shown too."""
MINUTE = 60
COUNTERS = ("state_corporation", "department", "akim")


def waiting_picture(hours: Sequence[Hour], service: str, file: str = "") -> Columns:
    """How long people wait, by the hour they come in."""
    found = {hour.hour: hour for hour in hours}
    limit = _longest_allowed(service) if found else None
    served = sum(hour.served for hour in hours)
    says = text("desk.pictures.waiting_says", served=figure(served), days=DAYS_OF_WAITING)
    strip = Strip(text("desk.pictures.minutes_by_hour"), "", _columns(found))
    return Columns(
        id="waiting",
        title=text("desk.pictures.waiting"),
        says=says,
        strips=[strip] if found else [],
        series=[text("desk.pictures.half")],
        mark=text("desk.pictures.nine_of_ten"),
        limit=limit,
        limit_says=text("desk.pictures.limit", n=limit) if limit else "",
        table=_table(hours),
        empty=text("desk.pictures.no_waiting", days=DAYS_OF_WAITING),
        note=says if found else "",
        file=file,
    )


def _columns(found: dict[int, Hour]) -> list[Column]:
    hours = range(min([FIRST_HOUR, *found]), max([LAST_HOUR, *found]) + 1)
    nothing = Hour(0, 0, 0, 0)
    shown = [(hour, found.get(hour, nothing)) for hour in hours]
    return [
        Column(str(hour), one.median // MINUTE, one.ninth // MINUTE if one.served else None)
        for hour, one in shown
    ]


def _longest_allowed(service: str) -> int | None:
    """The minutes of the standard; the most patient one where services or counters differ."""
    asked = [SERVICES[service]] if service else list(SERVICES.values())
    allowed = [
        channel.waiting_minutes
        for one in asked
        for channel in one.passport.channels
        if channel.kind in COUNTERS and channel.waiting_minutes
    ]
    return max(allowed, default=None)


def _table(hours: Sequence[Hour]) -> Table:
    heads = ("served", "half_minutes", "ninth_minutes")
    return Table(
        caption=text("desk.pictures.waiting"),
        head=[Cell(text("desk.pictures.hour")),
              *(Cell(text(f"desk.pictures.{head}"), numeric=True) for head in heads)],
        rows=[
            [
                Cell(f"{one.hour}:00–{one.hour + 1}:00", header=True),
                Cell(figure(one.served), numeric=True),
                Cell(figure(one.median // MINUTE), numeric=True),
                Cell(figure(one.ninth // MINUTE), numeric=True),
            ]
            for one in hours
        ],
    )  # fmt: skip
