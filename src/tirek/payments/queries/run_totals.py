"""What a run pays: in all, by service, by place, by bank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Sum
from django.db.models.functions import Substr

from tirek.kernel.money import Tenge
from tirek.payments.models import PaymentRun
from tirek.payments.sql import rows
from tirek.payments.tables import live_lines, tables_of

# Grouped, not counted apart: a million payees fit into a table of sums, not into a sort.
TOTAL = """
SELECT coalesce(sum(transfers), 0)::int AS count, count(*)::int AS payees,
    coalesce(sum(tiyn), 0)::bigint AS tiyn
FROM (
    SELECT count(*) AS transfers, sum(i.amount_tiyn)::bigint AS tiyn FROM {transfer} i
    WHERE i.run_id = %(run)s AND NOT EXISTS (
        SELECT FROM {outcome} o WHERE o.instruction_id = i.id AND o.status = 'dropped')
    GROUP BY i.payee_id
) by_payee
"""


@dataclass(frozen=True, slots=True)
class RunTotal:
    """How many transfers, to how many people, how much."""

    count: int
    payees: int
    total: Tenge

    def as_document(self) -> dict[str, Any]:
        """JSON-ready."""
        return {"count": self.count, "payees": self.payees, "total": str(self.total)}


@dataclass(frozen=True, slots=True)
class Part:
    """The same for one service, place or bank (`key`)."""

    key: str
    count: int
    payees: int
    total: Tenge


def total_of(run: PaymentRun) -> RunTotal:
    """What the run pays in all."""
    (found,) = rows(tables_of(run).of(TOTAL), {"run": run.pk})
    return RunTotal(found["count"], found["payees"], Tenge.of_tiyn(found["tiyn"]))


def reviewed_total(run: PaymentRun) -> RunTotal:
    """What the run paid in all when it was reviewed: no transfer is added after that."""
    told = run.events.get(kind="RunReviewed").payload
    return RunTotal(told["count"], told["payees"], Tenge.of(told["total"]))


def by_service(run: PaymentRun) -> list[Part]:
    """The parts of the total by service, in order."""
    return _parts(live_lines(run).values(key=F("service")))


def by_place(run: PaymentRun) -> list[Part]:
    """By the place that owes it."""
    return _parts(live_lines(run).values(key=F("place")))


def by_bank(run: PaymentRun) -> list[Part]:
    """By the code of the payee's bank, characters 5 to 7 of the account."""
    return _parts(live_lines(run).values(key=Substr("iban", 5, 3)))


def _parts(grouped: Any) -> list[Part]:
    found: Sequence[dict[str, Any]] = grouped.annotate(
        count=Count("pk"), payees=Count("payee", distinct=True), tiyn=Sum("amount_tiyn")
    ).order_by("key")
    return [
        Part(row["key"], row["count"], row["payees"], Tenge.of_tiyn(row["tiyn"])) for row in found
    ]
