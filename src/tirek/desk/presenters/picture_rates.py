"""Places by what they pay a month, as a picture: from the editions in force on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.urls import reverse

from tirek.desk.presenters.picture_words import figure
from tirek.law.catalogue import Law
from tirek.law.cite import act_label
from tirek.law.edition import Edition
from tirek.people.names import sort_key
from tirek.procedure.rate import index_on
from tirek.procedure.service import Service
from tirek.web import formats
from tirek.web.components import Cell, Table
from tirek.web.language import current
from tirek.web.pictures import Bar, Bars
from tirek.web.texts import spoken, text


@dataclass(frozen=True)
class PlaceRate:
    """What an edition gives a month, in indices and in tenge (None while the index is not set)."""

    edition: Edition
    mci: Decimal
    tenge: int | None


def rates(services: Sequence[Service], law: Law, on: date) -> list[PlaceRate]:
    """The editions of the services in force on the day that set a sum, the highest first."""
    index = index_on(on, law.parameters)
    found = []
    for service in services:
        if service.rate is None:
            continue
        for edition in law.editions(service.rulebook()).all:
            rate = service.rate(edition.terms) if edition.in_force.covers(on) else None
            if rate is not None:
                tenge = _whole(rate.monthly * index) if index else None
                found.append(PlaceRate(edition, rate.monthly, tenge))
    return sorted(found, key=lambda rate: (-rate.mci, sort_key(_place(rate, law))))


def rates_picture(services: Sequence[Service], law: Law, on: date, file: str = "") -> Bars:
    """A list with bars: a map of places that may be shipped is not to be had."""
    found = rates(services, law, on)
    day = formats.day(on, current())
    return Bars(
        id="rates",
        title=text("desk.pictures.rates"),
        says=text("desk.pictures.rates_say", day=day, n=len(found)),
        bars=[Bar(_place(rate, law), [_whole(rate.mci * 100)], _sum(rate)) for rate in found],
        table=_table(found, law),
        empty=text("desk.pictures.no_rates"),
        note=text("desk.pictures.rates_say", day=day, n=len(found)) if found else "",
        file=file,
    )


def _whole(value: Decimal) -> int:
    return int(value.quantize(Decimal(1), ROUND_HALF_UP))


def _place(rate: PlaceRate, law: Law) -> str:
    return spoken(law.regions[rate.edition.place].name)


def _sum(rate: PlaceRate) -> str:
    mci = text("desk.pictures.mci", mci=formats.number(round(rate.mci, 2), current()))
    return f"{mci} · {formats.money(rate.tenge, current())}" if rate.tenge is not None else mci


def _table(found: Sequence[PlaceRate], law: Law) -> Table:
    heads = (("by_place", False), ("mci_a_month", True), ("tenge_a_month", True), ("act", False))
    return Table(
        caption=text("desk.pictures.rates"),
        head=[Cell(text(f"desk.pictures.{head}"), numeric=numeric) for head, numeric in heads],
        rows=[
            [
                Cell(_place(rate, law), header=True),
                Cell(formats.number(round(rate.mci, 2), current()), numeric=True),
                Cell(figure(rate.tenge) if rate.tenge is not None else "—", numeric=True),
                Cell(spoken(act_label(law.acts[rate.edition.act])),
                     href=reverse("edition", args=[rate.edition.id])),
            ]
            for rate in found
        ],
    )  # fmt: skip
