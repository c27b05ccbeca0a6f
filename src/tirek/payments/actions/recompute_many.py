"""Work out what many cases are owed by the compiled rules, inside the database.

The same rows as `recompute` makes, for cases that were granted and in which nothing has happened
since (`queries.quiet`); every other case is left to it.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection, transaction
from psycopg import DataError

from tirek.law.batch.columns import Columns
from tirek.law.batch.database import Batch
from tirek.law.batch.engines import Postgres, Typed
from tirek.law.catalogue import Law, the_law
from tirek.payments.actions.first_accounts import first_accounts
from tirek.payments.entitled import Entitled
from tirek.payments.queries.quiet import (
    FACTS,
    FACTS_TOLD,
    facts_of_quiet,
    places_without_papers,
    quiet,
    worked_out_together,
)
from tirek.payments.queries.worth import Disagree, Kind, worth
from tirek.payments.sql import rows, run_sql
from tirek.procedure.service import Service
from tirek.services import SERVICES

log = logging.getLogger(__name__)

PORTION = 5_000
"""Cases held at once, for a second or two."""
FEW = 500
"""Fewer of a service are sooner worked out one by one."""

OF_SERVICE = """
SELECT id FROM casework_case WHERE id = ANY(%(cases)s) AND service = %(service)s ORDER BY id
"""
# The cases and all others of the same people and service, as `recompute` holds them.
HOLD = """
SELECT count(*) FROM (
    SELECT FROM casework_case c WHERE c.decided_on IS NOT NULL AND EXISTS (
        SELECT FROM casework_case a WHERE a.id = ANY(%(cases)s)
        AND a.service = c.service AND a.subject_id = c.subject_id)
    ORDER BY c.id FOR UPDATE OF c
) held
"""
# Where another act begins or ends beside a period, `decide` says which one it is told by.
PERIODS = """
SELECT d.id, c.place, e.since, d.begins, CAST(d.months AS BIGINT) AS months, d.amount AS tiyn,
    d.begins >= e.begins AND d.begins + 2 < e.ends AS under_one_act
FROM dues d JOIN cases c ON c.id = d.id
JOIN editions_on e ON e.place = c.place AND c.applied_on >= e.since AND c.applied_on < e.until
"""
KINDS = """
SELECT place, since, begins, months, tiyn, MIN(id) FROM periods WHERE under_one_act
GROUP BY place, since, begins, months, tiyn
"""
WORTH: Typed = (
    ("number", "BIGINT"), ("place", "TEXT"), ("since", "DATE"), ("begins", "BIGINT"),
    ("months", "BIGINT"), ("tiyn", "BIGINT"), ("period", "TEXT"), ("named", "TEXT[]"),
    ("due_in", "TEXT"), ("state", "TEXT"), ("why", "JSONB"), ("edition", "TEXT"),
)  # fmt: skip
NAMED = """
SELECT p.id, w.number, w.period, w.named FROM periods p JOIN worth w
ON w.place = p.place AND w.since = p.since AND w.begins = p.begins AND w.months = p.months
    AND COALESCE(w.tiyn, -1) = COALESCE(p.tiyn, -1)
"""
# Why a month that was signed, or a period that was kept, is paid no more is for `recompute` to say.
SURE = """
SELECT o.id FROM outcomes o WHERE o.outcome = 'granted'
EXCEPT SELECT p.id FROM periods p WHERE NOT p.under_one_act
EXCEPT SELECT q.id FROM quiet q
    CROSS JOIN LATERAL jsonb_to_recordset(q.schedule) AS line (period text, months jsonb)
    LEFT JOIN named n ON n.id = q.id AND n.period = line.period
    WHERE n.id IS NULL OR NOT to_jsonb(n.named) @> line.months
EXCEPT SELECT e.case_id FROM payments_entitlement e JOIN quiet q ON q.id = e.case_id
    LEFT JOIN named n ON n.id = e.case_id AND n.period = e.period
    WHERE n.id IS NULL
"""
WRITE = """
INSERT INTO payments_entitlement (case_id, service, place, subject_id, payee_id, period, months,
    due_in, amount_tiyn, state, why, edition, law, known_seq, computed_at)
SELECT c.id, c.service, c.place, c.subject_id, c.applicant_id, w.period, w.named,
    w.due_in, w.tiyn, w.state, w.why, w.edition, %(law)s, c.last_seq, %(at)s
FROM sure s JOIN named n ON n.id = s.id JOIN worth w ON w.number = n.number
JOIN casework_case c ON c.id = s.id
ORDER BY c.id, w.period
ON CONFLICT (case_id, period) DO UPDATE SET payee_id = EXCLUDED.payee_id, months = EXCLUDED.months,
    due_in = EXCLUDED.due_in, amount_tiyn = EXCLUDED.amount_tiyn, state = EXCLUDED.state,
    why = EXCLUDED.why, edition = EXCLUDED.edition, law = EXCLUDED.law,
    known_seq = EXCLUDED.known_seq, computed_at = EXCLUDED.computed_at
"""


def recompute_many(cases: Sequence[int], *, at: datetime) -> list[int]:
    """Bring in line those of the cases (keys) that many can be; the others are given back.

    Each portion is its own transaction, in which its cases are held.
    """
    done: set[int] = set()
    for service in SERVICES.values():
        if worked_out_together(service.rulebook()):
            asked = {"cases": list(cases), "service": service.slug}
            own = [row["id"] for row in rows(OF_SERVICE, asked)]
            together = Together(service, the_law())
            for first in range(0, len(own) if len(own) >= FEW else 0, PORTION):
                done |= together.recompute(own[first : first + PORTION], at)
    return [pk for pk in cases if pk not in done]


@dataclass
class Together:
    """A service whose cases are worked out together, portion by portion."""

    service: Service
    law: Law
    told: dict[Kind, Entitled] = field(default_factory=dict)
    """What is known already of the worth of its periods."""
    batch: Batch | None = None

    def recompute(self, cases: Collection[int], at: datetime) -> set[int]:
        """Bring in line what can be of the portion; which cases that were.

        None where the database says another sum than `decide`, or cannot say one.
        """
        try:
            with transaction.atomic():
                run_sql(HOLD, {"cases": list(cases)})
                self._work_out(cases)
                run_sql(WRITE, {"law": self.law.fingerprint(self.service.rulebook()), "at": at})
                done = {row["id"] for row in rows("SELECT id FROM sure", {})}
                first_accounts(self.service.slug, done, at)
                run_sql("DISCARD TEMPORARY", {})
        except (Disagree, DataError):
            log.exception("%d cases of %s go one by one", len(cases), self.service.slug)
            return set()
        return done

    def _work_out(self, cases: Collection[int]) -> None:
        """The tables `sure`, `named` and `worth`: whom, which periods, what of each."""
        batch = self._law_in_tables()
        database = batch.database
        database.keep("quiet", quiet(self.service, self.law, cases))
        database.see(FACTS, FACTS_TOLD)
        database.keep("cases", facts_of_quiet(batch.columns))
        batch.decide(reasons=False)
        database.keep("periods", PERIODS)
        kinds = {Kind(*kind): example for *kind, example in database.rows(KINDS)}
        unknown = {kind: example for kind, example in kinds.items() if kind not in self.told}
        self.told |= worth(unknown, self.service, self.law)
        database.fill("worth", WORTH, self._worth(kinds))
        database.keep("named", NAMED)
        database.keep("sure", SURE)

    def _worth(self, kinds: Iterable[Kind]) -> Iterator[Sequence[object]]:
        for number, kind in enumerate(kinds):
            one = self.told[kind]
            why = json.dumps([each.as_document() for each in one.why])
            named = f"{{{','.join(one.months)}}}"
            yield (number, *kind, one.period, named, one.due_in, one.state, why, one.edition)

    def _law_in_tables(self) -> Batch:
        if self.batch is None:
            columns = Columns(self.service.rulebook(), self.law)
            places = places_without_papers(self.service, self.law)
            self.batch = Batch(Postgres(connection.connection), columns, places)
        else:
            self.batch.begin()
        return self.batch
