"""Work out again what cases are owed: the projection of their events, brought up to date."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from tirek.casework.local_day import local_day
from tirek.casework.models import Case
from tirek.law.answer import Reason
from tirek.law.catalogue import Law, the_law
from tirek.payments.entitled import Entitled, entitled
from tirek.payments.known import known_of
from tirek.payments.models import Entitlement, PayeeAccount
from tirek.payments.models.entitlement import DUE, HELD, STOPPED, SUSPENDED
from tirek.payments.reasons import months_text, reason
from tirek.payments.signed import account_fields
from tirek.services import SERVICES

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
    for case, known in known_of(held):
        periods = entitled(SERVICES[case.service], case.place, known, law)
        rows = list(_rows(case, periods, taken, law, at))
        kept = {row.period for row in rows}
        gone = Entitlement.objects.filter(case=case).exclude(period__in=kept)
        rows += [_no_more(row, case, law, at) for row in gone]
        found += Entitlement.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["case", "period"], update_fields=COLUMNS
        )
        _first_account(case, {row.payee_id for row in rows}, at)
    return found


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


def _no_more(row: Entitlement, case: Case, law: Law, at: datetime) -> Entitlement:
    """A period that was once worked out and that neither the decision nor today's law names."""
    row.amount_tiyn, row.state = 0, STOPPED
    row.why = [Reason("no_longer_due", reason("no_longer_due")).as_document()]
    row.law = law.fingerprint(SERVICES[case.service].rulebook())
    row.known_seq, row.computed_at = case.last_seq, at
    return row


def _first_account(case: Case, payees: Collection[int], at: datetime) -> None:
    """The account of the application, until the payee has any other."""
    if case.applicant_id not in payees:
        return
    if PayeeAccount.objects.filter(case=case, person=case.applicant_id).exists():
        return
    answers = case.events.get(kind="Submitted").payload["answers"]
    iban = next((answers[id_] for id_ in account_fields(case.service) if answers.get(id_)), "")
    if iban:
        PayeeAccount.objects.create(
            case=case,
            person_id=case.applicant_id,
            iban=iban,
            source="application",
            usable_from=_applied(case, at),
            at=at,
        )


def _applied(case: Case, at: datetime) -> date:
    return min(case.received_on, local_day(at))
