"""Facts that are lists of records: the members of a family, each with incomes; a house's bills.

A sheet declares them as `members: Annotated[tuple[Member, ...], rows("member", "...", "...",
"...")]`. The name is that of one record: it is the scope of the rules asked for each record
(`@rule(..., per="member")`), the beginning of the names of its facts (`member_born_on`) and, in
rules, the number of the record, from 1.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from functools import cache, cached_property
from typing import Any, get_args, get_type_hints

from tirek.kernel.text import LANGUAGES, Text
from tirek.law.fact import UNSAID, Fact, fact_of


@dataclass(frozen=True, slots=True)
class Records:
    """What a sheet says of a list: the name and label of one record, and what makes it unique."""

    name: str
    label: Text
    unique: tuple[str, ...] = ()


def rows(name: str, kk: str, ru: str, en: str, *, unique: tuple[str, ...] = ()) -> Records:
    """Declare a list of records; no two of them may agree in all the fields of `unique`."""
    return Records(name, Text(kk, ru, en), unique)


@dataclass(frozen=True, slots=True)
class Rows:
    """A list of records of a sheet: `path` is that of the list ("members.incomes")."""

    name: str
    path: str
    parent: str
    label: Text
    unique: tuple[str, ...]
    sheet: "Sheet"

    @property
    def key(self) -> str:
        """The key of the list in the document of what holds it."""
        return self.path.rpartition(".")[2]

    @property
    def names(self) -> Iterator[str]:
        """Every name rules know of its records, with those of the lists inside them."""
        yield self.name
        yield from self.sheet.names


@dataclass(frozen=True)
class Sheet:
    """What one record, or the case itself, may say: facts, groups of them, lists of records."""

    facts: tuple[Fact, ...]
    groups: frozenset[str]
    rows: tuple[Rows, ...]

    @cached_property
    def paths(self) -> frozenset[str]:
        """The paths of its facts."""
        return frozenset(fact.path for fact in self.facts)

    @cached_property
    def lists(self) -> Mapping[str, Rows]:
        """Its lists of records by their keys."""
        return {one.key: one for one in self.rows}

    @property
    def names(self) -> Iterator[str]:
        """Every name rules know of it."""
        for one in self.facts:
            yield from one.names
        for inside in self.rows:
            yield from inside.names


@cache
def sheet_of(declared: type) -> Sheet:
    """The sheet a service declares."""
    return _sheet(declared, prefix="", path="", scope="case")


def _sheet(declared: type, *, prefix: str, path: str, scope: str) -> Sheet:
    """`prefix` begins the names of its facts, `path` those of its lists."""
    facts: list[Fact] = []
    lists: list[Rows] = []
    for at, hint, field in _fields(declared, ""):
        kind, said = get_args(hint)
        if isinstance(said, Records):
            below = f"{path}{at}"
            inner = _sheet(
                get_args(kind)[0], prefix=f"{said.name}_", path=f"{below}.", scope=said.name
            )
            lists.append(Rows(said.name, below, scope, said.label, said.unique, inner))
        else:
            default = UNSAID if field.default is MISSING else field.default
            facts.append(fact_of(at, prefix + at.replace(".", "_"), kind, said, default))
    groups = frozenset(fact.path.rpartition(".")[0] for fact in facts if "." in fact.path)
    return Sheet(tuple(facts), groups, tuple(lists))


def _fields(declared: type, at: str) -> Iterator[tuple[str, Any, "Field[Any]"]]:
    """The fields of a sheet by their paths, those of nested groups among them."""
    hints = get_type_hints(declared, include_extras=True)
    for one in fields(declared):
        hint, path = hints[one.name], at + one.name.rstrip("_")  # `from_` is the key "from"
        if is_dataclass(hint) and isinstance(hint, type):
            yield from _fields(hint, f"{path}.")
        else:
            yield path, hint, one


@cache
def all_rows(declared: type) -> tuple[Rows, ...]:
    """Every list of records of a service, the outer before the inner."""
    return tuple(_inside(sheet_of(declared)))


def _inside(sheet: Sheet) -> Iterator[Rows]:
    for one in sheet.rows:
        yield one
        yield from _inside(one.sheet)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a fact stands: in which lists of records, the outer first; none for the case's own."""

    lists: tuple[Rows, ...]
    fact: Fact

    def key(self, numbers: Sequence[int]) -> str:
        """Its key in a document: "members.1.incomes.2.to"."""
        passed = zip(self.lists, numbers, strict=False)
        return "".join(f"{one.key}.{number}." for one, number in passed) + self.fact.path


@cache
def standing(declared: type, path: str) -> Standing:
    """The fact at a path without numbers ("members.incomes.to"). KeyError where there is none."""
    sheet, rest = sheet_of(declared), path
    lists: list[Rows] = []
    while True:
        for fact in sheet.facts:
            if fact.path == rest:
                return Standing(tuple(lists), fact)
        key, _, rest = rest.partition(".")
        below = {one.key: one for one in sheet.rows}[key]
        lists.append(below)
        sheet = below.sheet


def labelled(declared: type, path: str) -> Text | None:
    """What people call what is at a path such as "members.2.born_on": «член семьи № 2: ...»."""
    return _labelled(sheet_of(declared), path.split("."))


def _labelled(sheet: Sheet, keys: Sequence[str]) -> Text | None:
    for one in sheet.rows:
        if keys[0] == one.key:
            return one.label if len(keys) == 1 else _in_record(one, keys[1], keys[2:])
    wanted = ".".join(keys)
    return next((one.label for one in sheet.facts if one.path == wanted), None)


def _in_record(rows_: Rows, number: str, keys: Sequence[str]) -> Text | None:
    record = numbered(rows_.label, number)
    inside = _labelled(rows_.sheet, keys) if keys else None
    if inside is None:
        return None if keys else record
    return Text(*(f"{record.in_(to)}: {inside.in_(to)}" for to in LANGUAGES))


def numbered(label: Text, number: object) -> Text:
    """One record of a list: «член семьи № 2»."""
    return Text(f"{label.kk} № {number}", f"{label.ru} № {number}", f"{label.in_('en')} {number}")
