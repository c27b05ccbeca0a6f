"""What a council or ministry adopted for a place and a time: one act, one file.

For a place and a day exactly one edition is in force, or none: there is never a default.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, cast, get_args, get_origin, get_type_hints

from tirek.kernel.text import Text
from tirek.kernel.toml import TomlError, bind, read
from tirek.law.act import Act, InForce, Mark
from tirek.law.region import Region, Regions
from tirek.law.unknown import is_unknown, missing


@dataclass(frozen=True)
class Paragraph:
    """A group of terms: the paragraph that sets it and the words that say so."""

    paragraph: str = ""
    quote: str = ""
    note: Text | None = None
    missing: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Alternative(Paragraph):
    """A group of terms of which an act lists several: the categories of a council, each by its id.

    A service declares the list as `category: Mapping[str, Category]`; the fact of that name says
    which one stands in a case (`chosen.py`). `name` is what people call it, `hint` who it is for.
    """

    name: Text
    hint: Text | None = None


@dataclass(frozen=True)
class NotListed(Paragraph):
    """Stands where a fact names what the edition does not list."""


@dataclass(frozen=True)
class Named:
    """What people call a group of terms, or a term that need not be set."""

    label: Text


def named(kk: str, ru: str, en: str) -> Named:
    """`share: Annotated[Share, named("...", "...", "...")]`."""
    return Named(Text(kk, ru, en))


@dataclass(frozen=True)
class Needed(Named):
    """The same of a term without which no decision can be made."""


def needed(kk: str, ru: str, en: str) -> Needed:
    """`mci: Annotated[Decimal | None, needed("...", "...", "...")] = None`; absent = not known."""
    return Needed(Text(kk, ru, en))


@dataclass(frozen=True)
class Within:
    """Marks a term that may lie only between two others, by their paths ("limits.least")."""

    lowest: str
    highest: str


def within(lowest: str, highest: str) -> Within:
    """`percent: Annotated[Decimal | None, within("limits.least", "limits.most")]`."""
    return Within(lowest, highest)


@dataclass(frozen=True)
class Checked:
    """Who compared the file with the official text, and when."""

    on: date
    by: str


@dataclass(frozen=True)
class _File:
    service: str
    place: str
    act: str
    mark: Mark
    in_force: InForce
    source: str = ""
    press: str = ""
    checked: Checked | None = None
    provider: Text | None = None
    readings: Mapping[str, str] = field(default_factory=dict)
    new_place: Region | None = None
    gap_before: Text | None = None
    note: Text | None = None


@dataclass(frozen=True, eq=False)
class Edition:
    """One edition: its act, where and when it holds, and the terms it sets."""

    id: str
    path: Path
    service: str
    place: str
    act: str
    mark: Mark
    in_force: InForce
    terms: Any
    readings: Mapping[str, str]
    provider: Text | None
    source: str
    press: str
    checked: Checked | None
    gap_before: Text | None
    note: Text | None
    printed_act: Act | None = None
    new_place: Region | None = None
    set_above: Mapping[str, "Edition"] = field(default_factory=dict)
    """The groups of terms this edition leaves to a place above, by the edition that sets them."""

    def setting(self, group: str) -> "Edition":
        """The edition whose act sets a group of terms: this one, or one of a place above."""
        return self.set_above.get(group, self)

    def under(self, above: "Edition") -> "Edition":
        """This edition with what it leaves to the place above.

        A district's decision says what an order leaves to it; the rest is as the order has it.
        """
        names = [one.name for one in fields(self.terms)]
        left = [name for name in names if not self._sets(name) and above._sets(name)]
        terms = replace(self.terms, **{name: getattr(above.terms, name) for name in left})
        return replace(
            self,
            terms=terms,
            readings={**above.readings, **self.readings},
            set_above={name: above.setting(name) for name in left},
        )

    def _sets(self, group: str) -> bool:
        """Whether a group of terms says anything but the default."""
        defaults = {one.name: one.default for one in fields(self.terms)}
        return bool(getattr(self.terms, group) != defaults[group])

    @property
    def labels(self) -> Mapping[str, Text]:
        """What its service calls groups and terms (`term_labels`)."""
        return term_labels(cast(Hashable, type(self.terms)))

    def paragraph(self, group: str) -> Paragraph | None:
        """The group of terms of that name, where this edition sets it."""
        found = getattr(self.terms, group, None)
        return found if isinstance(found, Paragraph) else None

    def quotes(self) -> list[tuple[str, str]]:
        """Every (group, quote) of the edition; one of a list is "category.veterans"."""
        return [(path, group.quote) for path, group in self.groups() if group.quote]

    def groups(self) -> Iterator[tuple[str, Paragraph]]:
        """Every group of terms that it sets, each of a list by its own path."""
        for one in fields(self.terms):
            found = getattr(self.terms, one.name)
            if isinstance(found, Paragraph):
                yield one.name, found
            elif found is not None:
                yield from ((f"{one.name}.{key}", group) for key, group in found.items())


def load_edition(path: Path, terms: type) -> Edition:
    """Read one edition file; an act or a new place may be printed in the file itself."""
    table = read(path)
    printed = table.get("act")
    act = bind(Act, printed, path=path, at=("act",)) if isinstance(printed, dict) else None
    rest = {key: value for key, value in table.items() if key != "terms"}
    if act is not None:
        rest["act"] = act.id
    file = bind(_File, rest, path=path)
    if "terms" not in table:
        raise TomlError(path, 1, "terms", "is missing; expected the table of what the act sets")
    bound: Any = bind(terms, table["terms"], path=path, at=("terms",))
    shared = {one.name: getattr(file, one.name) for one in fields(_File)}
    return Edition(id=path.stem, path=path, terms=bound, printed_act=act, **shared)


@cache
def term_names(terms: type) -> dict[str, tuple[str, str, Text | None]]:
    """The names rules know terms by: name -> (group, field, label when needed)."""
    names: dict[str, tuple[str, str, Text | None]] = {}
    for group, one, marks in _terms(terms):
        labels = [mark.label for mark in marks if isinstance(mark, Needed)]
        names[f"{group}_{one}"] = (group, one, labels[0] if labels else None)
    return names | {f"{group}_listed": (group, "listed", None) for group in alternatives(terms)}


@cache
def alternatives(terms: type) -> tuple[str, ...]:
    """The groups of terms that an edition lists several of."""
    hints = get_type_hints(terms).items()
    return tuple(group for group, hint in hints if get_origin(hint) is Mapping)


@cache
def term_labels(terms: type) -> dict[str, Text]:
    """What people call groups ("share") and terms ("share.percent"), where the service says it."""
    groups = get_type_hints(terms, include_extras=True)
    marked = [(group, get_args(hint)) for group, hint in groups.items()]
    marked += [(f"{group}.{one}", marks) for group, one, marks in _terms(terms)]
    return {path: mark.label for path, marks in marked for mark in marks if isinstance(mark, Named)}


def _terms(terms: type) -> Iterator[tuple[str, str, tuple[object, ...]]]:
    """Every term: its group, its field, the marks it is annotated with."""
    shared = {one.name for one in fields(Alternative)}
    for group, hint in get_type_hints(terms).items():
        kinds = [kind for kind in (*get_args(hint), hint) if isinstance(kind, type)]
        (kind,) = (kind for kind in kinds if issubclass(kind, Paragraph))
        for name, annotated in get_type_hints(kind, include_extras=True).items():
            if name not in shared:
                yield group, name, get_args(annotated)


def term_bounds(terms: type) -> Iterator[tuple[str, Within]]:
    """The paths of terms that lie between two others, with those."""
    for group, one, marks in _terms(terms):
        yield from ((f"{group}.{one}", mark) for mark in marks if isinstance(mark, Within))


def term_at(edition: Edition, path: str) -> Any:
    """The value of a term by its path ("share.percent"); None where it is not set."""
    group, _, name = path.partition(".")
    return getattr(getattr(edition.terms, group), name)


def term_values(edition: Edition) -> dict[str, object]:
    """The terms of an edition by their names in rules; a needed one that is absent is Unknown.

    So are those of a list of which no fact has chosen one yet.
    """
    values: dict[str, object] = {}
    for name, (group, one, label) in term_names(cast(Hashable, type(edition.terms))).items():
        stands = getattr(edition.terms, group)
        value = getattr(stands, one, None)
        if isinstance(stands, Mapping):
            value = missing("fact", group)
        elif one == "listed":
            value = isinstance(stands, Alternative)
        elif value is None and (label or isinstance(stands, NotListed)):
            value = missing("term", f"{group}.{one}")
        values[name] = value
    return values


class TwoActsInForce(LookupError):
    """Two editions claim the same place and day: a defect of the data, never a choice."""

    def __init__(self, place: str, day: date, editions: list[str]) -> None:
        super().__init__(f"{place} on {day}: {' and '.join(editions)} are both in force")


class Editions:
    """The editions of one service."""

    def __init__(self, editions: Iterable[Edition], regions: Regions) -> None:
        self.all = tuple(editions)
        self._regions = regions
        self._by_place: dict[str, list[Edition]] = {}
        self._reaching: dict[str, tuple[Edition, ...]] = {}
        self._levels: dict[str, tuple[list[Edition], ...]] = {}
        self._completed: dict[tuple[Edition, ...], Edition] = {}
        for edition in self.all:
            self._by_place.setdefault(edition.place, []).append(edition)

    def places(self) -> list[str]:
        """Places that have an edition of their own, at any time."""
        return sorted(self._by_place)

    def of(self, place: str) -> list[Edition]:
        """Every edition of exactly that place."""
        return self._by_place.get(place, [])

    def reaching(self, place: str) -> tuple[Edition, ...]:
        """Every edition, of any time, of the place or of a place that contains it."""
        if place not in self._reaching:
            tree = self._regions.upward(place)
            self._reaching[place] = tuple(one for region in tree for one in self.of(region.id))
        return self._reaching[place]

    def on(self, place: str, day: date) -> Edition | None:
        """The one edition in force for a place on a day, the nearest up the tree; or None.

        What the nearest does not set is as the next one up the tree sets it.
        """
        reaching = self.reaching(place)
        if len(reaching) == 1:  # most places have had one act, and most cases are asked of them
            return reaching[0] if reaching[0].in_force.covers(day) else None
        if place not in self._levels:
            tree = self._regions.upward(place)
            levels = (self.of(region.id) for region in tree)
            self._levels[place] = tuple([level for level in levels if level])
        chain = []
        for level in self._levels[place]:
            found = [edition for edition in level if edition.in_force.covers(day)]
            if len(found) > 1:
                raise TwoActsInForce(place, day, [edition.id for edition in found])
            chain += found
        return self._complete(tuple(chain)) if chain else None

    def are_whole(self, place: str, day: date) -> bool:
        """Whether an act in force says what it must for the place.

        It is the place's own, or one of a wider place that leaves nothing to it.
        """
        found = self.on(place, day)
        if found is None:
            return False
        unset = (value for value in term_values(found).values() if is_unknown(value))
        return found.place == place or not any(
            need.kind == "term" for value in unset for need in value.needs
        )

    def _complete(self, chain: tuple[Edition, ...]) -> Edition:
        """The first of the chain with what it leaves to those after it; the same one each time."""
        if len(chain) == 1:
            return chain[0]
        if chain not in self._completed:
            self._completed[chain] = chain[0].under(self._complete(chain[1:]))
        return self._completed[chain]
