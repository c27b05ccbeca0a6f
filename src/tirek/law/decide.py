"""Deciding one case by the law of its place and day.

The order of the answer: no edition in force, or one a lawyer has not verified, decides nothing;
a ground that already refuses refuses, whatever else is unknown; what is unknown and matters makes
the case undecidable and is named; else the case is granted with what is due for each period.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple, Protocol, cast

from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.law.answer import Due, Reason, Unpaid
from tirek.law.catalogue import Law
from tirek.law.chosen import chosen
from tirek.law.decision import Decision
from tirek.law.edition import Edition, Editions, term_values
from tirek.law.evaluate import (
    NOTHING,
    Evaluation,
    Fixed,
    Period,
    Stretch,
    all_known,
    are_sure,
    case_values,
    is_plain,
    periods,
    rows_of,
    stretch_of,
)
from tirek.law.factsheet import BadFacts, Problem, in_order, read
from tirek.law.overrule import Overrules, checked
from tirek.law.reasons import SumText, flags_of, law_reason, need_reasons, rule_reason
from tirek.law.rulebook import RuleBook
from tirek.law.unknown import Unknown, is_unknown, or_missing, together, unknowns


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
    editions: Editions
    place: str
    edition: Edition
    facts: Mapping[str, object]
    readings: Mapping[str, str]
    overrule: Overrules
    fixed: Fixed

    def names(self, edition: Edition) -> tuple[dict[str, object], bool]:
        """What rules may ask for under an edition, and whether its terms are all known."""
        usual, known = _usual_names(self.book, edition)
        if not self.readings:
            return {**self.facts, **usual}, known
        readings = self.book.default_readings({**edition.readings, **self.readings})
        return {**self.facts, **usual, **readings}, known


@lru_cache(maxsize=4096)
def _usual_names(book: RuleBook, edition: Edition) -> tuple[dict[str, object], bool]:
    """The terms and readings of an edition; a question may change its readings only."""
    names = {**term_values(edition), **book.default_readings(edition.readings)}
    return names, all_known(names)


def _law_on_application(book: RuleBook, law: Law, day: date) -> dict[str, object]:
    """The dated values of law that rules ask as of the day of application."""
    asked, month = book.law_on_application, Month.of(day)
    by_month = law.by_month(tuple(asked.values()))
    found = {name: by_month[value](month) for name, value in asked.items()}
    return {
        name: or_missing(value, "parameter", asked[name], str(month))
        for name, value in found.items()
    }


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
    if book.alternatives:
        edition = chosen(edition, facts)
    if book.law_on_application:
        facts = {**facts, **_law_on_application(book, law, day)}
    asked = _Asked(
        book, law, editions, place, edition, facts, readings or {}, overrule or {}, fixed
    )
    names, known = asked.names(edition)
    plain = known and is_plain(facts, fixed)
    case = case_values(book, names, fixed, plain)
    found = Evaluation(book, names, case, (), (), asked.overrule, plain)
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
    matters = [] if found.plain else unknowns((case["eligible"], first, last))
    if is_unknown(first) or is_unknown(last):
        return _undecidable(asked, found, matters)
    assert isinstance(first, Month)
    assert isinstance(last, Month)
    last = last if until is None else min(last, until)
    stretches, lawless = _stretches(asked, found, first, last)
    entitled = book.column["entitled"]
    months = [row[entitled] for row in rows_of(stretches)]
    sure = are_sure(stretches)
    open_months = [] if sure else unknowns(months)
    if True not in months and not open_months:
        return _refused_by_months(asked, found._replace(stretches=stretches))
    rates = [] if sure else unknowns([one.names[book.period] for one in stretches])
    due = [] if rates else periods(book, stretches)
    found = Evaluation(book, found.names, case, stretches, due, found.overruled, found.plain)
    later = [] if sure else unknowns([one.values["payable"] for one in due])
    waiting = open_months + later
    # Once a month is granted, a value of law not yet set only postpones what is due for others;
    # a fact or a term not known decides nothing.
    if waiting:
        matters += [v for v in waiting if True not in months or _for_want_of_facts(v)]
    matters += rates
    if matters:
        return _undecidable(asked, found, matters)
    unpaid = _unpaid(asked, found) if False in months else []
    return _granted(asked, found, waiting, (*unpaid, *lawless))


def _for_want_of_facts(value: Unknown) -> bool:
    return any(need.kind != "parameter" for need in value.needs)


def _stretches(
    asked: _Asked, found: Evaluation, first: Month, last: Month
) -> tuple[list[Stretch], list[Unpaid]]:
    """The months from first to last under the edition in force in each, and those under none."""
    editions, fixed = asked.editions, asked.fixed
    law = asked.law.by_month(asked.book.law_names)
    asked_of_case = asked.book.case_names
    case = {name: found.case[name] for name in asked_of_case} if asked_of_case else {}
    alone = asked.edition.in_force.until is None
    if alone and len(editions.reaching(asked.place)) == 1:
        names = {**found.names, **case} if case else found.names
        whole = (first, last)
        only = stretch_of(asked.book, names, law, whole, asked.edition, fixed, found.plain)
        return [only], []

    def in_force(month: Month) -> Edition | None:
        if month == first <= applied:
            return asked.edition
        found = editions.on(asked.place, month.first_day)
        return found and chosen(found, asked.facts)

    applied = Month.of(cast(date, asked.facts["applied_on"]))
    months = [Month(number) for number in range(first, last + 1)]
    runs = [(edition, list(run)) for edition, run in groupby(months, in_force)]
    stretches = [
        stretch_of(
            asked.book, {**asked.names(edition)[0], **case}, law, (run[0], run[-1]), edition, fixed
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
    rows = rows_of(found.stretches)
    columns = {name: asked.book.column[name] for name in conditions}
    always = {name: all(row[at] is False for row in rows) for name, at in columns.items()}
    ever = {name: any(row[at] is False for row in rows) for name, at in columns.items()}
    failing = always if any(always.values()) else ever
    return _refused(asked, found, conditions, {name: not failing[name] for name in conditions})


def _granted(
    asked: _Asked, found: Evaluation, waiting: list[Unknown], unpaid: tuple[Unpaid, ...]
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
        unpaid=unpaid,
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
    return Due(period.id, period.months, amount, period.last, SumText(found, period))


def _unpaid(asked: _Asked, found: Evaluation) -> list[Unpaid]:
    """The months between the first and the last that are not paid, grouped by why."""
    column = asked.book.column
    entitled = column["entitled"]
    rows = [row for row in rows_of(found.stretches) if row[entitled] is False]
    at = [(name, column[name]) for name in asked.book.conditions("entitled")]
    runs = groupby(rows, lambda row: tuple(name for name, i in at if row[i] is False))
    return [
        Unpaid(
            tuple(cast(Month, row[0]) for row in run),
            tuple(rule_reason(asked.law, asked.edition, asked.book, name) for name in failed),
        )
        for failed, run in runs
    ]
