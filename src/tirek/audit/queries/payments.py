"""Every line of a payment register is told by the case it pays, and the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from tirek.audit.broken import Broken, Tick
from tirek.audit.rows import rows

LINES = """
    SELECT coalesce(told.number, line.case_number), coalesce(told.month, register.month),
           coalesce(told.period, line.period), line.id IS NULL, told.seq IS NULL,
           told.tiyn = line.amount_tiyn
    FROM (
        SELECT c.number, e.seq, (e.payload->'register'->>'id')::bigint AS register,
               e.payload->'register'->>'month' AS month, one->>'period' AS period,
               (one->>'amount')::numeric * 100 AS tiyn
        FROM casework_event e JOIN casework_case c ON c.id = e.case_id,
             jsonb_array_elements(e.payload->'lines') one
        WHERE e.kind = 'PaymentListed'
    ) told
    FULL JOIN payments_paymentline line ON line.register_id = told.register
        AND line.case_number = told.number AND line.period = told.period
    LEFT JOIN payments_paymentregister register ON register.id = line.register_id
    ORDER BY 1, 2, 3
"""


def broken_payments(tick: Tick) -> Iterator[Broken]:
    """Lines that are missing, that no case tells of, or that have another sum."""
    for number, month, period, no_line, not_told, same in rows(LINES):
        tick()
        values = {"month": month, "period": period}
        if no_line:
            yield Broken("payment_missing", number, values)
        elif not_told:
            yield Broken("payment_not_told", number, values)
        elif not same:
            yield Broken("payment_sum", number, values)
