"""What must be known to decide: a service's facts, read strictly from a nested document.

A service declares its facts as dataclasses, each field annotated with `fact(kk, ru, en)`. A nested
dataclass is a group: `child.born_on` in a document is `child_born_on` in a rule. A key that is
absent is *unknown*; `null` is allowed only where the type says `| None` and means "known: none".
"""

import re
import types
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from tirek.kernel.text import Text
from tirek.law.unknown import missing

WRITTEN_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: its path in the document, its name in rules, its type and its label."""

    path: str
    name: str
    type: type
    choices: tuple[str, ...]
    nullable: bool
    label: Text

    @property
    def expected(self) -> str:
        """What a value must look like, for an error message."""
        if self.choices:
            kind = "one of " + ", ".join(self.choices)
        else:
            kind = {date: "a date YYYY-MM-DD", bool: "true or false"}.get(
                self.type, self.type.__name__
            )
        return f"{kind} or null" if self.nullable else kind


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a document: at which key, and what is expected instead."""

    key: str
    wrong: str
    expected: str

    def __str__(self) -> str:
        return f"{self.key}: {self.wrong}; expected {self.expected}"


class BadFacts(ValueError):
    """A document that is not a case: every problem at once."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


def fact(kk: str, ru: str, en: str) -> Text:
    """What people call a fact: `born_on: Annotated[date, fact("...", "...", "...")]`."""
    return Text(kk, ru, en)


@cache
def facts_of(sheet: type) -> tuple[Fact, ...]:
    """Every fact of a service, in the order they are declared."""
    return tuple(_collect(sheet, ""))


def _collect(sheet: type, prefix: str) -> list[Fact]:
    hints = get_type_hints(sheet, include_extras=True)
    found: list[Fact] = []
    for one in fields(sheet):
        hint, key = hints[one.name], one.name.rstrip("_")  # `from_` is the key "from"
        if is_dataclass(hint) and isinstance(hint, type):
            found += _collect(hint, f"{prefix}{key}.")
        else:
            kind, label = get_args(hint)
            found.append(_fact(prefix + key, kind, label))
    return found


def _fact(path: str, hint: Any, label: Text) -> Fact:
    nullable = get_origin(hint) in (Union, types.UnionType) and type(None) in get_args(hint)
    if nullable:
        (hint,) = (part for part in get_args(hint) if part is not type(None))
    choices = get_args(hint) if get_origin(hint) is Literal else ()
    return Fact(path, path.replace(".", "_"), str if choices else hint, choices, nullable, label)


@cache
def _groups(sheet: type) -> frozenset[str]:
    paths = [fact.path for fact in facts_of(sheet)]
    return frozenset(path.rpartition(".")[0] for path in paths if "." in path)


def read(sheet: type, document: Mapping[str, object]) -> dict[str, object]:
    """The facts of one case by their names in rules; what is absent is Unknown.

    Raises BadFacts with every wrong key: unknown keys, wrong types, malformed dates.
    """
    flat: dict[str, object] = {}
    problems = list(_flatten(document, _groups(sheet), "", flat))
    known = {fact.path for fact in facts_of(sheet)}
    problems += [_not_a_fact(key) for key in flat if key not in known]
    values: dict[str, object] = {}
    for one in facts_of(sheet):
        if one.path not in flat:
            values[one.name] = missing("fact", one.path)
            continue
        try:
            values[one.name] = _read(one, flat[one.path])
        except ValueError as error:
            problems.append(Problem(one.path, str(error), one.expected))
    if problems:
        raise BadFacts(problems)
    return values


def _not_a_fact(key: str) -> Problem:
    return Problem(key, "is not a fact of this service", "a key shown by `tirek facts`")


def _flatten(
    document: Mapping[str, object], groups: frozenset[str], at: str, flat: dict[str, object]
) -> Iterator[Problem]:
    """Fills `flat` with the values by path; what has no place in a document is a problem."""
    for key, value in document.items():
        path = f"{at}{key}"
        if "." in key:  # "child.born_on" beside {"child": {...}} could say two things at once
            yield _not_a_fact(path)
        elif path not in groups:
            flat[path] = value
        elif isinstance(value, Mapping):
            yield from _flatten(value, groups, f"{path}.", flat)
        else:
            yield Problem(path, f"{value!r} is not an object", "an object {...}")


def _read(one: Fact, value: object) -> object:
    if value is None:
        if one.nullable:
            return None
        raise ValueError("null is not allowed here (leave the key out when it is not known)")
    if one.choices:
        if value in one.choices:
            return value
    elif one.type is date:
        return _read_date(value)
    elif type(value) is one.type:
        return value
    raise ValueError(f"{value!r} is not possible")


def _read_date(value: object) -> date:
    if type(value) is date:
        return value
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is not a date")
    return written_day(value)


def written_day(raw: str) -> date:
    """A day written YYYY-MM-DD and in no other of the ways of ISO 8601. Raises ValueError."""
    if not WRITTEN_DAY.fullmatch(raw):
        raise ValueError(f"{raw!r} is not a date")
    try:
        return date.fromisoformat(raw)
    except ValueError:
        raise ValueError(f"{raw!r} is not a date of the calendar") from None


def in_order(values: Mapping[str, object], pairs: Sequence[tuple[str, str]]) -> list[Problem]:
    """Where a later date stands before an earlier one; pairs of paths (earlier, later)."""
    problems = []
    for earlier, later in pairs:
        begins, ends = (values.get(path.replace(".", "_")) for path in (earlier, later))
        if isinstance(begins, date) and isinstance(ends, date) and ends < begins:
            problems.append(Problem(later, f"{ends} is before {earlier} ({begins})", "a later day"))
    return problems
