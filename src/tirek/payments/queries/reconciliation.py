"""Do the runs of a year agree: what was ordered, what the bank says, what the ledger says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tirek.kernel.money import Tenge
from tirek.payments.models import PaymentRun
from tirek.payments.places import places_under
from tirek.payments.queries.reconciled import Comparison, compared_all
from tirek.payments.sql import rows
from tirek.payments.tables import OF_KIND

ORDERED = """
SELECT run_id, count(*)::int AS transfers, sum(amount_tiyn)::bigint AS tiyn
FROM {standing} WHERE run_id = ANY(%(runs)s) AND status <> 'dropped' GROUP BY run_id
"""
BEFORE_THE_BANK = ("proposed", "reviewed", "dropped")


@dataclass(frozen=True, slots=True)
class ReconciledRun:
    """One run: what it ordered, and how its three witnesses compare."""

    run: PaymentRun
    booked_on: date | None
    transfers: int
    ordered: Tenge
    comparison: Comparison


def reconciliation(place: str, year: int) -> list[ReconciledRun]:
    """Every run of the place and below that was frozen in the year, in order."""
    runs = list(
        PaymentRun.objects.filter(place__in=places_under(place), booked_on__year=year)
        .exclude(stage__in=BEFORE_THE_BANK)
        .order_by("booked_on", "pk")
    )
    ordered: dict[int, dict[str, int]] = {}
    told: dict[int, Comparison] = {}
    for kind, tables in OF_KIND.items():
        pks = [run.pk for run in runs if run.kind == kind]
        ordered |= {row["run_id"]: row for row in rows(tables.of(ORDERED), {"runs": pks})}
        told |= compared_all(pks, tables)
    nothing = {"transfers": 0, "tiyn": 0}
    return [_line(run, ordered.get(run.pk, nothing), told[run.pk]) for run in runs]


def _line(run: PaymentRun, ordered: dict[str, int], told: Comparison) -> ReconciledRun:
    sum_ = Tenge.of_tiyn(ordered["tiyn"])
    return ReconciledRun(run, run.booked_on, ordered["transfers"], sum_, told)
