"""What is due for each period of one case. Pure: what the events say, and the law of today.

The decision is worked out again from the facts as they are known now, so that late news (a death,
a move, a prolonged disability, a new value of law) changes exactly the months it touches. The
month of an event that ends payment is still paid; the rules, or `Ended`, see to it.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.kernel.text import Text
from tirek.law.answer import Due, Reason
from tirek.law.catalogue import Law
from tirek.law.decide import decide
from tirek.law.decision import Decision
from tirek.law.edition import Edition, term_values
from tirek.law.factsheet import BadFacts
from tirek.law.overrule import Overrules
from tirek.law.reasons import citations
from tirek.payments.models.entitlement import DUE, HELD, STOPPED, SUSPENDED, WAITING
from tirek.payments.reasons import months_text, reason
from tirek.payments.shares import shares
from tirek.procedure.deadline import shown
from tirek.procedure.service import Service


@dataclass(frozen=True, slots=True)
class Ended:
    """An event that ends payment though no rule knows it: nothing is due after its month."""

    on: date
    told: Text


@dataclass(frozen=True, slots=True)
class Suspended:
    """No month from `since` on is paid before the month `until` (None: still so)."""

    since: Month
    until: Month | None = None
    pays_withheld: bool = True

    def withholds(self, month: Month) -> bool:
        """Whether the month is one that waits."""
        return month >= self.since and (self.until is None or month < self.until)


@dataclass(frozen=True, slots=True)
class Recipient:
    """Periods that end in the month `since` or later are paid to the person."""

    person: int
    since: Month


@dataclass(frozen=True)
class Known:
    """What the events of a granted case say about its payment."""

    facts: Mapping[str, Any]
    schedule: Sequence[Mapping[str, Any]]  # lines of the signed decision
    payee: int
    overrule: Overrules = field(default_factory=dict)
    ended: tuple[Ended, ...] = ()
    suspended: tuple[Suspended, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    confirmed: tuple[date, ...] = ()
    said_to_end: date | None = None  # by who gave a paper; not yet checked by a specialist
    reopened: bool = False


@dataclass(frozen=True, slots=True)
class Entitled:
    """One period: its months, the sum in tiyn (None: the law has not set it), and why."""

    period: str
    months: tuple[str, ...]
    due_in: str
    amount_tiyn: int | None
    state: str
    payee: int
    why: tuple[Reason, ...] = ()
    edition: str = ""


def entitled(service: Service, place: str, known: Known, law: Law) -> list[Entitled]:
    """Every period the decision signed or the law of today gives, by period."""
    if known.reopened:
        return _all_held(known, (Reason("reopened", reason("reopened")),))
    last = min((Month.of(one.on) for one in known.ended), default=None)
    first = Month.of(date.fromisoformat(known.facts["applied_on"]))
    if last is not None and last < first:
        return _all_stopped(known, _of_ends(service, known, None, law))
    try:
        today = decide(
            service, place, known.facts, law=law, until=last, overrule=known.overrule or None
        )
    except BadFacts as wrong:
        problems = "; ".join(problem.wrong for problem in wrong.problems)
        return _all_held(known, (Reason("bad_facts", reason("bad_facts", problems=problems)),))
    return _by(service, known, today, law)


def _by(service: Service, known: Known, today: Decision, law: Law) -> list[Entitled]:
    if today.outcome == "refused" and today.evaluation.case.get("eligible") is not False:
        return _all_stopped(known, today.reasons)  # no month is left, each by a dated event
    if today.outcome != "granted":
        # What has no date cannot say from which month on: a specialist decides, not the clock.
        why = Reason("no_longer_granted", reason("no_longer_granted"))
        return _all_held(known, (why, *today.reasons))
    ends = _of_ends(service, known, today.edition, law)
    found = {one.period: _of(service, known, today, one, law) for one in today.schedule}
    for line in known.schedule:
        if line["period"] not in found:
            because = (*_unpaid(today, line["months"], law), *ends)
            found[line["period"]] = _stopped(known, line, because)
        else:
            kept = found[line["period"]]
            lost = [month for month in line["months"] if month not in kept.months]
            more = (*_unpaid(today, lost, law), *ends) if lost else ()
            found[line["period"]] = replace(kept, why=(*kept.why, *more))
    return [found[period] for period in sorted(found)]


def _of(service: Service, known: Known, today: Decision, due: Due, law: Law) -> Entitled:
    """A period that today's law gives, unless it waits for a sum, a paper or a resumption."""
    edition = _edition(today, due.period)
    whole = Entitled(
        period=due.period,
        months=tuple(str(month) for month in due.months),
        due_in=str(due.due_in),
        amount_tiyn=None if due.amount is None else due.amount.tiyn,
        state=DUE if due.amount is not None else WAITING,
        payee=_payee(known, due.months[-1]),
        why=(_how(today, due, edition, law),),
        edition=edition.id if edition else "",
    )
    missing = _confirmation(service, known, due, edition, law)
    if missing is not None:
        return replace(whole, state=HELD, why=(*whole.why, missing))
    if known.said_to_end and due.months[-1] > Month.of(known.said_to_end):
        text = reason("said_to_end", day=shown(known.said_to_end))
        return replace(whole, state=HELD, why=(*whole.why, Reason("said_to_end", text)))
    return _suspended(known, due.months, whole)


def _suspended(known: Known, months: Sequence[Month], whole: Entitled) -> Entitled:
    waiting = [one for one in known.suspended if any(map(one.withholds, months))]
    if any(one.until is None for one in waiting):
        why = Reason("suspended", reason("suspended"))
        return replace(whole, state=SUSPENDED, why=(*whole.why, why))
    lost = [m for m in months for one in waiting if one.withholds(m) and not one.pays_withheld]
    if not lost or whole.amount_tiyn is None:
        return whole
    each = dict(zip(months, shares(whole.amount_tiyn, len(months)), strict=True))
    kept = [month for month in months if month not in lost]
    text = reason("not_paid_while_suspended", months=months_text([str(one) for one in lost]))
    return replace(
        whole,
        months=tuple(str(month) for month in kept or months),
        amount_tiyn=sum(each[month] for month in kept),
        state=DUE if kept else STOPPED,
        why=(*whole.why, Reason("not_paid_while_suspended", text)),
    )


def _confirmation(
    service: Service, known: Known, due: Due, edition: Edition | None, law: Law
) -> Reason | None:
    """Why the period waits for its paper; None where none is asked or it was brought.

    The application itself brings the paper of the first period.
    """
    asked = service.payment.confirmation
    if asked is None or edition is None or term_values(edition).get(asked.every) != "quarter":
        return None
    first = min(line["period"] for line in known.schedule)
    begins, ends = due.months[0].first_day, due.months[-1].last_day
    if due.period == first or any(begins <= day <= ends for day in known.confirmed):
        return None
    cites = citations(law, edition, (asked.cites,))
    return Reason("not_confirmed", reason("not_confirmed"), cites)


def _payee(known: Known, month: Month) -> int:
    """Who is paid for a period that ends in the month."""
    changes = sorted(known.recipients, key=lambda one: one.since)
    after = [one.person for one in changes if month >= one.since]
    return after[-1] if after else known.payee


def _edition(today: Decision, period: str) -> Edition | None:
    found = [one.stretch.edition for one in today.evaluation.periods if one.id == period]
    return found[0] if found and isinstance(found[0], Edition) else today.edition


def _how(today: Decision, due: Due, edition: Edition | None, law: Law) -> Reason:
    """The sum as it came about, with the paragraphs of the rules that made it."""
    rules = today.evaluation.book.rules
    made_by = [rules[name].cites for name in ("payable", "full_rate") if name in rules]
    sources = tuple(dict.fromkeys(source for cites in made_by for source in cites))
    return Reason("due", due.how() or reason("due"), citations(law, edition, sources))


def _of_ends(
    service: Service, known: Known, edition: Edition | None, law: Law
) -> tuple[Reason, ...]:
    """What ended payment though no rule knows it, with the paragraph that says from when."""
    source = service.payment.ends_by
    cites = citations(law, edition, (source,)) if source else ()
    return tuple(
        Reason("ended", reason("ended", told=one.told, day=shown(one.on)), cites)
        for one in sorted(known.ended, key=lambda one: one.on)[:1]
    )


def _unpaid(today: Decision, months: Collection[str], law: Law) -> Iterator[Reason]:
    """Why today's law does not pay the months."""
    found = [
        why
        for unpaid in today.unpaid
        if any(str(month) in months for month in unpaid.months)
        for why in unpaid.reasons
    ]
    last, rules = today.evaluation.case["last_month"], today.evaluation.book.rules
    if any(Month.parse(month) > last for month in months):  # type: ignore[operator]
        text = reason("after_last_month", month=months_text([str(last)]))
        cites = citations(law, today.edition, rules["last_month"].cites)
        found.append(Reason("after_last_month", text, cites))
    return iter(dict.fromkeys(found))


def _all_held(known: Known, why: tuple[Reason, ...]) -> list[Entitled]:
    return [
        replace(_stopped(known, line, why), state=HELD, amount_tiyn=_signed_sum(line))
        for line in known.schedule
    ]


def _all_stopped(known: Known, why: tuple[Reason, ...]) -> list[Entitled]:
    return [_stopped(known, line, why) for line in known.schedule]


def _stopped(known: Known, line: Mapping[str, Any], why: tuple[Reason, ...]) -> Entitled:
    last = Month.parse(line["months"][-1])
    return Entitled(
        period=line["period"],
        months=tuple(line["months"]),
        due_in=line["due_in"],
        amount_tiyn=0,
        state=STOPPED,
        payee=_payee(known, last),
        why=why or (Reason("no_longer_due", reason("no_longer_due")),),
    )


def _signed_sum(line: Mapping[str, Any]) -> int | None:
    return None if line["amount"] is None else Tenge.of(line["amount"]).tiyn
