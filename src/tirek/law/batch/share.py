"""Which cases one question answers. Most cases are plain: nothing about them can be unknown.

As one case is decided by generated code where everything is known and by three-valued logic where
something is not (ADR 0002), so are many: the plain ones by a question without a word about needs,
the rest by one that counts them. A plain case has every fact, an act that says every term and holds
in all of its months, and months whose values of law are known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from tirek.law.batch.columns import Columns
from tirek.law.edition import Edition, term_values
from tirek.law.unknown import is_unknown


@dataclass(frozen=True, eq=False)
class Share:
    """Cases that one question answers; `fixed` are the terms that are the same for all of them.

    `places` with the day from which the act is in force that they are decided by.
    """

    name: str
    places: tuple[tuple[str, date], ...]
    fixed: Mapping[str, object]
    plain: bool = True


BEGINNING, END = date(1, 1, 1), date(9999, 12, 31)
ANY = Share("any", (), {}, plain=False)
"""Whatever is not plain."""


def shares(columns: Columns, places: Iterable[str]) -> tuple[Share, ...]:
    """The shares of these places: the plain ones by their period of payment, and the rest."""
    found: dict[str, list[tuple[str, date, dict[str, object]]]] = {}
    for place in places:
        for since, _, edition in turns(columns, place):
            names = names_under(columns, edition)
            known = not any(is_unknown(names[one.name]) for one in columns.terms)
            if known and edition.mark != "to_verify":
                per = str(names.get(columns.book.period, "once"))
                found.setdefault(f"plain_{per}", []).append((place, since, names))
    plain = [_share(columns, name, placed) for name, placed in sorted(found.items())]
    return (*plain, ANY)


def turns(columns: Columns, place: str) -> Iterator[tuple[date, date, Edition]]:
    """From when to when which act decides in a place."""
    editions = columns.law.editions(columns.book)
    days = {BEGINNING, END}
    for one in editions.reaching(place):
        days |= {one.in_force.from_ or BEGINNING, one.in_force.until or END}
    for since, until in pairwise(sorted(days)):
        found = editions.on(place, since)
        if found is not None:
            yield since, until, found


def _share(columns: Columns, name: str, placed: list[tuple[str, date, dict[str, object]]]) -> Share:
    first = placed[0][2]
    fixed = {
        one.name: first[one.name]
        for one in columns.terms
        if all(names[one.name] == first[one.name] for *_, names in placed)
    }
    return Share(name, tuple((place, since) for place, since, _ in placed), fixed)


def names_under(columns: Columns, edition: Edition) -> dict[str, object]:
    """The terms and readings of an edition by their names in rules."""
    return {**term_values(edition), **columns.book.default_readings(edition.readings)}
