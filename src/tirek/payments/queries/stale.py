"""Which cases of a place have to be worked out again before money is counted."""

import json

from tirek.law.catalogue import the_law
from tirek.payments.places import places_under
from tirek.payments.sql import rows
from tirek.services import SERVICES

STALE = """
SELECT c.id FROM casework_case c
LEFT JOIN (
    SELECT case_id, min(known_seq) AS seq, min(law) AS least_law, max(law) AS most_law
    FROM payments_entitlement WHERE place = ANY(%(places)s) GROUP BY case_id
) e ON e.case_id = c.id
WHERE c.place = ANY(%(places)s) AND c.service = ANY(%(services)s)
  AND (c.stage IN ('granted', 'in_payment', 'closed') OR e.case_id IS NOT NULL)
  AND (e.seq IS DISTINCT FROM c.last_seq
       OR e.least_law <> %(laws)s::jsonb ->> c.service
       OR e.most_law <> %(laws)s::jsonb ->> c.service)
ORDER BY c.id
"""


def stale_cases(place: str) -> list[int]:
    """Granted cases of the place and below with an event, or under a law, not yet counted in."""
    law = the_law()
    books = {slug: service.rulebook() for slug, service in SERVICES.items()}
    laws = {slug: law.fingerprint(book) for slug, book in books.items() if book.period}
    values = {"places": places_under(place), "laws": json.dumps(laws), "services": list(laws)}
    return [row["id"] for row in rows(STALE, values)]
