"""Make the register of what a place owes up to a month: once, whatever is retried."""

from datetime import datetime
from itertools import groupby

from django.db import connection, transaction

from tirek.accounts.models import User
from tirek.casework.actions.record_payment import record_payment
from tirek.casework.local_day import local_day
from tirek.casework.models import Case
from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.kernel.text import Text
from tirek.law.catalogue import the_law
from tirek.payments.models import ListedMonth, PaymentLine, PaymentRegister
from tirek.payments.permissions import require_accountant
from tirek.payments.queries.planned import Plan, PlannedLine, law_used, planned
from tirek.payments.reasons import months_text, reason

SYSTEM_NAME = "Tirek"
# Any number that nothing else in the database locks; registers are made one after another.
LOCK = 20_260_201


class MonthNotBegun(Exception):
    """A register lists what is due; in a month that has not begun nothing is due yet."""

    def __init__(self, month: Month) -> None:
        super().__init__(f"{month} has not begun")
        self.text: Text = reason("month_not_begun", month=months_text([str(month)]))


def make_register(*, month: Month, place: str, by: User | None, at: datetime) -> PaymentRegister:
    """The register of the place and month, made now if there is none yet.

    It lists every granted period due in or before the month that no register has, and keeps what
    it could not list with the reason. A second run, or a run at the same moment, returns the same
    register and changes nothing. No money is sent. `by=None` is the system.
    Raises NotAllowed for anybody but an accountant of the place, MonthNotBegun.
    """
    require_accountant(by, place, at)
    if month > Month.of(local_day(at)):
        raise MonthNotBegun(month)
    with transaction.atomic():
        _one_at_a_time()
        made = PaymentRegister.objects.filter(month=str(month), place=place).first()
        return made or _make(month, place, by, at)


def _one_at_a_time() -> None:
    """Hold every other run, of any place, until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _make(month: Month, place: str, by: User | None, at: datetime) -> PaymentRegister:
    law = the_law()
    plan = planned(place=place, month=month, law=law)
    register = PaymentRegister.objects.create(
        month=str(month),
        place=place,
        made_by=by,
        made_by_name=by.full_name if by else SYSTEM_NAME,
        made_at=at,
        left_out=[omission.as_document() for omission in plan.omissions],
        law=law_used(plan, law),
    )
    lines = _list(register, plan)
    for case, of_case in groupby(lines, key=lambda line: line.case):
        _tell_the_case(case, register, list(of_case), by, at)
    return register


def _list(register: PaymentRegister, plan: Plan) -> list[PaymentLine]:
    lines = PaymentLine.objects.bulk_create(_line(register, one) for one in plan.lines)
    ListedMonth.objects.bulk_create(
        ListedMonth(line=line, service=line.service, subject=line.subject, month=month)
        for line in lines
        for month in line.months
    )
    return lines


def _tell_the_case(
    case: Case, register: PaymentRegister, lines: list[PaymentLine], by: User | None, at: datetime
) -> None:
    record_payment(
        case=case,
        register={"id": register.pk, "month": register.month, "place": register.place},
        lines=[
            {"period": line.period, "months": line.months, "amount": _amount(line)}
            for line in lines
        ],
        by=by,
        at=at,
    )


def _amount(line: PaymentLine) -> str:
    return str(Tenge.of_tiyn(line.amount_tiyn))


def _line(register: PaymentRegister, one: PlannedLine) -> PaymentLine:
    decided = one.due.decided
    return PaymentLine(
        register=register,
        case=one.case,
        service=one.case.service,
        subject=one.case.subject,
        period=one.due.period,
        months=list(one.due.months),
        amount_tiyn=one.due.amount.tiyn,
        decided_tiyn=None if decided is None else decided.tiyn,
        recipient=one.case.applicant,
        iban=one.iban,
    )
