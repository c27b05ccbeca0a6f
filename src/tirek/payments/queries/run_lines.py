"""The transfers of one page of a run, each with how it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tirek.kernel.money import Tenge
from tirek.kernel.text import Text
from tirek.payments.models import PaymentRun
from tirek.payments.outcome_words import outcome_words
from tirek.payments.sql import rows
from tirek.payments.tables import Transferred, tables_of

LINES = """
SELECT i.id, c.number, i.payee_name, i.{number} AS payee_number, i.period, i.iban,
    i.amount_tiyn, s.status, coalesce(o.reason, '') AS reason, coalesce(o.words, '') AS words
FROM {transfer} i
JOIN {standing} s ON s.instruction_id = i.id
LEFT JOIN LATERAL (
    SELECT reason, words FROM {outcome}
    WHERE instruction_id = i.id AND status = s.status ORDER BY id DESC LIMIT 1) o ON true
JOIN casework_case c ON c.id = i.case_id
WHERE i.id = ANY(%(ids)s) ORDER BY i.id
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One transfer and how it stands."""

    end_to_end: str
    case: str
    payee: str
    payee_number: str
    period: str
    iban: str
    amount: Tenge
    status: str
    why: Text | None


def lines_page(run: PaymentRun, transfers: Iterable[Transferred]) -> list[Line]:
    """Those transfers of the run, in order; `end_to_end` is the id in the bank's files."""
    tables = tables_of(run)
    found = rows(tables.of(LINES), {"ids": [one.pk for one in transfers]})
    return [
        Line(
            end_to_end=f"{tables.prefix}{row['id']}",
            case=row["number"],
            payee=row["payee_name"],
            payee_number=row["payee_number"],
            period=row["period"],
            iban=row["iban"],
            amount=Tenge.of_tiyn(row["amount_tiyn"]),
            status=row["status"],
            why=outcome_words(row["reason"], row["words"]),
        )
        for row in found
    ]
