"""Specimens: dates, sums and counts as each language writes them."""

from collections.abc import Iterator

from tirek.web import formats
from tirek.web.catalogue.content import SUM, TODAY
from tirek.web.catalogue.specimen import Specimen
from tirek.web.components import SummaryRow, own
from tirek.web.language import current


def specimens() -> Iterator[Specimen]:
    """What the filters and `formats` write."""
    yield Specimen("formats", "{% summary_list it %}", {"it": list(_rows())})


def _rows() -> Iterator[SummaryRow]:
    language = current()
    yield SummaryRow(own("day"), formats.day(TODAY, language))
    yield SummaryRow(own("day_short"), formats.day_short(TODAY, language))
    yield SummaryRow(own("weekday"), formats.weekday(TODAY, language))
    yield SummaryRow(own("moment"), formats.moment(TODAY, language))
    yield SummaryRow(own("month_name"), formats.month("2026-11", language))
    yield SummaryRow(own("money"), formats.money(SUM, language))
    yield SummaryRow(own("number"), formats.number("6.50", language))
    yield SummaryRow(own("file_size"), formats.size(1_260_000, language))
