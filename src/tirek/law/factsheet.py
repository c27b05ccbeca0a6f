"""What must be known to decide: a service's facts, read strictly from a nested document.

A service declares its facts as dataclasses, each field annotated with `fact(kk, ru, en)`. A nested
dataclass is a group: `child.born_on` in a document is `child_born_on` in a rule. A key that is
absent is *unknown* (unless its sheet gives a default); `null` is allowed only where the type says
`| None` and means "known: none". Lists of records are declared with `rows` (see `rows.py`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from tirek.kernel.period import Month
from tirek.kernel.text import Text
from tirek.law.fact import UNSAID, Fact, fact, read_value, written_day
from tirek.law.rows import Rows, Sheet, Standing, rows, sheet_of, standing
from tirek.law.unknown import is_unknown, missing

__all__ = [
    "BadFacts",
    "Fact",
    "Problem",
    "fact",
    "facts_of",
    "in_order",
    "read",
    "rows",
    "written_day",
]


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


@cache
def facts_of(sheet: type) -> tuple[Fact, ...]:
    """Every fact of a service outside its lists of records, in the order they are declared."""
    return sheet_of(sheet).facts


@cache
def labels_of(sheet: type) -> Mapping[str, Text]:
    """What people call each fact, and a record of each list, by path."""
    whole = sheet_of(sheet)
    lists = {one.path: one.label for one in whole.rows}
    return {**{fact.path: fact.label for fact in whole.facts}, **lists}


def read(sheet: type, document: Mapping[str, object]) -> dict[str, object]:
    """The facts of one case by their names in rules; what is absent is Unknown.

    A fact of a list of records has a tuple: its value in each record, in order; in a list inside
    a record, a tuple for each record of that. Records are numbered from 1.
    Raises BadFacts with every wrong key: unknown keys, wrong types, malformed dates.
    """
    problems: list[Problem] = []
    values = _record(sheet_of(sheet), document, "", problems)
    if problems:
        raise BadFacts(problems)
    return values


def _record(
    sheet: Sheet, document: Mapping[str, object], at: str, problems: list[Problem]
) -> dict[str, object]:
    """The values of one record, or of the case itself; `at` begins its keys."""
    lists = sheet.lists
    own = {key: value for key, value in document.items() if key not in lists}
    flat: dict[str, object] = {}
    problems += _flatten(own, sheet.groups, "", flat, at)
    problems += [_not_a_fact(at + key) for key in flat if key not in sheet.paths]
    values: dict[str, object] = {}
    for one in sheet.facts:
        value = _value(one, flat, at, problems)
        if one.listed is None:
            values[one.name] = value
        else:
            values.update(one.values(value))
    for key, inside in lists.items():
        values.update(_rows(inside, document, f"{at}{key}", problems))
    return values


def _value(one: Fact, flat: Mapping[str, object], at: str, problems: list[Problem]) -> object:
    if one.path in flat:
        try:
            return read_value(one, flat[one.path])
        except ValueError as error:
            problems.append(Problem(at + one.path, str(error), one.expected))
    return missing("fact", at + one.path) if one.default is UNSAID else one.default


def _rows(
    one: Rows, document: Mapping[str, object], at: str, problems: list[Problem]
) -> dict[str, object]:
    """The values of a list by names: a tuple for each, or Unknown while there is no list."""
    if one.key not in document:
        return dict.fromkeys(one.names, missing("fact", at))
    written = document[one.key]
    if not isinstance(written, list | tuple):
        problems.append(Problem(at, f"{written!r} is not a list", "a list of objects [{...}]"))
        return {}
    records = []
    for number, record in enumerate(written, start=1):
        if isinstance(record, Mapping):
            found = _record(one.sheet, record, f"{at}.{number}.", problems)
            records.append({one.name: number, **found})
        else:
            wrong = f"{record!r} is not an object"
            problems.append(Problem(f"{at}.{number}", wrong, "an object {...}"))
    problems += _repeated(one, at, records)
    return {name: tuple([record.get(name) for record in records]) for name in one.names}


def _repeated(one: Rows, at: str, records: Sequence[Mapping[str, object]]) -> Iterator[Problem]:
    """Records that say again what an earlier one says: a member, a bill counted twice."""
    seen: dict[tuple[object, ...], object] = {}
    for record in records if one.unique else ():
        key = tuple(record[f"{one.name}_{field}"] for field in one.unique)
        if any(is_unknown(value) for value in key):
            continue
        if key in seen:
            said = " and ".join(one.unique)
            wrong = f"has the same {said} as {at}.{seen[key]}"
            yield Problem(f"{at}.{record[one.name]}", wrong, f"each {said} once")
        seen.setdefault(key, record[one.name])


def _not_a_fact(key: str) -> Problem:
    return Problem(key, "is not a fact of this service", "a key shown by `tirek facts`")


def _flatten(
    document: Mapping[str, object],
    groups: frozenset[str],
    prefix: str,
    flat: dict[str, object],
    at: str,
) -> Iterator[Problem]:
    """Fills `flat` with the values by path; what has no place in a document is a problem."""
    for key, value in document.items():
        path = f"{prefix}{key}"
        if "." in key:  # "child.born_on" beside {"child": {...}} could say two things at once
            yield _not_a_fact(at + path)
        elif path not in groups:
            flat[path] = value
        elif isinstance(value, Mapping):
            yield from _flatten(value, groups, f"{path}.", flat, at)
        else:
            yield Problem(at + path, f"{value!r} is not an object", "an object {...}")


def in_order(
    sheet: type, values: Mapping[str, object], pairs: Sequence[tuple[str, str]]
) -> list[Problem]:
    """Where a later day or month stands before an earlier one; pairs of paths (earlier, later).

    A path of records has no numbers ("members.joined_on"): it is asked of each of them.
    """
    problems: list[Problem] = []
    for pair in pairs:
        earlier, later = (standing(sheet, path) for path in pair)
        begins, ends = (values.get(one.fact.name) for one in (earlier, later))
        if later.lists:
            problems += _in_records(earlier, later, begins, ends, ())
        elif _before(ends, begins):
            problems.append(_too_early(earlier, later, begins, ends, ()))
    return problems


def _in_records(
    earlier: Standing, later: Standing, begins: object, ends: object, at: tuple[int, ...]
) -> Iterator[Problem]:
    """The same in every record of the lists the later one stands in."""
    depth = len(at)
    if depth == len(later.lists):
        if _before(ends, begins):
            yield _too_early(earlier, later, begins, ends, at)
    elif isinstance(ends, tuple):
        for number, end in enumerate(ends, start=1):
            shared = isinstance(begins, tuple) and depth < len(earlier.lists)
            begin = begins[number - 1] if shared else begins  # type: ignore[index]
            yield from _in_records(earlier, later, begin, end, (*at, number))


def _too_early(
    earlier: Standing, later: Standing, begins: object, ends: object, at: tuple[int, ...]
) -> Problem:
    kind = "day" if isinstance(ends, date) else "month"
    wrong = f"{ends} is before {earlier.key(at)} ({begins})"
    return Problem(later.key(at), wrong, f"a later {kind}")


def _before(one: object, other: object) -> bool:
    if isinstance(one, date) and isinstance(other, date):
        return one < other
    return isinstance(one, Month) and isinstance(other, Month) and one < other
