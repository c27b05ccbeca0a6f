"""Which cases one question answers. Most cases are plain: nothing about them can be unknown.

As one case is decided by generated code where everything is known and by three-valued logic where
something is not (ADR 0002), so are many: the plain ones by a question without a word about needs,
the rest by one that counts them. A plain case has every fact, a place that one act reaches and no
other ever did, every term of that act, and months whose values of law are known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tirek.law.batch.columns import Columns
from tirek.law.edition import Edition, term_values
from tirek.law.unknown import is_unknown


@dataclass(frozen=True, eq=False)
class Share:
    """Cases that one question answers; `fixed` are the terms that are the same for all of them."""

    name: str
    places: tuple[str, ...]
    fixed: Mapping[str, object]
    plain: bool = True


ANY = Share("any", (), {}, plain=False)
"""Whatever is not plain."""


def shares(columns: Columns, places: Iterable[str]) -> tuple[Share, ...]:
    """The shares of these places: the plain ones by their period of payment, and the rest."""
    found: dict[str, list[tuple[str, dict[str, object]]]] = {}
    for place in places:
        edition = _only(columns, place)
        if edition is not None:
            names = names_under(columns, edition)
            per = str(names.get(columns.book.period, "once"))
            found.setdefault(f"plain_{per}", []).append((place, names))
    plain = [_share(columns, name, placed) for name, placed in sorted(found.items())]
    return (*plain, ANY)


def _share(columns: Columns, name: str, placed: list[tuple[str, dict[str, object]]]) -> Share:
    first = placed[0][1]
    fixed = {
        one.name: first[one.name]
        for one in columns.terms
        if all(names[one.name] == first[one.name] for _, names in placed)
    }
    return Share(name, tuple(place for place, _ in placed), fixed)


def _only(columns: Columns, place: str) -> Edition | None:
    """The one edition that ever reaches the place, if it lasts and says all that rules ask."""
    reaching = columns.law.editions(columns.book).reaching(place)
    if len(reaching) != 1 or reaching[0].in_force.until or reaching[0].mark == "to_verify":
        return None
    names = names_under(columns, reaching[0])
    return None if any(is_unknown(names[one.name]) for one in columns.terms) else reaching[0]


def names_under(columns: Columns, edition: Edition) -> dict[str, object]:
    """The terms and readings of an edition by their names in rules."""
    return {**term_values(edition), **columns.book.default_readings(edition.readings)}
