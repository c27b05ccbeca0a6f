"""What left for people in a month: each transfer, and sums by place and service."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection, transaction

from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.payments.places import places_under
from tirek.payments.sql import rows

AT_ONCE = 2000
SENT_IN = """
FROM payments_standing s
JOIN payments_instruction i ON i.id = s.instruction_id
JOIN payments_paymentrun r ON r.id = s.run_id
JOIN casework_case c ON c.id = s.case_id
JOIN people_person p ON p.id = s.subject_id
WHERE s.place = ANY(%(places)s) AND s.status <> 'dropped'
  AND r.booked_on >= %(first)s AND r.booked_on <= %(last)s
"""
LINES = f"""
SELECT s.place, s.service, c.number, i.payee_name, i.payee_iin, i.iban,
    concat_ws(' ', p.surname, p.given_name, nullif(p.patronymic, '')) AS subject, p.iin,
    s.period, s.amount_tiyn, s.paid_tiyn, s.status, r.booked_on
{SENT_IN} ORDER BY s.place, s.service, p.sort_key, s.period, s.part
"""
SUMS = f"""
SELECT s.place, s.service, count(*)::int AS transfers,
    count(DISTINCT s.subject_id)::int AS people, sum(s.amount_tiyn)::bigint AS ordered,
    sum(s.paid_tiyn)::bigint AS paid,
    coalesce(sum(s.amount_tiyn) FILTER (WHERE s.open), 0)::bigint AS open
{SENT_IN} GROUP BY s.place, s.service ORDER BY s.place, s.service
"""


@dataclass(frozen=True, slots=True)
class PaidLine:
    """One transfer of the month, with how it stands now."""

    place: str
    service: str
    case: str
    payee: str
    payee_iin: str
    iban: str
    subject: str
    subject_iin: str
    period: str
    ordered: Tenge
    paid: Tenge
    status: str
    on: date


@dataclass(frozen=True, slots=True)
class PaidSum:
    """A service in a place: ordered, paid, still open."""

    place: str
    service: str
    transfers: int
    people: int
    ordered: Tenge
    paid: Tenge
    open: Tenge


def paid_sums(place: str, month: Month) -> list[PaidSum]:
    """The month in the place and below, by place and service."""
    return [
        PaidSum(
            row["place"],
            row["service"],
            row["transfers"],
            row["people"],
            Tenge.of_tiyn(row["ordered"]),
            Tenge.of_tiyn(row["paid"]),
            Tenge.of_tiyn(row["open"]),
        )
        for row in rows(SUMS, _asked(place, month))
    ]


def paid_lines(place: str, month: Month) -> Iterator[PaidLine]:
    """Each transfer of the month, by place, service and name; read part by part."""
    # A cursor of the server's own lives as long as a transaction.
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(LINES, _asked(place, month))
        while part := cursor.fetchmany(AT_ONCE):
            yield from (_line(row) for row in part)


def _line(row: Sequence[Any]) -> PaidLine:
    words, sums, rest = row[:9], row[9:11], row[11:]
    return PaidLine(*words, *(Tenge.of_tiyn(one) for one in sums), *rest)


def _asked(place: str, month: Month) -> dict[str, Any]:
    return {"places": places_under(place), "first": month.first_day, "last": month.last_day}
