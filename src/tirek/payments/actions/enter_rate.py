"""An accountant enters the rate of contributions as some document sets it; a head agrees."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.refused import Refused
from tirek.kernel.period import Month
from tirek.payments.actions.enter_supplier_account import is_number, typed_iban
from tirek.payments.models import ContributionRate
from tirek.payments.permissions import require_accountant
from tirek.payments.suppliers.texts import texts
from tirek.procedure.answer import AnswerError, read_number
from tirek.services import SERVICES

ALL = 100


@dataclass(frozen=True)
class TypedRate:
    """As it was typed: per cent, from which month ("2026-01"), who receives, and the source."""

    service: str
    percent: str
    since: str
    name: str
    number: str
    iban: str
    source: str


@transaction.atomic
def enter_rate(*, place: str, typed: TypedRate, by: User, at: datetime) -> ContributionRate:
    """It holds for the place and all below it once a head has agreed.

    Raises NotAllowed, Refused at a field.
    """
    require_accountant(by, place, at)
    say, service = texts().refused, SERVICES.get(typed.service)
    hours = service.hours_of_work if service else None
    if hours is None or hours.contributions is None:
        raise Refused(say["service_missing"], "service")
    percent, since = _percent(typed.percent), _month(typed.since)
    if not typed.name.strip():
        raise Refused(say["name_missing"], "name")
    if not is_number(typed.number):
        raise Refused(say["number_wrong"], "bin")
    iban = typed_iban(typed.iban)
    if not typed.source.strip():
        raise Refused(say["source_missing"], "source")
    return ContributionRate.objects.create(
        service=typed.service,
        place=place,
        percent=percent,
        since=since,
        name=typed.name.strip()[:140],
        bin=typed.number.strip(),
        iban=iban,
        source=typed.source.strip()[:500],
        at=at,
        by=by,
    )


def _percent(written: str) -> Decimal:
    say = texts().refused["percent_wrong"]
    try:
        percent = Decimal(read_number(written))
    except AnswerError:
        raise Refused(say, "percent") from None
    if not 0 < round(percent, 3) <= ALL:
        raise Refused(say, "percent")
    return round(percent, 3)


def _month(written: str) -> str:
    try:
        return str(Month.parse(written.strip()))
    except ValueError:
        raise Refused(texts().refused["month_wrong"], "since") from None
