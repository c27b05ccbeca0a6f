"""What of a case reached whom, transfer by transfer."""

from __future__ import annotations

from dataclasses import dataclass

from tirek.casework.models import Case
from tirek.payments.sql import rows

PAID = """
SELECT period, payee_id AS payee, paid_tiyn AS tiyn FROM payments_standing
WHERE case_id = %(case)s AND paid_tiyn > 0 ORDER BY instruction_id DESC
"""


@dataclass(frozen=True, slots=True)
class PaidTransfer:
    """So much of a period reached the person (by primary key)."""

    period: str
    payee: int
    tiyn: int


def paid_transfers(case: Case) -> list[PaidTransfer]:
    """Those that were paid, in full or in part, the last one first."""
    return [PaidTransfer(**row) for row in rows(PAID, {"case": case.pk})]
