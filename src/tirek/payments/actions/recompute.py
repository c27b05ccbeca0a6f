"""Work out again what cases are owed: the projection of their events, brought up to date."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from tirek.casework.models import Case
from tirek.law.answer import Reason
from tirek.law.catalogue import Law, the_law
from tirek.payments.actions.first_accounts import first_accounts
from tirek.payments.entitled import Entitled, entitled
from tirek.payments.known import known_of
from tirek.payments.models import Entitlement
from tirek.payments.models.entitlement import DUE, HELD, STOPPED, SUSPENDED
from tirek.payments.reasons import months_text, reason
from tirek.services import SERVICES

AT_ONCE = 2000
"""Rows written by one statement."""
COLUMNS = [
    "payee",
    "months",
    "due_in",
    "amount_tiyn",
    "state",
    "why",
    "edition",
    "law",
    "known_seq",
    "computed_at",
]


@transaction.atomic
def recompute(cases: Collection[Case], *, at: datetime) -> list[Entitlement]:
    """What each case is owed now, for every period; returns the rows as they are kept.

    Cases of the same person and service are worked out together: one month is owed under one
    case. Cases that were never granted are passed over.
    """
    held = list(_together(cases))
    found: list[Entitlement] = []
    taken: dict[tuple[str, int, str], str] = {}
    law = the_law()
    worked_out: dict[int, Case] = {}
    for case, known in known_of(held):
        worked_out[case.pk] = case
        periods = entitled(SERVICES[case.service], case.place, known, law)
        found += _rows(case, periods, taken, law, at)
    found += _no_more(worked_out, found, law, at)
    kept = Entitlement.objects.bulk_create(
        found,
        batch_size=AT_ONCE,
        update_conflicts=True,
        unique_fields=["case", "period"],
        update_fields=COLUMNS,
    )
    for service in {row.service for row in kept}:
        paid = {row.case_id for row in kept if row.service == service and _to_applicant(row)}
        first_accounts(service, paid, at)
    return kept


def _to_applicant(row: Entitlement) -> bool:
    return row.payee_id == row.case.applicant_id


def _together(cases: Collection[Case]) -> Iterable[Case]:
    """The cases and all others of the same people and services, held, in order of decision."""
    same = Q(pk__in=[])
    for service in {case.service for case in cases}:
        people = [case.subject_id for case in cases if case.service == service]
        same |= Q(service=service, subject__in=people)
    everyone = Case.objects.filter(same).exclude(decided_on=None)
    pks = list(everyone.order_by("decided_on", "pk").values_list("pk", flat=True))
    fresh = Case.objects.select_for_update(of=("self",)).order_by("pk").in_bulk(pks)
    return [fresh[pk] for pk in pks]


def _rows(
    case: Case,
    periods: Iterable[Entitled],
    taken: dict[tuple[str, int, str], str],
    law: Law,
    at: datetime,
) -> Iterator[Entitlement]:
    fingerprint = law.fingerprint(SERVICES[case.service].rulebook())
    for one in periods:
        keys = [(case.service, case.subject_id, month) for month in one.months]
        other = next((taken[key] for key in keys if key in taken), None)
        counts = one.state in (DUE, SUSPENDED) and one.amount_tiyn
        if counts and other is None:
            taken |= dict.fromkeys(keys, case.number)
        why, state = list(one.why), one.state
        if counts and other is not None:
            text = reason("left_other_case", months=months_text(one.months), case=other)
            why, state = [*why, Reason("left_other_case", text)], HELD
        yield Entitlement(
            case=case,
            service=case.service,
            place=case.place,
            subject_id=case.subject_id,
            payee_id=one.payee,
            period=one.period,
            months=list(one.months),
            due_in=one.due_in,
            amount_tiyn=one.amount_tiyn,
            state=state,
            why=[each.as_document() for each in why],
            edition=one.edition,
            law=fingerprint,
            known_seq=case.last_seq,
            computed_at=at,
        )


def _no_more(
    cases: Mapping[int, Case], found: Collection[Entitlement], law: Law, at: datetime
) -> Iterator[Entitlement]:
    """Periods once worked out that neither the decision nor today's law names any more."""
    kept = {(row.case_id, row.period) for row in found}
    for row in Entitlement.objects.filter(case__in=cases).order_by("pk"):
        if (row.case_id, row.period) in kept:
            continue
        row.case = case = cases[row.case_id]
        row.amount_tiyn, row.state = 0, STOPPED
        row.why = [Reason("no_longer_due", reason("no_longer_due")).as_document()]
        row.law = law.fingerprint(SERVICES[case.service].rulebook())
        row.known_seq, row.computed_at = case.last_seq, at
        yield row
