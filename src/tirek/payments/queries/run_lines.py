"""The transfers of one page of a run, each with how it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tirek.kernel.money import Tenge
from tirek.kernel.text import Text
from tirek.payments.models import Instruction
from tirek.payments.models.run import PREFIX
from tirek.payments.outcome_words import outcome_words
from tirek.payments.sql import rows

LINES = """
SELECT i.id, c.number, i.payee_name, i.payee_iin, i.period, i.iban, i.amount_tiyn, s.status,
    coalesce(o.reason, '') AS reason, coalesce(o.words, '') AS words
FROM payments_instruction i
JOIN payments_standing s ON s.instruction_id = i.id
LEFT JOIN LATERAL (
    SELECT reason, words FROM payments_outcome
    WHERE instruction_id = i.id AND status = s.status ORDER BY id DESC LIMIT 1) o ON true
JOIN casework_case c ON c.id = i.case_id
WHERE i.id = ANY(%(ids)s) ORDER BY i.id
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One transfer and how it stands."""

    id: int
    case: str
    payee: str
    payee_iin: str
    period: str
    iban: str
    amount: Tenge
    status: str
    why: Text | None

    @property
    def end_to_end(self) -> str:
        """Its id in the bank's files."""
        return f"{PREFIX}{self.id}"


def lines_page(transfers: Iterable[Instruction]) -> list[Line]:
    """Those transfers, in order."""
    found = rows(LINES, {"ids": [one.pk for one in transfers]})
    return [
        Line(
            id=row["id"],
            case=row["number"],
            payee=row["payee_name"],
            payee_iin=row["payee_iin"],
            period=row["period"],
            iban=row["iban"],
            amount=Tenge.of_tiyn(row["amount_tiyn"]),
            status=row["status"],
            why=outcome_words(row["reason"], row["words"]),
        )
        for row in found
    ]
