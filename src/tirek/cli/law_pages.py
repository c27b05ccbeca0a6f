"""The law as coded, as lines for a terminal."""

from collections.abc import Iterator
from dataclasses import fields

from tirek.kernel.text import Language
from tirek.law.catalogue import Law
from tirek.law.cite import act_label
from tirek.law.edition import Alternative, Edition, Paragraph
from tirek.law.rulebook import RuleBook
from tirek.law.words import word


def list_lines(law: Law, book: RuleBook, language: Language) -> Iterator[str]:
    """A line for each edition of a service: place, in force, mark, act."""
    yield book.slug
    for edition in sorted(law.editions(book).all, key=lambda one: (one.place, one.id)):
        mark = word("mark", edition.mark).in_(language)
        label = act_label(law.acts[edition.act]).in_(language)
        yield f"  {edition.place:32} {in_force(edition):26} {mark:32} {label}"


def in_force(edition: Edition) -> str:
    """«2023-12-26..», «2008-04-11..2009-03-26»."""
    begins = edition.in_force.from_.isoformat() if edition.in_force.from_ else "?"
    until = edition.in_force.until
    return f"{begins}..{until.isoformat() if until else ''}"


def edition_lines(law: Law, book: RuleBook, edition: Edition, language: Language) -> Iterator[str]:
    """An edition term by term, each with its paragraph and the words of the act."""
    yield act_label(law.acts[edition.act]).in_(language)
    place = law.regions[edition.place].name.in_(language)
    yield f"{place}; {in_force(edition)}; {word('mark', edition.mark).in_(language)}"
    if edition.in_force.basis:
        yield edition.in_force.basis.in_(language)
    for name, group in edition.groups():
        yield from _group_lines(name, group, language)
    for reading in book.readings:
        applied = edition.readings.get(reading.id, reading.applied)
        yield f"reading {reading.id}: {reading.options[applied].in_(language)}"


def _group_lines(name: str, group: Paragraph, language: Language) -> Iterator[str]:
    shared = {one.name for one in fields(Alternative)}
    values = [
        f"{one.name}={getattr(group, one.name)}" for one in fields(group) if one.name not in shared
    ]
    if isinstance(group, Alternative):
        name = f"{name} ({group.name.in_(language)})"
    paragraph = f" [{group.paragraph}]" if group.paragraph else ""
    yield f"{name}{paragraph} {' '.join(values)}".rstrip()
    if group.quote:
        yield f"    «{group.quote}»"
    for text in (group.missing, group.note):
        if text:
            yield f"    {text.in_(language)}"
