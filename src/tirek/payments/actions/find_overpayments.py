"""Find what was paid in excess: the difference between what was paid and what is due now."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from tirek.casework.models import Case
from tirek.casework.record import locked
from tirek.kernel.money import Tenge
from tirek.kernel.text import Text
from tirek.payments.actions.flag_estate import flag_estate
from tirek.payments.iso20022.texts import reasons
from tirek.payments.models import Debt, DebtEvent, Outcome
from tirek.payments.overpayment.booking import FOUND, LESSENED, book
from tirek.payments.overpayment.claims import claimed
from tirek.payments.overpayment.record import Moved, held, record
from tirek.payments.overpayment.sums import sum_text
from tirek.payments.overpayment.texts import texts
from tirek.payments.queries.balance import PeriodBalance, period_balances
from tirek.payments.queries.overpaid import overpaid_cases
from tirek.payments.queries.paid_transfers import paid_transfers
from tirek.payments.reasons import months_text
from tirek.procedure.paying.overpayment import overpayment_table

BEFORE_THE_ESTATE = ("found", "noticed", "agreed", "in_court", "awarded")


def find_overpayments(*, at: datetime, place: str | None = None) -> list[DebtEvent]:
    """Bring the debts of a place (of every place) in line with what was paid and what is due.

    Asked again, it finds nothing new. Each case is its own transaction.
    """
    cases = overpaid_cases(place)
    known = Debt.objects.filter(total_tiyn__gt=0)
    cases |= set((known.filter(place=place) if place else known).values_list("case_id", flat=True))
    found = Case.objects.filter(pk__in=cases).order_by("pk")
    return [event for case in found for event in find_overpayment(case, at)]


@transaction.atomic
def find_overpayment(case: Case, at: datetime) -> list[DebtEvent]:
    """The same for one case: a debt for each person who was paid too much."""
    case = locked(case)
    balances = {one.period: one for one in period_balances(case)}
    theirs = _by_person(case, balances)
    debts = {one.person_id: one for one in Debt.objects.filter(case=case)}
    people = sorted({*theirs, *debts})
    events = [
        _compared(case, person, debts.get(person), theirs.get(person, {}), at) for person in people
    ]
    found = [event for event in events if event is not None]
    return [*found, *_estates(case, at)]


def _estates(case: Case, at: datetime) -> list[DebtEvent]:
    """A bank that sent money back because the person has died tells whom the debt is left to."""
    codes = [code for code, one in reasons().items() if one.mends == "estate"]
    died = Outcome.objects.filter(reason__in=codes, instruction__case_id=case.pk)
    people = set(died.values_list("instruction__payee_id", flat=True))
    debts = Debt.objects.filter(case=case, person__in=people, stage__in=BEFORE_THE_ESTATE)
    return [
        flag_estate(debt=debt, by=None, died_on=None, source="bank", at=at)
        for debt in debts.order_by("pk")
    ]


def _by_person(
    case: Case, balances: Mapping[str, PeriodBalance]
) -> dict[int, dict[str, PeriodBalance]]:
    """Each period as it stands with each person who was paid: what came last is too much first.

    Who was only going to be paid (the transfer failed, or is on its way) owes nothing.
    """
    left = {period: balance.overpaid.tiyn for period, balance in balances.items()}
    paid: Counter[tuple[int, str]] = Counter()
    fair: Counter[tuple[int, str]] = Counter()
    for one in paid_transfers(case):
        much = min(left[one.period], one.tiyn)
        left[one.period] -= much
        paid[one.payee, one.period] += one.tiyn
        fair[one.payee, one.period] += one.tiyn - much
    found: dict[int, dict[str, PeriodBalance]] = defaultdict(dict)
    for (person, period), tiyn in paid.items():
        whole = balances[period]
        others = whole.paid.tiyn - whole.overpaid.tiyn - fair[person, period]
        due = Tenge.of_tiyn(max(0, whole.due.tiyn - others))
        found[person][period] = replace(whole, due=due, paid=Tenge.of_tiyn(tiyn))
    return found


def _compared(
    case: Case,
    person: int,
    known: Debt | None,
    theirs: Mapping[str, PeriodBalance],
    at: datetime,
) -> DebtEvent | None:
    """One event for what is more than was known, or one for what is less."""
    before = claimed(known) if known else {}
    now = {period: balance.overpaid.tiyn for period, balance in theirs.items()}
    change = {period: now.get(period, 0) - before.get(period, 0) for period in {*now, *before}}
    changed = {period: change[period] for period in sorted(change) if change[period]}
    total = sum(changed.values())
    if not changed or (known is None and total <= 0):
        return None
    debt = held(known) if known else _new(case, person, at)
    payload = {"periods": [_line(one, by, theirs) for one, by in changed.items()]}
    return _more(debt, payload, changed, at) if total > 0 else _less(debt, payload, changed, at)


def _new(case: Case, person: int, at: datetime) -> Debt:
    count = Debt.objects.filter(case=case).count()
    return Debt.objects.create(
        number=f"{case.number}-D{count + 1}",
        case=case,
        service=case.service,
        place=case.place,
        person_id=person,
        found_at=at,
        stage=overpayment_table().begins,
    )


def _line(period: str, change: int, theirs: Mapping[str, PeriodBalance]) -> dict[str, Any]:
    balance = theirs.get(period)
    line: dict[str, Any] = {"period": period, "change_tiyn": change}
    if balance is None:
        return {**line, "months": [], "due_tiyn": 0, "paid_tiyn": 0, "why": []}
    return {
        **line,
        "months": list(balance.paid_months or balance.months),
        "due_tiyn": balance.due.tiyn,
        "paid_tiyn": balance.paid.tiyn,
        "why": list(balance.why),
    }


def _more(
    debt: Debt, payload: Mapping[str, Any], changed: Mapping[str, int], at: datetime
) -> DebtEvent:
    told = texts().told.found.format(
        months=months_text([month for one in payload["periods"] for month in one["months"]]),
        sum=_sum(sum(changed.values())),
    )
    moved = Moved(total=sum(changed.values()), due_on=debt.due_on)
    event = record(
        debt, "OverpaymentFound", by=None, at=at, payload=payload, told=told, moved=moved
    )
    _book(event, changed)
    return event


def _less(
    debt: Debt, payload: Mapping[str, Any], changed: Mapping[str, int], at: datetime
) -> DebtEvent:
    total = sum(changed.values())
    left = max(0, debt.left_tiyn + total)
    outcome = ""
    if not left and debt.stage not in ("returned", "written_off"):
        outcome = "full" if debt.returned_tiyn or debt.written_off_tiyn else "nothing"
    told = texts().told.lessened.format(sum=_sum(-total), left=_sum(left))
    event = record(
        debt,
        "OverpaymentLessened",
        by=None,
        at=at,
        payload=payload,
        told=told,
        moved=Moved(total=total, due_on=debt.due_on),
        outcome=outcome,
    )
    _book(event, changed)
    return event


def _book(event: DebtEvent, changed: Mapping[str, int]) -> None:
    book(event, FOUND, {period: by for period, by in changed.items() if by > 0})
    book(event, LESSENED, {period: -by for period, by in changed.items() if by < 0})


def _sum(tiyn: int) -> Text:
    return sum_text(Tenge.of_tiyn(tiyn))
