"""The explanation of a case: every rule that took part, its value, its paragraph, its inputs."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple

from tirek.kernel.money import NotPayable, Tenge
from tirek.kernel.period import Month
from tirek.kernel.text import Language, Text
from tirek.law.catalogue import Law
from tirek.law.cite import Citation
from tirek.law.edition import Edition
from tirek.law.evaluate import Evaluation, Row, Stretch
from tirek.law.kleene import ask
from tirek.law.overrule import Overrule
from tirek.law.reasons import citations
from tirek.law.records import records
from tirek.law.rulebook import RuleBook, RuleText
from tirek.law.scope import MONTH, PERIOD
from tirek.law.unknown import Unknown


class Norm:
    """A rule as people read of it under an edition: its words and its paragraphs."""

    def __init__(self, name: str, texts: RuleText, cites: tuple[Citation, ...]) -> None:
        self.name = name
        self.texts = texts
        self.cites = cites
        self._documents: dict[tuple[Language | None, bool | None], dict[str, object]] = {}

    def text_of(self, value: object) -> Text | None:
        """What a value says in words, where the rule has words for it."""
        if value is True:
            return self.texts.yes
        return self.texts.no if value is False else None

    def document(self, to: Language | None, value: object) -> dict[str, object]:
        """What the document of every step of it begins with; its month and inputs are put in."""
        asked = (to, value if value is True or value is False else None)
        found = self._documents.get(asked)
        if found is None:
            text = self.text_of(value)
            found = self._documents[asked] = {
                "rule": self.name,
                "role": self.texts.role,
                "code": self.texts.code,
                "label": self.texts.name.written(to),
                "month": None,
                "until": None,
                "value": asked[1],
                "text": text.written(to) if text else None,
                "cites": [cite.as_document(to) for cite in self.cites],
            }
        return found.copy()


@lru_cache(maxsize=4096)
def norms(law: Law, edition: Edition | None, book: RuleBook) -> Mapping[str, Norm]:
    """Every rule of a service under an edition."""
    return {
        name: Norm(name, book.texts[name], citations(law, edition, rule.cites))
        for name, rule in book.rules.items()
    }


class Step(NamedTuple):
    """One rule in one case: for the case (at ""), a month ("2025-09") or a period ("2025-Q3").

    `record` is the record of a list it was asked for ("members.2", "members.2.incomes.1"); the
    list itself while it is not known which records there are. `until` is the last month or
    period of a run that had the same value from the same inputs.
    Where officers `overruled` the rule, `computed` is what it would have given itself.
    """

    norm: Norm
    at: str
    until: str
    value: object
    used: Mapping[str, object]
    overruled: Overrule | None = None
    computed: object = None
    record: str = ""

    @property
    def rule(self) -> str:
        """Its name."""
        return self.norm.name

    def as_document(self, to: Language | None = None) -> dict[str, object]:
        """JSON-ready, in one language or in every one.

        Only a step that was overruled says anything about it.
        """
        value = self.value
        document = self.norm.document(to, value)
        if self.at:
            document["month"] = self.at
            document["until"] = self.until
        if value is not True and value is not False:
            document["value"] = shown(value)
        document["used"] = {
            name: one if (show := _SHOWN.get(type(one))) is None else show(one)
            for name, one in self.used.items()
        }
        if self.record:
            document["record"] = self.record
        if says_number(value):
            document["number"] = True
        if self.overruled:
            told = {**self.overruled.as_document(), "computed": shown(self.computed)}
            document["overruled"] = told
        return document


def in_runs(steps: Iterable[Step]) -> list[Step]:
    """Rule by rule, a step for each run of months or periods with the same value and inputs.

    What a case keeps: a school year has nine months, and eight of them mostly say the same.
    """
    by_rule: dict[str, list[Step]] = {}
    for step in steps:
        runs = by_rule.setdefault(step.rule, [])
        if runs and runs[-1].until and _same(runs[-1], step):
            runs[-1] = runs[-1]._replace(until=step.until)
        else:
            runs.append(step)
    return [step for runs in by_rule.values() for step in runs]


def runs_of(law: Law, edition: Edition | None, found: Evaluation) -> list[Step]:
    """What `in_runs` makes of the steps, without a step for every month.

    Months side by side under one edition differ only in what stands in their rows.
    """
    if found.overruled:
        return in_runs(steps_of(law, edition, found))
    runs = list(_of_case(law, edition, found))
    if found.stretches:
        looks = looks_of(found.book)
        by_stretch = [
            list(_monthly_runs(norms(law, _of(one), found.book), one, looks))
            for one in found.stretches
        ]
        for of_one_rule in zip(*by_stretch, strict=True):
            runs += of_one_rule[0] if len(of_one_rule) == 1 else in_runs(chain(*of_one_rule))
        of_periods = _of_periods(law, found)
        runs += in_runs(of_periods) if len(found.periods) > 1 else of_periods
    return runs


class Look(NamedTuple):
    """A rule asked by months: where its value stands in a row, and what it looked at (or None)."""

    rule: str
    value: int
    used: Sequence[tuple[str, int | None]]
    differing: Callable[[Row], object]


@cache
def looks_of(book: RuleBook) -> Sequence[Look]:
    """The rules of a service that are asked by months, in the order of the graph."""
    looks = []
    for rule in book.of_stage(MONTH):
        value = book.column[rule.name]
        used = [(one, book.column.get(one)) for one in book.looked_at[rule.name]]
        differing = itemgetter(value, *[at for _, at in used if at is not None])
        looks.append(Look(rule.name, value, used, differing))
    return looks


def _monthly_runs(
    told: Mapping[str, Norm], stretch: Stretch, looks: Sequence[Look]
) -> Iterator[list[Step]]:
    """For each rule its runs in the months of one edition."""
    names, rows = stretch.names, stretch.rows
    months = [str(row[0]) for row in rows]
    if len(rows) == 1:  # nothing to put together
        (month,), (row,) = months, rows
        for look in looks:
            used = {one: names[one] if at is None else row[at] for one, at in look.used}
            yield [Step(told[look.rule], month, month, row[look.value], used)]
        return
    for look in looks:
        runs, begins, values = [], 0, list(map(look.differing, rows))
        for ends in range(1, len(rows) + 1):
            if ends == len(rows) or values[ends] != values[begins]:
                row = rows[begins]
                used = {one: names[one] if at is None else row[at] for one, at in look.used}
                runs.append(
                    Step(told[look.rule], months[begins], months[ends - 1], row[look.value], used)
                )
                begins = ends
        yield runs


def _same(one: Step, other: Step) -> bool:
    cites = one.norm is other.norm or one.norm.cites == other.norm.cites
    same = one.value == other.value and one.used == other.used
    return same and cites and one.computed == other.computed


def shown(value: object) -> object:
    """A value as JSON holds it: exact, dates as text, what is unknown named."""
    show = _SHOWN.get(type(value))
    return value if show is None else show(value)


def said_number(value: object) -> dict[str, bool]:
    """What a document says beside a number that is not money: both are written with a point."""
    return {"number": True} if says_number(value) else {}


def says_number(value: object) -> bool:
    """Whether a value, or one of its parts, is a number that is not money."""
    kind = type(value)
    return kind is Decimal or (isinstance(value, tuple) and Decimal in map(type, value))


def _money(value: Tenge) -> str:
    try:
        return str(value)
    except NotPayable:  # an exact part of a sum that is rounded only when it is paid
        return f"\u2248 {value.rounded()}"


def _needs(value: Unknown) -> dict[str, list[str]]:
    return {"unknown": sorted(f"{need.kind}:{need.name}" for need in value.needs)}


_SHOWN: Mapping[type, Callable[[Any], object]] = {
    Unknown: _needs,
    Month: str,
    Decimal: str,
    Tenge: _money,
    date: date.isoformat,
    tuple: lambda values: [shown(one) for one in values],
}
"""How a value is written that JSON does not know; every other stands as it is."""


def steps_of(law: Law, edition: Edition | None, found: Evaluation) -> Iterator[Step]:
    """The steps of an evaluation: the case's, then month by month, then the periods'."""
    yield from _of_case(law, edition, found)
    columns = found.book.month_columns
    for stretch in found.stretches:
        for row in stretch.rows:
            values = dict(zip(columns, row, strict=True))
            rules = {name: value for name, value in values.items() if name in found.book.rules}
            under = {**stretch.names, **found.case, **values}
            yield from _steps(law, _of(stretch), found, under, rules, str(row[0]))
    yield from _of_periods(law, found)


def _of_case(law: Law, edition: Edition | None, found: Evaluation) -> Iterator[Step]:
    return _steps(law, edition, found, {**found.names, **found.case}, found.case, "")


def _of_periods(law: Law, found: Evaluation) -> Iterator[Step]:
    book = found.book
    asked = {one for rule in book.of_stage(PERIOD) for one in book.parameters[rule.name]}
    column = [(one, at) for one, at in book.column.items() if one in asked]
    for period in found.periods:
        by_name = {one: tuple([row[at] for row in period.rows]) for one, at in column}
        under = {**period.stretch.names, **found.case, **by_name, **period.values}
        yield from _steps(law, _of(period.stretch), found, under, period.values, period.id)


def _of(stretch: Stretch) -> Edition:
    assert isinstance(stretch.edition, Edition)
    return stretch.edition


def _steps(
    law: Law,
    edition: Edition | None,
    found: Evaluation,
    names: Mapping[str, object],
    rules: Mapping[str, object],
    at: str,
) -> Iterator[Step]:
    book = found.book
    told, chains = norms(law, edition, book), book.scopes.chains
    for name, value in rules.items():
        rule, overruled = book.rules[name], found.overruled.get(name)
        used = {one: names[one] for one in book.looked_at[name]}
        computed = ask(rule.function, names) if overruled else None
        step = Step(told[name], at, at, value, used, overruled, computed)
        if chains[rule.scope]:
            yield from _by_record(book, step, book.looked_at[name], names)
        else:
            yield step


def _by_record(
    book: RuleBook, step: Step, asked: Sequence[str], names: Mapping[str, object]
) -> Iterator[Step]:
    """A step for each record a rule was asked for."""
    scope = book.rules[step.rule].scope
    for record, found in records(book, scope, (step.rule, *asked), names):
        if isinstance(found, Unknown):
            yield step._replace(record=record)
        else:
            used = {one: found[one] for one in asked}
            yield step._replace(value=found[step.rule], used=used, record=record)
