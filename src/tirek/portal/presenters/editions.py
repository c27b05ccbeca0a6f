"""Editions of the law as a person reads them: which place, what it sets, where it stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tirek.casework.taken import is_offered
from tirek.kernel.period import Month
from tirek.law.act import Act, Mark
from tirek.law.catalogue import Law
from tirek.law.cite import act_label
from tirek.law.edition import Edition, Paragraph
from tirek.law.words import word
from tirek.people.names import sort_key
from tirek.procedure.rate import Rate, index_on
from tirek.procedure.service import Service
from tirek.web import formats
from tirek.web.components import Cell, Quote, SummaryRow, Table, Tone, own
from tirek.web.edition_terms import group_title, groups_of, terms_set
from tirek.web.language import current
from tirek.web.texts import spoken, text

MARK_TONES: Mapping[Mark, Tone] = {
    "verified": "success",
    "from_press": "warning",
    "to_verify": "warning",
    "demonstration": "danger",
}


@dataclass(frozen=True)
class Group:
    """The terms that one paragraph sets."""

    anchor: str
    title: str
    sets: Sequence[SummaryRow] = ()
    quote: Quote | None = None
    note: str = ""
    missing: str = ""


@dataclass(frozen=True)
class EditionView:
    """One edition in full."""

    title: str
    mark: str
    mark_tone: Tone
    about: Sequence[SummaryRow]
    basis: str
    note: str
    groups: Sequence[Group]


def place_name(law: Law, place: str) -> str:
    """ "Жақсы ауданы, Ақмола облысы": the place with the region it lies in."""
    names = [spoken(region.name) for region in law.regions.upward(place) if region.id != "kz"]
    return ", ".join(names) or spoken(law.regions[place].name)


def places_told(service: Service, law: Law) -> set[str]:
    """Districts and cities that some edition reaches: those with none below them."""
    editions = law.editions(service.rulebook())
    above = {region.parent for region in law.regions.values()}
    return {
        place
        for place, region in law.regions.items()
        if is_offered(region)
        and (found := editions.reaching(place))
        and (place not in above or found[0].place == place != "kz")
    }


def editions_of(service: Service, law: Law) -> list[Edition]:
    """Every edition of the service, by the name of its place in the language of the page."""
    book = service.rulebook()
    found = law.editions(book).all
    return sorted(found, key=lambda edition: (sort_key(place_name(law, edition.place)), edition.id))


def places_in_order(law: Law, places: Iterable[str]) -> list[tuple[str, str]]:
    """(id, name) of the places, in the order of the alphabet."""
    named = [(place, place_name(law, place)) for place in places]
    return sorted(named, key=lambda one: sort_key(one[1]))


def rate_words(rate: Rate | None, edition: Edition, law: Law, on: date) -> str:
    """What the edition gives: "3 АЕК айына, 12 975 ₸", or that it leaves this open."""
    if rate is None:
        return text("portal.law.no_amount")
    index = index_on(_last_day_in_force(edition, on), law.parameters)
    written = text(f"portal.law.per_{rate.per}", mci=formats.number(rate.mci, current()))
    return f"{written}, {formats.money(rate.mci * index, current())}" if index else written


def editions_table(
    service: Service, law: Law, on: date, *, only_in_force: bool, caption: str
) -> Table:
    """Editions of a service, one line each."""
    found = [
        edition
        for edition in editions_of(service, law)
        if not only_in_force or edition.in_force.covers(on)
    ]
    columns = ("place", "gives", "act", "state") if service.rate else ("place", "act", "state")
    return Table(
        caption=caption,
        head=[Cell(text(f"portal.law.{column}")) for column in columns],
        rows=[
            [_cells(service, edition, law, on)[column] for column in columns] for edition in found
        ],
        empty=text("portal.law.none"),
    )


def edition_view(edition: Edition, law: Law) -> EditionView:
    """Everything the edition says, paragraph by paragraph."""
    act = law.acts[edition.act]
    return EditionView(
        title=spoken(act_label(act)),
        mark=spoken(word("mark", edition.mark)),
        mark_tone=MARK_TONES[edition.mark],
        about=_about(edition, act, law),
        basis=spoken(edition.in_force.basis or ""),
        note=spoken(edition.note or ""),
        groups=list(_groups(edition)),
    )


def in_force_words(edition: Edition) -> str:
    """Since when and until when, the last day included."""
    begins, until = edition.in_force.from_, edition.in_force.until
    since = formats.day(begins, current()) if begins else ""
    if until is None:
        return text("portal.law.since", since=since)
    return text("portal.law.between", since=since, until=formats.day(until, current()))


def _cells(service: Service, edition: Edition, law: Law, on: date) -> dict[str, Cell]:
    act = law.acts[edition.act]
    rate = service.rate(edition.terms) if service.rate else None
    return {
        "place": Cell(place_name(law, edition.place), header=True),
        "gives": Cell(rate_words(rate, edition, law, on)),
        "act": Cell(spoken(act_label(act)), href=f"/law/{edition.id}/"),
        "state": _state(edition, on),
    }


def _state(edition: Edition, on: date) -> Cell:
    since = in_force_words(edition)
    if not edition.in_force.covers(on):
        return Cell(text("portal.law.ended"), tone="neutral", note=since)
    if edition.mark == "to_verify":
        return Cell(text("portal.law.to_verify"), tone="warning", note=since)
    return Cell(text("portal.law.in_force"), tone="success", note=since)


def _about(edition: Edition, act: Act, law: Law) -> list[SummaryRow]:
    registered = act.registered
    rows = [
        ("place", place_name(law, edition.place)),
        ("body", spoken(act.body)),
        ("title", spoken(act.title)),
        ("number", act.number),
        ("registered", _registered(registered.number, registered.on) if registered else ""),
        ("force", in_force_words(edition)),
        ("provider", spoken(edition.provider or "")),
        ("source", own(edition.press) if edition.press else ""),
    ]
    return [SummaryRow(text(f"portal.law.{key}"), value) for key, value in rows if value]


def _registered(number: str, on: date | None) -> str:
    if on is None:
        return f"№ {number}"
    return text("portal.law.registered_as", number=number, day=formats.day(on, current()))


def _groups(edition: Edition) -> Iterable[Group]:
    seen: set[str] = set()
    set_here = [(name, group) for name, group in groups_of(edition) if _says(edition, name, group)]
    for name, group in sorted(set_here, key=lambda one: _in_order(one[1].paragraph)):
        anchor = f"p{group.paragraph}" if group.paragraph not in seen | {""} else ""
        seen.add(group.paragraph)
        yield _group(edition, name, group, anchor)


def _says(edition: Edition, name: str, group: Paragraph) -> bool:
    told = group.paragraph or group.quote or group.note or group.missing
    return bool(told or terms_set(edition, name, group))


def _in_order(paragraph: str) -> tuple[bool, int, str]:
    return (not paragraph.isdigit(), int(paragraph) if paragraph.isdigit() else 0, paragraph)


def _group(edition: Edition, name: str, group: Paragraph, anchor: str) -> Group:
    return Group(
        anchor=anchor,
        title=group_title(edition, name, group),
        sets=terms_set(edition, name, group),
        quote=Quote(group.quote) if group.quote else None,
        note=spoken(group.note or ""),
        missing=spoken(group.missing or ""),
    )


def _last_day_in_force(edition: Edition, on: date) -> date:
    until = edition.in_force.until
    return on if until is None or on < until else Month.of(until).previous.first_day


def edition_named(services: Iterable[Service], law: Law, edition_id: str) -> Edition | None:
    """The edition of that id, of whichever service."""
    for service in services:
        for edition in law.editions(service.rulebook()).all:
            if edition.id == edition_id:
                return edition
    return None
