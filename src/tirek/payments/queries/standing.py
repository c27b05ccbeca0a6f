"""How transfers stand, and which of them nobody knows of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tirek.kernel.money import Tenge
from tirek.kernel.text import Text
from tirek.payments.outcome_words import outcome_words
from tirek.payments.places import places_under
from tirek.payments.sql import rows
from tirek.payments.tables import OF_KIND, Tables, Transferred, tables_holding

ONE = """
SELECT status, committed_tiyn, paid_tiyn, open FROM {standing} WHERE instruction_id = %(id)s
"""
MAYBE = """
SELECT s.instruction_id, s.run_id, s.status, s.amount_tiyn, s.service, s.period, c.number,
       i.payee_name, i.iban, o.on, o.reason, o.words, o.paid_tiyn
FROM {standing} s
JOIN {transfer} i ON i.id = s.instruction_id
JOIN casework_case c ON c.id = s.case_id
JOIN LATERAL (
    SELECT "on", reason, words, paid_tiyn FROM {outcome}
    WHERE instruction_id = s.instruction_id AND status = s.status
    ORDER BY id DESC LIMIT 1) o ON true
WHERE s.status IN ('unknown', 'contradiction') AND s.place = ANY(%(places)s)
ORDER BY o.on, s.instruction_id
"""


@dataclass(frozen=True, slots=True)
class Standing:
    """How one transfer stands: its status, what it takes of the sum due, what was paid."""

    status: str
    committed_tiyn: int
    paid_tiyn: int
    open: bool


@dataclass(frozen=True, slots=True)
class MaybePaid:
    """A transfer that may have been paid: silence, or two answers that cannot both be true.

    `told` is the sum the bank named last, where it named one (of a part that came back, say).
    """

    end_to_end: str
    run_id: int
    status: str
    amount: Tenge
    service: str
    period: str
    case: str
    payee: str
    iban: str
    since: date
    why: Text | None
    told: Tenge | None


def standing_of(transfer: Transferred) -> Standing:
    """How the transfer stands now."""
    (found,) = rows(tables_holding(transfer).of(ONE), {"id": transfer.pk})
    return Standing(**found)


def maybe_paid(place: str) -> list[MaybePaid]:
    """The transfers of the place and below that wait for a person's decision, oldest first."""
    both = [one for tables in OF_KIND.values() for one in _maybe_paid(place, tables)]
    return sorted(both, key=lambda one: one.since)


def _maybe_paid(place: str, tables: Tables) -> list[MaybePaid]:
    return [
        MaybePaid(
            end_to_end=f"{tables.prefix}{row['instruction_id']}",
            run_id=row["run_id"],
            status=row["status"],
            amount=Tenge.of_tiyn(row["amount_tiyn"]),
            service=row["service"],
            period=row["period"],
            case=row["number"],
            payee=row["payee_name"],
            iban=row["iban"],
            since=row["on"],
            why=outcome_words(row["reason"], row["words"]),
            told=None if row["paid_tiyn"] is None else Tenge.of_tiyn(row["paid_tiyn"]),
        )
        for row in rows(tables.of(MAYBE), {"places": places_under(place)})
    ]
