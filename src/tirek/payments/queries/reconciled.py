"""Whether the ledger, the bank's answers and its statements say the same of a run."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from tirek.kernel.money import Tenge
from tirek.payments.models import PaymentRun
from tirek.payments.sql import rows
from tirek.payments.tables import Tables, tables_of

COMPARED = """
SELECT s.run_id,
    count(*) FILTER (WHERE s.open)::int AS open,
    count(*) FILTER (WHERE s.paid_tiyn > 0)::int AS paid,
    coalesce(sum(s.paid_tiyn), 0)::bigint AS paid_tiyn,
    count(*) FILTER (WHERE s.paid_tiyn > 0 AND s.status <> 'decided_paid' AND NOT EXISTS (
        SELECT FROM {outcome} o WHERE o.instruction_id = s.instruction_id
            AND o.status = 'stated'))::int AS not_stated,
    count(*) FILTER (WHERE s.committed_tiyn = 0 AND s.status <> 'dropped')::int AS failed
FROM {standing} s WHERE s.run_id = ANY(%(runs)s) GROUP BY s.run_id
"""
BALANCES = """
SELECT i.run_id, a.account,
    sum(CASE WHEN l.debit = a.account THEN l.amount_tiyn ELSE -l.amount_tiyn END)::bigint AS tiyn
FROM payments_ledgerentry l
JOIN {transfer} i ON i.id = l.{entry}
CROSS JOIN LATERAL (VALUES (l.debit), (l.credit)) AS a (account)
WHERE i.run_id = ANY(%(runs)s) AND a.account IN ('treasury', 'in_transit')
GROUP BY i.run_id, a.account
"""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A run by its answers, its statements and the ledger (what left the treasury, what hangs)."""

    open: int
    paid: int
    failed: int
    not_stated: int
    paid_sum: Tenge
    ledger_paid: Tenge
    in_transit: Tenge

    @property
    def agrees(self) -> bool:
        """Every transfer is closed, and the ledger says what the answers say."""
        return not self.open and self.ledger_paid == self.paid_sum and not self.in_transit


def compared(run: PaymentRun) -> Comparison:
    """The run as its three witnesses tell it."""
    return compared_all([run.pk], tables_of(run))[run.pk]


def compared_all(runs: Collection[int], tables: Tables) -> dict[int, Comparison]:
    """The same for each of many runs of one kind."""
    asked = {"runs": list(runs)}
    told = {row["run_id"]: row for row in rows(tables.of(COMPARED), asked)}
    found = rows(tables.of(BALANCES), asked)
    booked = {(row["run_id"], row["account"]): row["tiyn"] for row in found}
    return {
        run: _comparison(
            told.get(run, {}), booked.get((run, "treasury"), 0), booked.get((run, "in_transit"), 0)
        )
        for run in runs
    }


def _comparison(told: Mapping[str, int], treasury: int, in_transit: int) -> Comparison:
    return Comparison(
        open=told.get("open", 0),
        paid=told.get("paid", 0),
        failed=told.get("failed", 0),
        not_stated=told.get("not_stated", 0),
        paid_sum=Tenge.of_tiyn(told.get("paid_tiyn", 0)),
        ledger_paid=Tenge.of_tiyn(-treasury),
        in_transit=Tenge.of_tiyn(-in_transit),
    )
