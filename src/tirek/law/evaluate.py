"""Running a rule book over one case: every value kept, nothing rendered."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from tirek.kernel.period import Month, Quarter
from tirek.law.kleene import ask
from tirek.law.overrule import Overrules
from tirek.law.rule import Scope
from tirek.law.rulebook import RuleBook
from tirek.law.unknown import Unknown, missing

LawByMonth = Mapping[str, Callable[[Month], object | None]]
Row = tuple[object, ...]
Fixed = Mapping[str, object]
"""Values that stand instead of what the rules of those names would give."""
NOTHING: Fixed = MappingProxyType({})


class Stretch(NamedTuple):
    """Months under one edition: the names known there and a row of values for each month.

    `plain`: everything is known and nothing fixed, so that the generated code answers.
    """

    names: Mapping[str, object]
    rows: Sequence[Row]
    edition: object
    plain: bool
    fixed: Fixed = NOTHING


class Period(NamedTuple):
    """One payment period: its entitled rows and the values of the rules per period.

    Where the edition changes inside it, the rows keep the rates of their own editions; `stretch`,
    that of its first month, says how the period is counted.
    """

    id: str
    last: Month
    rows: Sequence[Row]
    values: Mapping[str, object]
    stretch: Stretch

    @property
    def months(self) -> tuple[Month, ...]:
        """The entitled months of the period."""
        return tuple([row[0] for row in self.rows])  # type: ignore[misc]


class Evaluation(NamedTuple):
    """Every value of one case: per case, per month, per period, and what officers overruled."""

    book: RuleBook
    names: Mapping[str, object]
    case: Mapping[str, object]
    stretches: Sequence[Stretch] = ()
    periods: Sequence[Period] = ()
    overruled: Overrules = MappingProxyType({})

    def mattered(self, rule: str) -> bool:
        """Whether a rule was true anywhere in the case: for it, for a month or for a period."""
        if rule in self.case:
            return self.case[rule] is True
        if any(period.values.get(rule) is True for period in self.periods):
            return True
        at = self.book.column.get(rule)
        if at is None:
            return False
        return any(row[at] is True for stretch in self.stretches for row in stretch.rows)


def all_known(names: Mapping[str, object]) -> bool:
    """Whether no name stands for an unknown value."""
    return Unknown not in map(type, names.values())


def case_values(
    book: RuleBook, names: Mapping[str, object], fixed: Fixed = NOTHING
) -> dict[str, object]:
    """The rules asked once a case."""
    if not fixed and all_known(names):
        return book.run_case(names)
    return _asked_in_order(book, "case", dict(names), fixed)


def _asked_in_order(
    book: RuleBook, scope: Scope, values: dict[str, object], fixed: Fixed
) -> dict[str, object]:
    """The rules of a scope by three-valued logic; `values` gains theirs."""
    rules = book.of_scope(scope)
    for rule in rules:
        stands = rule.name in fixed
        values[rule.name] = fixed[rule.name] if stands else ask(rule.function, values)
    return {rule.name: values[rule.name] for rule in rules}


def stretch_of(
    book: RuleBook,
    names: Mapping[str, object],
    law: LawByMonth,
    months: tuple[Month, Month],
    edition: object,
    fixed: Fixed = NOTHING,
) -> Stretch:
    """The months from first to last, both included, each a row of `book.month_columns`."""
    first, last = months
    if not fixed and all_known(names):
        return Stretch(names, book.run_months(names, law, first, last), edition, True)
    numbers = range(first, last + 1)
    rows = [_slow_row(book, names, law, Month(number), fixed) for number in numbers]
    return Stretch(names, rows, edition, False, fixed)


def _slow_row(
    book: RuleBook, names: Mapping[str, object], law: LawByMonth, month: Month, fixed: Fixed
) -> Row:
    values = dict(names) | {"month": month}
    for name in book.law_names:
        value = law[name](month)
        values[name] = missing("parameter", name, str(month)) if value is None else value
    _asked_in_order(book, "month", values, fixed)
    return tuple(values[name] for name in book.month_columns)


@cache
def period_of(month: Month, per: object) -> tuple[str, Month]:
    """The id and the last month of the payment period a month belongs to."""
    if per == "quarter":
        quarter = Quarter.of(month)
        return str(quarter), quarter.months[-1]
    return str(month), month


def periods(book: RuleBook, stretches: Sequence[Stretch]) -> list[Period]:
    """The payment periods: entitled months grouped, with their sums; each period once."""
    entitled = book.column["entitled"]
    grouped: dict[tuple[str, Month], tuple[Stretch, list[Row]]] = {}
    for stretch in stretches:
        per = stretch.names[book.period]
        for row in stretch.rows:
            if row[entitled] is True:
                grouped.setdefault(period_of(row[0], per), (stretch, []))[1].append(row)
    return [
        Period(key, last, rows, _period_values(book, stretch, rows), stretch)
        for (key, last), (stretch, rows) in grouped.items()
    ]


def _period_values(book: RuleBook, stretch: Stretch, rows: Sequence[Row]) -> dict[str, object]:
    if stretch.plain:
        return book.run_period(stretch.names, rows)
    values = dict(stretch.names)
    for name, at in book.column.items():
        values[name] = tuple(row[at] for row in rows)
    return _asked_in_order(book, "period", values, stretch.fixed)
