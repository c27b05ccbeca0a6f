"""Propose a run: everything due up to a month that nothing has paid and nothing may still pay."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.local_day import local_day
from tirek.casework.refused import Refused
from tirek.kernel.period import Month
from tirek.payments.actions.bring_up_to_date import bring_up_to_date
from tirek.payments.actions.make_register import MonthNotBegun
from tirek.payments.models import PaymentRun
from tirek.payments.permissions import require_accountant
from tirek.payments.places import places_under
from tirek.payments.reasons import reason
from tirek.payments.run_lines import COUNTED, LEFT_OUT, NEW, REST
from tirek.payments.run_record import record_run
from tirek.payments.signals import suppliers_run_proposed
from tirek.payments.sql import one_at_a_time, rows, run_sql, with_room
from tirek.payments.supplier_lines import NOT_IN_THE_RUN, OWED

# Any number that nothing else in the database locks. Runs of a place and of the region above it
# would pick the same lines: they are proposed one after another.
LOCK = 20_260_202
SHOWN = 100
"""Periods left out of a run that are kept with it, of each reason."""


class NothingDue(Refused):
    """There is nothing to pay; no run was made."""

    def __init__(self) -> None:
        super().__init__(reason("nothing_due"))


def propose_run(
    *,
    place: str,
    month: Month,
    by: User,
    at: datetime,
    kind: PaymentRun.Kind = PaymentRun.Kind.PEOPLE,
) -> PaymentRun:
    """The run of the place that is being prepared, made now if there is none.

    Of people: what they are due; of suppliers: what is owed for work, orders and contributions.

    Pressed twice, or by two people at the same moment, it is one run. Raises NotAllowed for
    anybody but an accountant of the place, MonthNotBegun, NothingDue.
    """
    require_accountant(by, place, at)
    if month > Month.of(local_day(at)):
        raise MonthNotBegun(month)
    if kind == PaymentRun.Kind.PEOPLE:
        bring_up_to_date(place, at=at)
    with transaction.atomic():
        one_at_a_time(LOCK)
        of_place = PaymentRun.objects.filter(place=place, kind=kind)
        prepared = of_place.filter(stage__in=("proposed", "reviewed")).first()
        return prepared or _propose(place, month, by, at, kind)


def _propose(place: str, month: Month, by: User, at: datetime, kind: PaymentRun.Kind) -> PaymentRun:
    run = PaymentRun(
        kind=kind,
        place=place,
        month=str(month),
        stage="not_proposed",
        proposed_by=by,
        proposed_at=at,
    )
    run.save()
    payload = {"month": run.month, "place": place, "kind": run.kind}
    record_run(run, "RunProposed", by=by, at=at, payload=payload)
    values = {
        "run": run.pk,
        "month": run.month,
        "place": place,
        "places": places_under(place),
        "day": local_day(at),
        "shown": SHOWN,
    }
    if kind == PaymentRun.Kind.SUPPLIERS:
        suppliers_run_proposed.send(sender=PaymentRun, places=values["places"], at=at)
    fill, left_out = FILLED_BY[kind]
    if fill(values) == 0:
        raise NothingDue
    PaymentRun.objects.filter(pk=run.pk).update(left_out=rows(left_out, values))
    run.refresh_from_db()
    return run


def _of_people(values: Mapping[str, Any]) -> int:
    """Put every transfer into the run; how many they are."""
    with_room()
    new = run_sql(NEW, values)
    run_sql(COUNTED, {})
    return new + run_sql(REST, values)


def _of_suppliers(values: Mapping[str, Any]) -> int:
    return run_sql(OWED, values)


FILLED_BY = {
    PaymentRun.Kind.PEOPLE: (_of_people, LEFT_OUT),
    PaymentRun.Kind.SUPPLIERS: (_of_suppliers, NOT_IN_THE_RUN),
}
"""What puts transfers into a run of each kind, and what says why the rest is not in it."""
