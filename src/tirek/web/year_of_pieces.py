"""What a year gives, and what is left of it, as the person and the officer read it."""

from tirek.procedure.pieces import YearOfPieces
from tirek.web import formats
from tirek.web.components import Cell, Table
from tirek.web.language import current
from tirek.web.texts import text


def year_table(year: YearOfPieces) -> Table:
    """One line: given, ordered, left, the least order, from which day, from which day anew."""
    told = {
        "given": formats.number(year.given, current()),
        "ordered": formats.number(year.ordered, current()),
        "left": formats.number(year.left, current()),
        "least": "–" if year.least is None else formats.number(year.least, current()),
        "begins": formats.day_short(year.begins, current()),
        "next_on": formats.day_short(year.next_on, current()),
    }
    return Table(
        caption=text("web.pieces.title"),
        head=[Cell(text(f"web.pieces.{name}"), numeric=True) for name in told],
        rows=[[Cell(said, numeric=True) for said in told.values()]],
    )
