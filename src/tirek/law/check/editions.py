"""Editions: a known place and act, one in force at a time, nothing said that was not decided."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from tirek.kernel.toml import load
from tirek.law.act import Acts
from tirek.law.catalogue import Law
from tirek.law.check.refusal import Refusal, refuse_at
from tirek.law.check.regions import stands_wrong
from tirek.law.edition import Edition, Editions, term_at, term_bounds
from tirek.law.region import RegionFile
from tirek.law.rulebook import RuleBook
from tirek.law.source import load_sources


def check_editions(law: Law, book: RuleBook) -> Iterator[Refusal]:
    """Everything that can be wrong with the editions of a service."""
    editions = law.editions(book)
    sources = {source.id for source in load_sources(law.folder)}
    for edition in editions.all:
        yield from _names(law, book, edition)
        yield from _printed(law, edition)
        yield from _readings(book, edition)
        yield from _verified(edition)
        yield from _bounds(law, book, edition)
        if edition.source and edition.source not in sources:
            yield refuse_at(edition.path, ["source"], "source", f"no source {edition.source}")
    for place in editions.places():
        yield from _dates(editions, place)


def check_names(law: Law, books: Iterable[RuleBook]) -> Iterator[Refusal]:
    """Every edition has its own address, whichever service it is of."""
    seen: dict[str, str] = {}
    for book in books:
        for edition in law.editions(book).all:
            if edition.id in seen:
                message = f"{seen[edition.id]} has one of this name: expected its service in it"
                yield Refusal(edition.path, 1, "twice", message)
            seen.setdefault(edition.id, book.slug)


def _names(law: Law, book: RuleBook, edition: Edition) -> Iterator[Refusal]:
    if edition.service != book.slug:
        yield refuse_at(edition.path, ["service"], "service", f"is not {book.slug}")
    if edition.place not in list(law.regions):
        yield refuse_at(edition.path, ["place"], "place", f"{edition.place} is not in the tree")
    if edition.act not in law.acts:
        yield refuse_at(edition.path, ["act"], "dangling citation", f"no act {edition.act}")
    named = edition.place.rpartition("/")[2]
    begins, _, year = edition.path.stem.rpartition("-")
    if begins not in (named, f"{named}-{book.slug}") or not (len(year) == 4 and year.isdigit()):
        yield Refusal(edition.path, 1, "file name", f"expected {named}-<year>.toml")


def _printed(law: Law, edition: Edition) -> Iterator[Refusal]:
    """An act or a place that the file brings with it may not stand for a registered one."""
    act, place = edition.printed_act, edition.new_place
    if act is not None and act.id in Acts(law.folder / "acts"):
        yield refuse_at(edition.path, ["act"], "twice", f"{act.id} is in the register of acts")
    if place is None:
        return
    tree = {one.id: one for one in load(RegionFile, law.folder / "regions.toml").region}
    if place.id in tree:
        yield refuse_at(edition.path, ["new_place"], "twice", f"{place.id} is in the tree")
    for problem in stands_wrong(place, dict(law.regions)):
        yield refuse_at(edition.path, ["new_place"], "place", problem)


def _readings(book: RuleBook, edition: Edition) -> Iterator[Refusal]:
    known = {reading.id: reading.options for reading in book.readings}
    for name, option in edition.readings.items():
        if option not in known.get(name, {}):
            message = f"{name} = {option!r} is not a reading of this service"
            yield refuse_at(edition.path, ["readings", name], "reading", message)


def _bounds(law: Law, book: RuleBook, edition: Edition) -> Iterator[Refusal]:
    """Terms that an act above lets a council choose only between two values."""
    begins, bounds = edition.in_force.from_, list(term_bounds(book.terms))
    if not bounds or begins is None or edition.place not in law.regions:
        return
    parent = law.regions[edition.place].parent
    above = law.editions(book).on(parent, begins) if parent else None
    for path, bound in bounds:
        value = term_at(edition, path)
        lowest, highest = (
            next((term_at(one, end) for one in (edition, above) if one and term_at(one, end)), None)
            for end in (bound.lowest, bound.highest)
        )
        if value is None or lowest is None or highest is None or lowest <= value <= highest:
            continue
        keys = ["terms", *path.split(".")]
        message = f"{path} = {value} is not from {lowest} to {highest}"
        yield refuse_at(edition.path, keys, "bounds", message)


def _verified(edition: Edition) -> Iterator[Refusal]:
    begins, until = edition.in_force.from_, edition.in_force.until
    if begins is not None and until is not None and until <= begins:
        yield refuse_at(edition.path, ["in_force", "until"], "dates", "is not after `from`")
    if edition.mark != "verified":
        return
    if begins is None:
        yield refuse_at(edition.path, ["in_force"], "dates", "a verified edition says from when")
    if not edition.source and not edition.printed_act:
        yield Refusal(edition.path, 1, "source", "a verified edition names its source")
    if edition.checked is None:
        yield Refusal(edition.path, 1, "source", "a verified edition says who checked it and when")


def _dates(editions: Editions, place: str) -> Iterator[Refusal]:
    ordered = sorted(editions.of(place), key=lambda one: one.in_force.from_ or date.min)
    for earlier, later in pairwise(ordered):
        begins = later.in_force.from_ or date.min
        ends = earlier.in_force.until
        if ends is None or ends > begins:
            message = f"{later.id} begins on {begins} while {earlier.id} is still in force"
            yield refuse_at(later.path, ["in_force"], "overlap", message)
        elif ends < begins and later.gap_before is None:
            message = f"nothing is in force from {ends} to {begins}: say why in gap_before"
            yield refuse_at(later.path, ["in_force"], "gap", message)
