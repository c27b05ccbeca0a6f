"""Deciding one case by the law of its place and day.

The order of the answer: no edition in force, or one a lawyer has not verified, decides nothing;
a ground that already refuses refuses, whatever else is unknown; what is unknown and matters makes
the case undecidable and is named; else the case is granted with what is due for each period.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache, partial
from itertools import groupby
from typing import NamedTuple, Protocol, cast

from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.law.answer import Due, Reason, Unpaid
from tirek.law.catalogue import Law
from tirek.law.decision import Decision
from tirek.law.edition import Edition, term_values
from tirek.law.evaluate import (
    NOTHING,
    Evaluation,
    Fixed,
    Period,
    Stretch,
    case_values,
    periods,
    stretch_of,
)
from tirek.law.factsheet import BadFacts, Problem, in_order, read
from tirek.law.overrule import Overrules, checked
from tirek.law.reasons import flags_of, law_reason, need_reasons, rule_reason, sum_text
from tirek.law.rulebook import RuleBook
from tirek.law.unknown import Unknown, is_unknown, missing, together, unknowns


class Decidable(Protocol):
    """A legal service, as far as deciding needs it."""

    @property
    def slug(self) -> str: ...

    def rulebook(self) -> RuleBook: ...


def decide(
    service: Decidable,
    place: str,
    document: Mapping[str, object],
    *,
    law: Law,
    until: Month | None = None,
    readings: Mapping[str, str] | None = None,
    overrule: Overrules | None = None,
) -> Decision:
    """What the law says of a case.

    `document` is the nested facts document (absent = unknown, null = known to be none); `until`
    the last month to work out; `readings` overrides readings of silent acts by id; `overrule` is
    what officers put in the place of conditions by name, and marks the decision.
    Raises BadFacts (a wrong key, type or order of days, or `until` before the application),
    UnknownPlace and CannotOverrule.
    """
    book = service.rulebook()
    facts = read(book.sheet, document)
    wrong = in_order(book.sheet, facts, book.in_order) + _too_early(until, facts["applied_on"])
    if wrong:
        raise BadFacts(wrong)
    return decide_facts(
        book, place, facts, law=law, until=until, readings=readings, overrule=overrule
    )


def _too_early(until: Month | None, applied_on: object) -> list[Problem]:
    if until is None or not isinstance(applied_on, date) or until >= Month.of(applied_on):
        return []
    return [Problem("until", f"{until} is before the application", f"{applied_on:%Y-%m} or later")]


class _Asked(NamedTuple):
    """One question to the law: the case, its place and the edition that answers."""

    book: RuleBook
    law: Law
    place: str
    edition: Edition
    facts: Mapping[str, object]
    readings: Mapping[str, str]
    overrule: Overrules
    fixed: Fixed

    def names(self, edition: Edition) -> dict[str, object]:
        """What rules may ask for under an edition: facts, terms, readings, the law of the day."""
        known = {**self.facts, **self._law_on_application()}
        if not self.readings:
            return {**known, **_usual_names(self.book, edition)}
        readings = self.book.default_readings({**edition.readings, **self.readings})
        return {**known, **term_values(edition), **readings}

    def _law_on_application(self) -> dict[str, object]:
        asked = self.book.law_on_application
        if not asked:
            return {}
        day = self.facts["applied_on"]
        assert isinstance(day, date)
        month, law = Month.of(day), self.law.by_month(tuple(asked.values()))
        found = {name: law[value](month) for name, value in asked.items()}
        return {
            name: missing("parameter", asked[name], str(month)) if value is None else value
            for name, value in found.items()
        }


@lru_cache(maxsize=4096)
def _usual_names(book: RuleBook, edition: Edition) -> dict[str, object]:
    """The terms and readings of an edition, when the question changes none of them."""
    return {**term_values(edition), **book.default_readings(edition.readings)}


def decide_facts(
    book: RuleBook,
    place: str,
    facts: Mapping[str, object],
    *,
    law: Law,
    until: Month | None = None,
    readings: Mapping[str, str] | None = None,
    overrule: Overrules | None = None,
) -> Decision:
    """The same from facts already read (`factsheet.read`)."""
    editions = law.editions(book)
    fixed = checked(book, overrule) if overrule else NOTHING
    law.regions[place]  # an unknown place is an error before anything else
    day = facts["applied_on"]
    if is_unknown(day):
        needs = tuple(sorted(day.needs))
        reasons = need_reasons(book, law, place, needs)
        found = Evaluation(book, facts, {})
        return Decision("undecidable", law, place, None, reasons, needs=needs, evaluation=found)
    assert isinstance(day, date)
    edition = editions.on(place, day)
    if edition is None or edition.mark == "to_verify":
        reason = _why_nothing_decides(law, place, edition, day)
        found = Evaluation(book, facts, {})
        return Decision("undecidable", law, place, edition, (reason,), evaluation=found)
    asked = _Asked(book, law, place, edition, facts, readings or {}, overrule or {}, fixed)
    names = asked.names(edition)
    found = Evaluation(book, names, case_values(book, names, fixed), overruled=asked.overrule)
    if found.case["eligible"] is False:
        return _refused(asked, found, book.conditions("eligible"), found.case)
    return _by_month(asked, found, until) if book.period else _without_money(asked, found)


def _refused(
    asked: _Asked, found: Evaluation, conditions: Sequence[str], values: Mapping[str, object]
) -> Decision:
    reasons = tuple(
        rule_reason(asked.law, asked.edition, asked.book, name)
        for name in conditions
        if values[name] is False
    )
    return Decision("refused", asked.law, asked.place, asked.edition, reasons, evaluation=found)


def _undecidable(asked: _Asked, found: Evaluation, unknown: list[Unknown]) -> Decision:
    needs = tuple(sorted(together(unknown).needs))
    reasons = need_reasons(asked.book, asked.law, asked.place, needs, asked.edition)
    return Decision(
        "undecidable", asked.law, asked.place, asked.edition, reasons, needs=needs, evaluation=found
    )


def _without_money(asked: _Asked, found: Evaluation) -> Decision:
    eligible = found.case["eligible"]
    if is_unknown(eligible):
        return _undecidable(asked, found, [eligible])
    flags = _flags(asked, found)
    return Decision("granted", asked.law, asked.place, asked.edition, flags=flags, evaluation=found)


def _by_month(asked: _Asked, found: Evaluation, until: Month | None) -> Decision:
    book, case = asked.book, found.case
    first, last = case["first_month"], case["last_month"]
    matters = unknowns((case["eligible"], first, last))
    if is_unknown(first) or is_unknown(last):
        return _undecidable(asked, found, matters)
    assert isinstance(first, Month)
    assert isinstance(last, Month)
    last = last if until is None else min(last, until)
    stretches, lawless = _stretches(asked, found, first, last)
    entitled = book.column["entitled"]
    months = [row[entitled] for stretch in stretches for row in stretch.rows]
    open_months = unknowns(months)
    if True not in months and not open_months:
        return _refused_by_months(asked, found._replace(stretches=stretches))
    rates = unknowns([stretch.names[book.period] for stretch in stretches])
    due = [] if rates else periods(book, stretches)
    found = Evaluation(book, found.names, case, stretches, due, found.overruled)
    waiting = open_months + unknowns([period.values["payable"] for period in due])
    # Once a month is granted, a value of law not yet set only postpones what is due for others;
    # a fact or a term not known decides nothing.
    matters += rates + [v for v in waiting if True not in months or _for_want_of_facts(v)]
    if matters:
        return _undecidable(asked, found, matters)
    return _granted(asked, found, waiting, lawless)


def _for_want_of_facts(value: Unknown) -> bool:
    return any(need.kind != "parameter" for need in value.needs)


def _stretches(
    asked: _Asked, found: Evaluation, first: Month, last: Month
) -> tuple[list[Stretch], list[Unpaid]]:
    """The months from first to last under the edition in force in each, and those under none."""
    editions, fixed = asked.law.editions(asked.book), asked.fixed
    law = asked.law.by_month(asked.book.law_names)
    case = {name: found.case[name] for name in asked.book.case_names}
    if len(editions.reaching(asked.place)) == 1 and asked.edition.in_force.until is None:
        whole = (first, last)
        names = {**found.names, **case} if case else found.names
        return [stretch_of(asked.book, names, law, whole, asked.edition, fixed)], []

    def in_force(month: Month) -> Edition | None:
        return asked.edition if month == first else editions.on(asked.place, month.first_day)

    months = [Month(number) for number in range(first, last + 1)]
    runs = [(edition, list(run)) for edition, run in groupby(months, in_force)]
    stretches = [
        stretch_of(
            asked.book, {**asked.names(edition), **case}, law, (run[0], run[-1]), edition, fixed
        )
        for edition, run in runs
        if edition and edition.mark != "to_verify"
    ]
    nothing_decides = [
        Unpaid(
            tuple(run), (_why_nothing_decides(asked.law, asked.place, edition, run[0].first_day),)
        )
        for edition, run in runs
        if edition is None or edition.mark == "to_verify"
    ]
    return stretches, nothing_decides


def _why_nothing_decides(law: Law, place: str, edition: Edition | None, day: date) -> Reason:
    code = "no_act_in_force" if edition is None else "edition_not_verified"
    return law_reason(law, code, place, day)


def _refused_by_months(asked: _Asked, found: Evaluation) -> Decision:
    """No month is paid: the conditions that fail in every month, or else in any."""
    conditions = asked.book.conditions("entitled")
    rows = [row for stretch in found.stretches for row in stretch.rows]
    columns = {name: asked.book.column[name] for name in conditions}
    always = {name: all(row[at] is False for row in rows) for name, at in columns.items()}
    ever = {name: any(row[at] is False for row in rows) for name, at in columns.items()}
    failing = always if any(always.values()) else ever
    return _refused(asked, found, conditions, {name: not failing[name] for name in conditions})


def _granted(
    asked: _Asked, found: Evaluation, waiting: list[Unknown], lawless: list[Unpaid]
) -> Decision:
    needs = tuple(sorted(together(waiting).needs)) if waiting else ()
    flags = _flags(asked, found)
    if needs:
        flags += need_reasons(asked.book, asked.law, asked.place, needs, asked.edition)
    return Decision(
        "granted",
        asked.law,
        asked.place,
        asked.edition,
        flags=flags,
        schedule=tuple([_due(found, period) for period in found.periods]),
        unpaid=(*_unpaid(asked, found), *lawless),
        needs=needs,
        evaluation=found,
    )


def _flags(asked: _Asked, found: Evaluation) -> tuple[Reason, ...]:
    flags = flags_of(asked.law, asked.edition, found)
    if asked.edition.mark != "demonstration":
        return flags
    day = asked.facts["applied_on"]
    assert isinstance(day, date)
    return (*flags, law_reason(asked.law, "demonstration", asked.place, day))


def _due(found: Evaluation, period: Period) -> Due:
    payable = period.values["payable"]
    amount = payable if isinstance(payable, Tenge) else None
    return Due(period.id, period.months, amount, period.last, partial(sum_text, found, period))


def _unpaid(asked: _Asked, found: Evaluation) -> tuple[Unpaid, ...]:
    """The months between the first and the last that are not paid, grouped by why."""
    column = asked.book.column
    entitled = column["entitled"]
    rows = [row for stretch in found.stretches for row in stretch.rows if row[entitled] is False]
    if not rows:
        return ()
    at = [(name, column[name]) for name in asked.book.conditions("entitled")]
    runs = groupby(rows, lambda row: tuple(name for name, i in at if row[i] is False))
    return tuple(
        Unpaid(
            tuple(cast(Month, row[0]) for row in run),
            tuple(rule_reason(asked.law, asked.edition, asked.book, name) for name in failed),
        )
        for failed, run in runs
    )
