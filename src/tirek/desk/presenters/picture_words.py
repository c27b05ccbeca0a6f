"""Words and figures that the pictures of the desk share."""

from datetime import date

from tirek.law.catalogue import the_law
from tirek.services import SERVICES
from tirek.web import formats
from tirek.web.components import Cell
from tirek.web.language import current
from tirek.web.texts import spoken, text

MOST_ROWS = 12
"""Rows that a picture shows; its table has them all."""
HOURS_IN_DAY = 24


def figure(n: int) -> str:
    """A whole number."""
    return formats.number(n, current())


def count_cell(n: int) -> Cell:
    """A whole number in a table."""
    return Cell(figure(n), numeric=True)


def money(tiyn: int) -> str:
    """Whole tenge: a picture of a year needs no tiyn."""
    return formats.money((tiyn + 50) // 100, current())


def days(hours: int) -> str:
    """Hours as days with one digit, half up: "1,5 days"."""
    tenths = (hours * 10 + HOURS_IN_DAY // 2) // HOURS_IN_DAY
    return text(
        "desk.pictures.days", number=formats.number(f"{tenths // 10}.{tenths % 10}", current())
    )


def place_name(place: str) -> str:
    """What the place is called."""
    return spoken(the_law().regions[place].name)


def month_short(month: str) -> str:
    """ "2026-09" as "09.26", for the foot of a column."""
    return f"{month[5:]}.{month[2:4]}"


def more(rows: int, most: int = MOST_ROWS) -> str:
    """That the table has more than the picture; empty where it has not."""
    return text("desk.pictures.more", most=most, rows=rows) if rows > most else ""


def counted(until: date | None) -> str:
    """Up to which day the figures go."""
    return text("desk.pictures.counted", day=formats.day(until, current())) if until else ""


def stage_name(stage: str, service: str) -> str:
    """What officers call a stage that the service knows."""
    return spoken(SERVICES[service].lifecycle.stage(stage).officer)


def stages_in_order() -> list[str]:
    """Every stage of every service, as a case goes through them."""
    lives = [service.lifecycle.stages for service in SERVICES.values()]
    return list(dict.fromkeys(stage.id for stages in lives for stage in stages))
