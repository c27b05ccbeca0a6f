"""Dated values of the law as a table."""

from tirek.law.catalogue import Law
from tirek.law.words import word
from tirek.web import formats
from tirek.web.components import Cell, Table
from tirek.web.language import current
from tirek.web.texts import spoken, text


def mci_table(law: Law) -> Table:
    """The monthly calculation index since when, newest first."""
    index = law.parameters["mci"]
    return Table(
        caption=spoken(index.name),
        head=[
            Cell(text("portal.law.since_when")),
            Cell(text("portal.law.sum"), numeric=True),
            Cell(text("portal.law.known")),
        ],
        rows=[
            [
                Cell(formats.day(value.from_, current()), header=True),
                Cell(formats.money(value.amount or 0, current()), numeric=True),
                Cell(spoken(word("mark", value.mark))),
            ]
            for value in reversed(index.value)
        ],
    )
