"""The account that an application names is the payee's, until there is any other."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from tirek.casework.local_day import local_day
from tirek.law.batch.lowered import text
from tirek.payments.signed import account_fields
from tirek.payments.sql import run_sql

FIRST = """
INSERT INTO payments_payeeaccount (case_id, person_id, iban, source, checked, usable_from, at)
SELECT c.id, c.applicant_id, told.iban, 'application', 'unknown',
    LEAST(c.received_on, %(day)s), %(at)s
FROM casework_case c JOIN casework_event e ON e.case_id = c.id AND e.kind = 'Submitted'
CROSS JOIN LATERAL (SELECT COALESCE({named}) AS iban) told
WHERE c.id = ANY(%(cases)s) AND c.service = %(service)s AND told.iban IS NOT NULL
    AND NOT EXISTS (
        SELECT FROM payments_payeeaccount a WHERE a.case_id = c.id AND a.person_id = c.applicant_id)
ORDER BY c.id
"""
NAMED = "NULLIF(e.payload -> 'answers' ->> {field}, '')"


def first_accounts(service: str, cases: Collection[int], at: datetime) -> None:
    """Enter it for those of the cases of the service whose applicant has none."""
    fields = account_fields(service)
    if cases and fields:
        named = ", ".join(NAMED.format(field=text(field)) for field in fields)
        values = {"cases": list(cases), "service": service, "day": local_day(at), "at": at}
        run_sql(FIRST.format(named=named), values)
