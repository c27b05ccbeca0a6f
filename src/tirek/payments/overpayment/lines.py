"""What a debt's papers and files list: the calculation by period, the entries of the ledger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tirek.kernel.money import Tenge
from tirek.kernel.text import Text
from tirek.payments.models import Debt, LedgerEntry
from tirek.payments.overpayment.claims import CHANGES
from tirek.procedure.answer import sentences


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """One period: what was due by what is known now, what was paid, the difference and why."""

    period: str
    months: Sequence[str]
    due: Tenge
    paid: Tenge
    overpaid: Tenge
    why: Text | None


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One entry of the ledger about the case."""

    on: date
    period: str
    debit: str
    credit: str
    amount: Tenge
    basis: str


def period_lines(debt: Debt, up_to: int | None = None) -> list[PeriodLine]:
    """The calculation as it stood at event `up_to` (now, if None), the earliest period first."""
    events = debt.events.filter(kind__in=CHANGES).order_by("seq")
    lines: dict[str, PeriodLine] = {}
    for event in events.filter(seq__lte=up_to) if up_to is not None else events:
        for one in event.payload["periods"]:
            known = lines.get(one["period"])
            before = known.overpaid.tiyn if known else 0
            lines[one["period"]] = _line(one, before)
    return [lines[period] for period in sorted(lines) if lines[period].overpaid]


def _line(one: Mapping[str, object], before: int) -> PeriodLine:
    why = one["why"]
    texts = [Text.of(reason["text"]) for reason in why] if isinstance(why, list) else []
    change, due, paid = one["change_tiyn"], one["due_tiyn"], one["paid_tiyn"]
    assert isinstance(change, int)
    assert isinstance(due, int)
    assert isinstance(paid, int)
    months = one["months"]
    return PeriodLine(
        period=str(one["period"]),
        months=list(months) if isinstance(months, list) else [],
        due=Tenge.of_tiyn(due),
        paid=Tenge.of_tiyn(paid),
        overpaid=Tenge.of_tiyn(before + change),
        why=sentences(*texts) if texts else None,
    )


def entry_lines(debt: Debt) -> list[EntryLine]:
    """Every entry of the ledger about the periods of the debt, in order."""
    periods = [one.period for one in period_lines(debt)]
    entries = LedgerEntry.objects.filter(period__in=periods)
    of_debts = entries.filter(instruction=None, transfer=None, case=debt.case_id)
    of_transfers = entries.filter(instruction__case=debt.case_id)
    return [
        EntryLine(
            one.booked_on,
            one.period,
            one.debit,
            one.credit,
            Tenge.of_tiyn(one.amount_tiyn),
            one.basis or one.key,
        )
        for one in of_debts.union(of_transfers, all=True).order_by("booked_on", "id")
    ]
