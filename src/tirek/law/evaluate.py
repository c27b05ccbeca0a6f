"""Running a rule book over one case: every value kept, nothing rendered."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from operator import itemgetter
from types import MappingProxyType
from typing import NamedTuple

from tirek.kernel.period import Month, Quarter
from tirek.law.kleene import ask
from tirek.law.overrule import Overrules
from tirek.law.records import record_of
from tirek.law.rule import Rule
from tirek.law.rulebook import RuleBook
from tirek.law.scope import CASE, MONTH, PERIOD
from tirek.law.unknown import Unknown, or_missing

LawByMonth = Mapping[str, Callable[[Month], object | None]]
Row = tuple[object, ...]
Fixed = Mapping[str, object]
"""Values that stand instead of what the rules of those names would give."""
NOTHING: Fixed = MappingProxyType({})


_MONTH: Callable[[Row], Month] = itemgetter(0)


class Stretch(NamedTuple):
    """Months under one edition: the names known there and a row of values for each month.

    `plain`: everything is known and nothing fixed, so that the generated code answers; `sure`:
    the law of every month is known too, so that nothing in the rows is unknown.
    """

    names: Mapping[str, object]
    rows: Sequence[Row]
    edition: object
    plain: bool
    sure: bool = False
    fixed: Fixed = NOTHING


def rows_of(stretches: Sequence[Stretch]) -> Sequence[Row]:
    """The months of all stretches, in order."""
    if len(stretches) == 1:
        return stretches[0].rows
    return [row for stretch in stretches for row in stretch.rows]


def are_sure(stretches: Sequence[Stretch]) -> bool:
    """Whether nothing at all is unknown in them."""
    if len(stretches) == 1:
        return stretches[0].sure
    return all(one.sure for one in stretches)


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
        return tuple(map(_MONTH, self.rows))


class Evaluation(NamedTuple):
    """Every value of one case: per case, per month, per period, and what officers overruled.

    `plain`: everything was known on application and nothing is overruled.
    """

    book: RuleBook
    names: Mapping[str, object]
    case: Mapping[str, object]
    stretches: Sequence[Stretch] = ()
    periods: Sequence[Period] = ()
    overruled: Overrules = MappingProxyType({})
    plain: bool = False

    def mattered(self, rule: str) -> bool:
        """Whether a rule was true anywhere in the case: for it, for a month or for a period."""
        if rule in self.case:
            return true_anywhere(self.case[rule])
        if any(period.values.get(rule) is True for period in self.periods):
            return True
        at = self.book.column.get(rule)
        if at is None:
            return False
        return any(row[at] is True for stretch in self.stretches for row in stretch.rows)


def true_anywhere(value: object) -> bool:
    """Whether a rule was true: for the case, or for any record of a list."""
    return any(map(true_anywhere, value)) if isinstance(value, tuple) else value is True


def all_known(names: Mapping[str, object]) -> bool:
    """Whether no name stands for an unknown value, in any record either."""
    return _all_known(names.values())


def is_plain(names: Mapping[str, object], fixed: Fixed) -> bool:
    """Whether generated code may answer: everything is known and nothing is fixed."""
    return not fixed and all_known(names)


def _all_known(values: Collection[object]) -> bool:
    kinds = {*map(type, values)}
    if Unknown in kinds:
        return False
    return tuple not in kinds or all(
        _all_known(value) for value in values if isinstance(value, tuple)
    )


def case_values(
    book: RuleBook,
    names: Mapping[str, object],
    fixed: Fixed = NOTHING,
    plain: bool | None = None,
) -> dict[str, object]:
    """The rules asked once a case. `plain` where that has been found out already."""
    if is_plain(names, fixed) if plain is None else plain:
        return book.run_case(names)
    return _asked_in_order(book, CASE, dict(names), fixed)


def _asked_in_order(
    book: RuleBook, stage: str, values: dict[str, object], fixed: Fixed
) -> dict[str, object]:
    """The rules of a stage by three-valued logic; `values` gains theirs."""
    rules = book.of_stage(stage)
    for rule in rules:
        if rule.name in fixed:
            values[rule.name] = fixed[rule.name]
        else:
            values[rule.name] = _over_records(book, rule, values, book.scopes.chains[rule.scope])
    return {rule.name: values[rule.name] for rule in rules}


def _over_records(
    book: RuleBook, rule: Rule, names: Mapping[str, object], lists: Sequence[str]
) -> object:
    """A rule's value, or the tuple of its values over the records of the lists it is asked for.

    Where it is not known which records there are, the whole is not known.
    """
    if not lists:
        return ask(rule.function, names)
    level, *inner = lists
    numbers = names[level]
    if not isinstance(numbers, tuple):
        return numbers
    asked = tuple(dict.fromkeys((*book.scopes.chains[rule.scope], *book.parameters[rule.name])))
    parts = (record_of(book, asked, names, level, at) for at in range(len(numbers)))
    return tuple([_over_records(book, rule, part, inner) for part in parts])


def stretch_of(
    book: RuleBook,
    names: Mapping[str, object],
    law: LawByMonth,
    months: tuple[Month, Month],
    edition: object,
    fixed: Fixed = NOTHING,
    plain: bool | None = None,
) -> Stretch:
    """The months from first to last, both included, each a row of `book.month_columns`.

    `plain` where that has been found out already.
    """
    first, last = months
    if is_plain(names, fixed) if plain is None else plain:
        rows, sure = book.run_months(names, law, first, last)
        return Stretch(names, rows, edition, True, sure)
    numbers = range(first, last + 1)
    rows = [_slow_row(book, names, law, Month(number), fixed) for number in numbers]
    return Stretch(names, rows, edition, False, False, fixed)


def _slow_row(
    book: RuleBook, names: Mapping[str, object], law: LawByMonth, month: Month, fixed: Fixed
) -> Row:
    values = dict(names) | {"month": month}
    for name in book.law_names:
        values[name] = or_missing(law[name](month), "parameter", name, str(month))
    _asked_in_order(book, MONTH, values, fixed)
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
    sure = are_sure(stretches)
    grouped: dict[tuple[str, Month], tuple[Stretch, list[Row]]] = {}
    for stretch in stretches:
        per = stretch.names[book.period]
        for row in stretch.rows:
            if row[entitled] is True:
                grouped.setdefault(period_of(row[0], per), (stretch, []))[1].append(row)
    return [
        Period(key, last, rows, _period_values(book, stretch, rows, sure), stretch)
        for (key, last), (stretch, rows) in grouped.items()
    ]


def _period_values(
    book: RuleBook, stretch: Stretch, rows: Sequence[Row], sure: bool
) -> dict[str, object]:
    if stretch.plain:
        return book.run_period(stretch.names, rows, sure)
    values = dict(stretch.names)
    for name, at in book.column.items():
        values[name] = tuple(row[at] for row in rows)
    return _asked_in_order(book, PERIOD, values, stretch.fixed)
