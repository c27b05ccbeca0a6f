"""What a register of a month would list, case by case. Reads only; the action writes it down."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from tirek.casework.models import Case
from tirek.casework.queries.proposal import overrules_of
from tirek.kernel.money import Tenge, total
from tirek.kernel.period import Month
from tirek.law.catalogue import Law
from tirek.law.decide import decide
from tirek.payments.due import DueOfCase, DuePeriod, LeftOut, due_of_case, unlisted
from tirek.payments.models import ListedMonth, PaymentLine
from tirek.payments.reasons import months_text, reason
from tirek.payments.signed import Signed, signed_decisions
from tirek.services import SERVICES

IN_FORCE = ("granted", "in_payment")
"""Stages in which a granted decision is being carried out."""


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """One period of one case that can be listed."""

    case: Case
    due: DuePeriod
    iban: str


@dataclass(frozen=True, slots=True)
class PlannedOmission:
    """One period of one case that is due and cannot be listed."""

    case: Case
    left_out: LeftOut

    def as_document(self) -> dict[str, Any]:
        """What the register keeps of it."""
        return {
            "case": self.case.number,
            "service": self.case.service,
            "period": self.left_out.period,
            "code": self.left_out.code,
            "text": self.left_out.text.as_dict(),
        }


@dataclass(frozen=True, slots=True)
class Plan:
    """What is due in a place up to a month and in no register yet."""

    lines: tuple[PlannedLine, ...]
    omissions: tuple[PlannedOmission, ...]

    @property
    def total(self) -> Tenge:
        """The sum of the lines."""
        return total(line.due.amount for line in self.lines)


@dataclass
class _Listed:
    """What registers hold already: periods of each case, the case that has a child's month."""

    periods: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    months: dict[tuple[str, int, str], str] = field(default_factory=dict)

    def taken_by(self, case: Case, months: Sequence[str]) -> str | None:
        """The case under which one of the months of the same child is listed."""
        keys = ((case.service, case.subject_id, month) for month in months)
        return next((self.months[key] for key in keys if key in self.months), None)

    def take(self, case: Case, months: Sequence[str]) -> None:
        """From now on the months are this case's."""
        self.months |= {(case.service, case.subject_id, month): case.number for month in months}


def planned(*, place: str, month: Month, law: Law) -> Plan:
    """The lines a register of the month would have if it were made now."""
    cases = list(_granted_cases(place))
    signed = signed_decisions(cases)
    listed = _listed(cases)
    lines: list[PlannedLine] = []
    omissions: list[PlannedOmission] = []
    for case in cases:
        due = _due(case, signed[case.pk], month, law, listed)
        omissions += [PlannedOmission(case, left_out) for left_out in due.left_out]
        for period in due.periods:
            refusal = _refusal(case, period, signed[case.pk].iban, listed)
            if refusal is None:
                listed.take(case, period.months)
                lines.append(PlannedLine(case, period, signed[case.pk].iban))
            else:
                omissions.append(PlannedOmission(case, refusal))
    return Plan(tuple(lines), tuple(omissions))


def _granted_cases(place: str) -> QuerySet[Case]:
    return (
        Case.objects.filter(place=place, stage__in=IN_FORCE)
        .select_related("applicant", "subject")
        .order_by("number")
    )


def _listed(cases: Sequence[Case]) -> _Listed:
    found = _Listed()
    for line in PaymentLine.objects.filter(case__in=[case.number for case in cases]):
        found.periods[str(line.case_id)].add(line.period)
    # Another place may have listed the same child: the months are asked for by child, not case.
    months = ListedMonth.objects.filter(subject__in={case.subject_id for case in cases})
    for listed in months.select_related("line"):
        key = (listed.service, listed.subject_id, listed.month)
        found.months[key] = str(listed.line.case_id)
    return found


def _due(case: Case, signed: Signed, month: Month, law: Law, listed: _Listed) -> DueOfCase:
    lines = unlisted(signed.decision["schedule"], month, listed.periods[case.number])
    if not lines:
        return DueOfCase()
    # What officers overruled in the signed decision stands: the sums are worked out with it.
    overrule = overrules_of(signed.decision)
    today = decide(SERVICES[case.service], case.place, signed.facts, law=law, overrule=overrule)
    return due_of_case(lines, today)


def _refusal(case: Case, due: DuePeriod, iban: str, listed: _Listed) -> LeftOut | None:
    """Why a period that is due cannot be listed all the same."""
    other = listed.taken_by(case, due.months)
    if other is not None:
        text = reason("already_listed", months=months_text(due.months), case=other)
        return LeftOut(due.period, "already_listed", text)
    if not iban:
        return LeftOut(due.period, "account_not_known", reason("account_not_known"))
    return None


def law_used(plan: Plan, law: Law) -> Mapping[str, str]:
    """For each service of the lines the fingerprint of the law they were computed by."""
    services = sorted({line.case.service for line in plan.lines})
    return {slug: law.fingerprint(SERVICES[slug].rulebook()) for slug in services}
