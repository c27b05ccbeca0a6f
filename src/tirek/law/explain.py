"""The explanation of a case: every rule that took part, its value, its paragraph, its inputs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from tirek.kernel.money import NotPayable, Tenge
from tirek.kernel.period import Month
from tirek.kernel.text import Text
from tirek.law.catalogue import Law
from tirek.law.cite import Citation
from tirek.law.edition import Edition
from tirek.law.evaluate import Evaluation, Stretch
from tirek.law.kleene import ask
from tirek.law.overrule import Overrule
from tirek.law.reasons import citations
from tirek.law.records import records
from tirek.law.rulebook import RuleBook, RuleText
from tirek.law.unknown import Unknown, is_unknown


@dataclass(frozen=True, slots=True)
class Step:
    """One rule in one case: for the case (at ""), a month ("2025-09") or a period ("2025-Q3").

    `record` is the record of a list it was asked for ("members.2", "members.2.incomes.1"); the
    list itself while it is not known which records there are. `until` is the last month or
    period of a run that had the same value from the same inputs.
    Where officers `overruled` the rule, `computed` is what it would have given itself.
    """

    rule: str
    at: str
    until: str
    value: object
    used: Mapping[str, object]
    texts: RuleText
    cites: tuple[Citation, ...]
    overruled: Overrule | None = None
    computed: object = None
    record: str = ""

    @property
    def text(self) -> Text | None:
        """What the value says in words, where the rule has words for it."""
        if self.value is True:
            return self.texts.yes
        return self.texts.no if self.value is False else None

    def as_document(self) -> dict[str, object]:
        """JSON-ready; only a step that was overruled says anything about it."""
        return {
            "rule": self.rule,
            "role": self.texts.role,
            "code": self.texts.code,
            "label": self.texts.name.as_dict(),
            "month": self.at or None,
            "until": self.until or None,
            "value": shown(self.value),
            "text": self.text.as_dict() if self.text else None,
            "cites": [cite.as_document() for cite in self.cites],
            "used": {name: shown(value) for name, value in self.used.items()},
            **({"record": self.record} if self.record else {}),
            **self._overruled_document(),
        }

    def _overruled_document(self) -> dict[str, object]:
        if self.overruled is None:
            return {}
        told = {**self.overruled.as_document(), "computed": shown(self.computed)}
        return {"overruled": told}


def in_runs(steps: Iterable[Step]) -> list[Step]:
    """Rule by rule, a step for each run of months or periods with the same value and inputs.

    What a case keeps: a school year has nine months, and eight of them mostly say the same.
    """
    by_rule: dict[str, list[Step]] = {}
    for step in steps:
        runs = by_rule.setdefault(step.rule, [])
        if runs and runs[-1].until and _same(runs[-1], step):
            runs[-1] = replace(runs[-1], until=step.at)
        else:
            runs.append(step)
    return [step for runs in by_rule.values() for step in runs]


def _same(one: Step, other: Step) -> bool:
    same = (one.value, one.used, one.cites) == (other.value, other.used, other.cites)
    return same and one.computed == other.computed


def shown(value: object) -> object:
    """A value as JSON holds it: exact, dates as text, what is unknown named."""
    if is_unknown(value):
        return {"unknown": sorted(f"{need.kind}:{need.name}" for need in value.needs)}
    if isinstance(value, Month | Decimal):
        return str(value)
    if isinstance(value, Tenge):
        return _money(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [shown(one) for one in value]
    return value


def _money(value: Tenge) -> str:
    try:
        return str(value)
    except NotPayable:  # an exact part of a sum that is rounded only when it is paid
        return f"\u2248 {value.rounded()}"


def steps_of(law: Law, edition: Edition | None, found: Evaluation) -> Iterator[Step]:
    """The steps of an evaluation: the case's, then month by month, then the periods'."""
    names = {**found.names, **found.case}
    yield from _steps(law, edition, found, names, found.case, "")
    columns = found.book.month_columns
    for stretch in found.stretches:
        for row in stretch.rows:
            values = dict(zip(columns, row, strict=True))
            rules = {name: value for name, value in values.items() if name in found.book.rules}
            under = {**stretch.names, **found.case, **values}
            yield from _steps(law, _of(stretch), found, under, rules, str(row[0]))
    for period in found.periods:
        column = found.book.column.items()
        by_name = {name: tuple(row[at] for row in period.rows) for name, at in column}
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
    for name, value in rules.items():
        rule, overruled = book.rules[name], found.overruled.get(name)
        # The month itself is said by `at`.
        asked = [one for one in book.parameters[name] if one != "month"]
        step = Step(
            name,
            at,
            at,
            value,
            {one: names[one] for one in asked},
            book.texts[name],
            citations(law, edition, rule.cites),
            overruled,
            ask(rule.function, names) if overruled else None,
        )
        yield from (
            _by_record(book, step, asked, names) if book.scopes.chains[rule.scope] else (step,)
        )


def _by_record(
    book: RuleBook, step: Step, asked: Sequence[str], names: Mapping[str, object]
) -> Iterator[Step]:
    """A step for each record a rule was asked for."""
    scope = book.rules[step.rule].scope
    for record, found in records(book, scope, (step.rule, *asked), names):
        if isinstance(found, Unknown):
            yield replace(step, record=record)
        else:
            used = {one: found[one] for one in asked}
            yield replace(step, value=found[step.rule], used=used, record=record)
