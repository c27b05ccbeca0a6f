"""What a reported change makes of a case, by the rules: periods gained and lost, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tirek.casework.change_texts import change_texts
from tirek.casework.models import Case
from tirek.casework.queries.decision import decided
from tirek.casework.queries.facts import KnownFact, facts_with_sources
from tirek.casework.queries.proposal import judge, overrules_of
from tirek.casework.refused import Refused
from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.kernel.text import Text
from tirek.law.answer import Due, Reason
from tirek.law.decision import Decision
from tirek.law.factsheet import BadFacts
from tirek.law.words import month_text
from tirek.procedure.answer import listed
from tirek.procedure.change import DAY, Change


class DoesNotFit(Refused):
    """The change contradicts what is known of the case."""


@dataclass(frozen=True)
class Difference:
    """One period whose sum is another one now; None where nothing is due, or is not yet set."""

    period: str
    months: tuple[Month, ...]
    before: Tenge | None
    after: Tenge | None


@dataclass(frozen=True)
class Effect:
    """What the law gave before the change and what it gives after it.

    `reasons` say with their paragraphs why the lost months are no longer paid. `outcome` is what
    the law says of the case as a whole after the change.
    """

    outcome: str
    lost: tuple[Difference, ...]
    gained: tuple[Difference, ...]
    other: tuple[Difference, ...]
    reasons: tuple[Reason, ...]

    @property
    def ends(self) -> bool:
        """Whether something that was due is due no more."""
        return bool(self.lost)

    def told(self) -> list[Text]:
        """In sentences for the applicant."""
        say = change_texts().told
        parts = (("lost", self.lost), ("gained", self.gained), ("sums", self.other))
        said = [say[key].format(periods=_months(found)) for key, found in parts if found]
        return said or [say["same"]]


def effect_of(
    case: Case, change: Change, answers: Mapping[str, Any], source: str, by: str
) -> Effect:
    """Ask the law twice: with the facts as they are known, and with the change.

    Raises DoesNotFit for a day that cannot be beside the other days of the case.
    """
    facts = facts_with_sources(case)
    overrule = overrules_of(decided(case) or {})
    before = judge(case, overrule, facts).decision
    new = {
        path: KnownFact(path, value, source, "", None, by)
        for path, value in change.facts(answers).items()
    }
    try:
        after = judge(case, overrule, {**facts, **new}).decision
    except BadFacts as bad:
        wrong = bad.problems[0]
        say = change_texts().refused["does_not_fit"]
        text = say.format(wrong=wrong.wrong, expected=wrong.expected)
        raise DoesNotFit(text, field=DAY) from bad
    schedule: Iterable[Due] = after.schedule
    if change.ends:
        schedule = _until(after.schedule, date.fromisoformat(answers[DAY]))
    return _compared(before, after, {due.period: due for due in schedule})


def _until(schedule: Iterable[Due], last: date) -> list[Due]:
    """Without the periods that begin after the month of the day."""
    return [due for due in schedule if due.months[0] <= Month.of(last)]


def _compared(before: Decision, after: Decision, now: Mapping[str, Due]) -> Effect:
    was = {due.period: due for due in before.schedule}
    lost = [due for period, due in was.items() if period not in now]
    shorter = [due for period, due in was.items() if period in now and due[:3] != now[period][:3]]
    months = {month for due in (*lost, *shorter) for month in due.months}
    reasons = [
        reason for group in after.unpaid if months & set(group.months) for reason in group.reasons
    ]
    return Effect(
        outcome=after.outcome,
        lost=tuple(Difference(due.period, due.months, due.amount, None) for due in lost),
        gained=tuple(
            Difference(due.period, due.months, None, due.amount)
            for period, due in now.items()
            if period not in was
        ),
        other=tuple(
            Difference(due.period, due.months, due.amount, now[due.period].amount)
            for due in shorter
        ),
        reasons=tuple(dict.fromkeys((*reasons, *_refusing(before, after)))),
    )


def _refusing(before: Decision, after: Decision) -> tuple[Reason, ...]:
    """Why a case that was granted would now be refused as a whole."""
    return after.reasons if after.outcome == "refused" != before.outcome else ()


def _months(found: Iterable[Difference]) -> Text:
    """The months in runs: «октябрь 2025 года – май 2026 года»."""
    runs: list[list[Month]] = []
    for month in sorted({month for one in found for month in one.months}):
        if runs and runs[-1][-1].next == month:
            runs[-1].append(month)
        else:
            runs.append([month])
    return listed([_run(run[0], run[-1]) for run in runs])


def _run(first: Month, last: Month) -> Text:
    if first == last:
        return month_text(first)
    return listed([month_text(first), month_text(last)], " – ")
