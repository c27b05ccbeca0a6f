"""What is in force where on a day: a row for each place, a column for each service."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from tirek.law.catalogue import Law
from tirek.law.cite import act_label
from tirek.law.edition import Edition
from tirek.people.names import sort_key
from tirek.services import SERVICES
from tirek.web import formats
from tirek.web.components import Cell, Table
from tirek.web.language import current
from tirek.web.texts import spoken, text


def matrix(law: Law, on: date, own: str) -> Table:
    """Every place that has an act of its own for some service, the reader's place first."""
    return Table(
        caption=text("desk.law_editions.matrix", day=formats.day(on, current())),
        head=[
            Cell(text("desk.law_editions.place")),
            *(Cell(spoken(service.name)) for service in SERVICES.values()),
        ],
        rows=[
            [
                Cell(place_in_full(law, place), header=True),
                *(_cell(law, place, slug, on) for slug in SERVICES),
            ]
            for place in _places(law, own)
        ],
    )


def place_in_full(law: Law, place: str) -> str:
    """The place with the region it lies in."""
    names = [spoken(region.name) for region in law.regions.upward(place) if region.parent]
    return ", ".join(names) or spoken(law.regions[place].name)


def edition_link(law: Law, edition: Edition, note: str = "") -> Cell:
    """The act, leading to every paragraph of it."""
    label = spoken(act_label(law.acts[edition.act]))
    return Cell(label, href=reverse("edition", args=[edition.id]), note=note)


def _places(law: Law, own: str) -> list[str]:
    having = {
        place
        for service in SERVICES.values()
        for place in law.editions(service.rulebook()).places()
    }
    others = sorted(having - {own}, key=lambda place: sort_key(place_in_full(law, place)))
    return [own, *others] if own in law.regions else others


def _cell(law: Law, place: str, slug: str, on: date) -> Cell:
    edition = law.editions(SERVICES[slug].rulebook()).on(place, on)
    if edition is None:
        return Cell(text("desk.law_editions.none"), tone="neutral")
    return edition_link(law, edition, note="; ".join(_notes(law, edition, place)))


def _notes(law: Law, edition: Edition, place: str) -> Iterator[str]:
    if edition.place != place:
        above = spoken(law.regions[edition.place].name)
        yield text("desk.law_editions.of_above", place=above)
    if edition.in_force.from_:
        day = formats.day_short(edition.in_force.from_, current())
        yield text("desk.law_editions.since", day=day)
    if edition.in_force.until:
        day = formats.day_short(edition.in_force.until, current())
        yield text("desk.law_editions.until", day=day)
    if edition.mark != "verified":
        yield text(f"desk.law_editions.{edition.mark}")
