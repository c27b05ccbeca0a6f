"""What left in a month for people and suppliers: each transfer, sums by place and service."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection, transaction

from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.payments.models import PaymentRun
from tirek.payments.places import places_under
from tirek.payments.sql import rows
from tirek.payments.tables import OF_KIND

AT_ONCE = 2000
SENT_IN = """
FROM {standing} s
JOIN {transfer} i ON i.id = s.instruction_id
JOIN payments_paymentrun r ON r.id = s.run_id
JOIN casework_case c ON c.id = s.case_id
JOIN people_person p ON p.id = c.subject_id
WHERE s.place = ANY(%(places)s) AND s.status <> 'dropped'
  AND r.booked_on >= %(first)s AND r.booked_on <= %(last)s
"""
LINES = f"""
SELECT s.place, s.service, c.number, i.payee_name, i.{{number}}, i.iban,
    concat_ws(' ', p.surname, p.given_name, nullif(p.patronymic, '')) AS subject, p.iin,
    s.period, s.amount_tiyn, s.paid_tiyn, s.status, r.booked_on
{SENT_IN} ORDER BY s.place, s.service, p.sort_key, s.period, s.part
"""
SUMS = f"""
SELECT s.place, s.service, count(*)::int AS transfers,
    count(DISTINCT c.subject_id)::int AS people, sum(s.amount_tiyn)::bigint AS ordered,
    sum(s.paid_tiyn)::bigint AS paid,
    coalesce(sum(s.amount_tiyn) FILTER (WHERE s.open), 0)::bigint AS open
{SENT_IN} GROUP BY s.place, s.service ORDER BY s.place, s.service
"""


@dataclass(frozen=True, slots=True)
class PaidLine:
    """One transfer of the month, with how it stands now; `payee_number` is an IIN or a BIN."""

    place: str
    service: str
    case: str
    payee: str
    payee_number: str
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
    """A service in a place, paid to people or to suppliers: ordered, paid, still open."""

    kind: PaymentRun.Kind
    place: str
    service: str
    transfers: int
    people: int
    ordered: Tenge
    paid: Tenge
    open: Tenge


def paid_sums(place: str, month: Month) -> list[PaidSum]:
    """The month in the place and below, by place and service; suppliers after people."""
    return [
        PaidSum(
            kind,
            row["place"],
            row["service"],
            row["transfers"],
            row["people"],
            Tenge.of_tiyn(row["ordered"]),
            Tenge.of_tiyn(row["paid"]),
            Tenge.of_tiyn(row["open"]),
        )
        for kind, tables in OF_KIND.items()
        for row in rows(tables.of(SUMS), _asked(place, month))
    ]


def paid_lines(place: str, month: Month) -> Iterator[PaidLine]:
    """Each transfer of the month, by place, service and name, suppliers after people; read part by
    part."""
    for tables in OF_KIND.values():
        # A cursor of the server's own lives as long as a transaction.
        with transaction.atomic(), connection.chunked_cursor() as cursor:
            cursor.execute(tables.of(LINES), _asked(place, month))
            while part := cursor.fetchmany(AT_ONCE):
                yield from (_line(row) for row in part)


def _line(row: Sequence[Any]) -> PaidLine:
    words, sums, rest = row[:9], row[9:11], row[11:]
    return PaidLine(*words, *(Tenge.of_tiyn(one) for one in sums), *rest)


def _asked(place: str, month: Month) -> dict[str, Any]:
    return {"places": places_under(place), "first": month.first_day, "last": month.last_day}
