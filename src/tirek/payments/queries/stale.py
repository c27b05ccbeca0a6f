"""Which cases of a place have to be worked out again before money is counted."""

import json

from tirek.law.catalogue import the_law
from tirek.payments.places import places_under
from tirek.payments.sql import rows
from tirek.services import SERVICES

# Each period is held against its case, none against the others: nothing is grouped but what is
# stale, which is nearly nothing.
STALE = """
SELECT DISTINCT c.id FROM casework_case c
LEFT JOIN payments_entitlement e ON e.case_id = c.id AND e.place = ANY(%(places)s)
WHERE c.place = ANY(%(places)s) AND c.service = ANY(%(services)s)
  AND (e.known_seq <> c.last_seq OR e.law <> %(laws)s::jsonb ->> c.service
       OR (e.id IS NULL AND c.stage IN ('granted', 'in_payment', 'closed')))
ORDER BY c.id
"""


def stale_cases(place: str | None) -> list[int]:
    """Granted cases with an event, or under a law, not yet counted in.

    Those of the place and below; None: of every place.
    """
    law = the_law()
    books = {slug: service.rulebook() for slug, service in SERVICES.items()}
    laws = {slug: law.fingerprint(book) for slug, book in books.items() if book.period}
    places = places_under(place) if place else list(law.regions)
    values = {"places": places, "laws": json.dumps(laws), "services": list(laws)}
    return [row["id"] for row in rows(STALE, values)]
