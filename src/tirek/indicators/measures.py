"""How each figure is counted from events: a query of the things looked at, each met or not.

One query gives both the share and the list behind it. Its columns are `id` (what the list is
ordered by), `number` of the case, `label`, `met`. Days are days in Kazakhstan.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

EVENT_DAY = "(e.at AT TIME ZONE 'Asia/Almaty')::date"
OF_SERVICE = """
    (%(service)s = '' OR {row}.service = %(service)s)
      AND (%(among)s::text[] IS NULL OR {row}.service = ANY(%(among)s))
"""
"""Rows of the service asked about, if one is, and of those that the asking office has."""
CASES = f"""
    FROM casework_case c
    WHERE (c.place = %(place)s OR c.place LIKE %(below)s)
      AND {OF_SERVICE.format(row="c")}
"""
RECEIVED = f"{CASES} AND c.received_on >= %(begins)s AND c.received_on < %(ends)s"
DECIDED = f"""
    {CASES} AND c.received_on < %(ends)s AND (c.decided_on IS NULL OR c.decided_on >= %(begins)s)
      AND EXISTS (
          SELECT 1 FROM casework_event e WHERE e.case_id = c.id AND e.kind = 'Decided'
            AND {EVENT_DAY} >= %(begins)s AND {EVENT_DAY} < %(ends)s
      )
"""
# A case that was reopened has no day of decision any more, and was decided all the same.
HAPPENED = "EXISTS (SELECT 1 FROM casework_event e WHERE e.case_id = c.id AND e.kind = {kind})"
JUSTIFIED = "k.stage IN ('satisfied', 'upheld')"
"""A complaint k that was met: by the department itself, or by the body above it."""


def _happened(kind: str) -> str:
    return HAPPENED.format(kind=f"'{kind}'")


MEASURES: Mapping[str, str] = {
    "in_time": f"""
        SELECT c.id, c.number, c.number AS label,
               coalesce(c.decided_on <= c.due_on, false) AS met
        {CASES} AND c.due_on >= %(begins)s AND c.due_on < %(ends)s
          AND (c.decided_on IS NOT NULL OR c.due_on < %(today)s)
          AND NOT EXISTS (
              SELECT 1 FROM casework_event e WHERE e.case_id = c.id AND e.kind = 'Withdrawn'
                AND {EVENT_DAY} <= c.due_on)
    """,
    "stood": f"""
        SELECT c.id, c.number, c.number AS label, NOT {_happened("Reopened")} AS met {DECIDED}
    """,
    "refused": f"""
        SELECT c.id, c.number, c.number AS label, c.stage = 'refused' AS met {DECIDED}
    """,
    "online": f"""
        SELECT c.id, c.number, c.number AS label,
               c.channel IN ('portal', 'phone', 'proactive') AS met {RECEIVED}
    """,
    "returned": f"""
        SELECT c.id, c.number, c.number AS label, {_happened("InformationRequested")} AS met
        {RECEIVED}
    """,
    "first_attempt": f"""
        SELECT c.id, c.number, c.number AS label,
               NOT {_happened("InformationRequested")} AND NOT EXISTS (
                   SELECT 1 FROM reception_refusaltoaccept r
                   JOIN casework_draft d ON d.id = r.draft_id WHERE d.case_id = c.id
               ) AS met
        {RECEIVED}
    """,
    "complained": f"""
        SELECT c.id, c.number, c.number AS label,
               EXISTS (SELECT 1 FROM appeals_complaint k
                       WHERE k.case_id = c.id AND {JUSTIFIED}) AS met
        {DECIDED}
    """,
    "complaints_in_time": f"""
        SELECT k.id, c.number, k.number AS label, met_on.day <= due.day AS met
        FROM appeals_complaint k
        JOIN casework_case c ON c.id = k.case_id
        JOIN LATERAL (
            SELECT e.seq, coalesce((e.payload->'answer'->>'on')::date, {EVENT_DAY}) AS day
            FROM casework_event e
            WHERE e.case_id = c.id AND e.kind = 'ComplaintDecided'
              AND e.payload->>'complaint' = k.number
        ) met_on ON true
        JOIN LATERAL (
            SELECT (e.payload->'deadline'->>'due_on')::date AS day FROM casework_event e
            WHERE e.case_id = c.id AND e.seq < met_on.seq
              AND e.kind IN ('ComplaintLodged', 'ComplaintPassedOn')
              AND e.payload->>'complaint' = k.number
            ORDER BY e.seq DESC LIMIT 1
        ) due ON true
        WHERE {JUSTIFIED} AND (c.place = %(place)s OR c.place LIKE %(below)s)
          AND {OF_SERVICE.format(row="c")}
          AND met_on.day >= %(begins)s AND met_on.day < %(ends)s
    """,
    "queue": f"""
        SELECT t.id, '' AS number, to_char(t.day, 'DD.MM.YYYY') || ' № ' || t.number AS label,
               extract(epoch FROM ended.at - taken.at) <= %(minutes)s * 60 AS met
        FROM reception_ticket t
        JOIN accounts_office o ON o.id = t.office_id
        JOIN reception_ticketevent taken ON taken.ticket_id = t.id AND taken.kind = 'Taken'
        JOIN LATERAL (
            SELECT min(e.at) AS at FROM reception_ticketevent e
            WHERE e.ticket_id = t.id AND e.kind IN ('Served', 'Left')
        ) ended ON ended.at IS NOT NULL
        WHERE (o.place = %(place)s OR o.place LIKE %(below)s)
          AND {OF_SERVICE.format(row="t")}
          AND t.day >= %(begins)s AND t.day < %(ends)s
    """,
}


@dataclass(frozen=True)
class Scope:
    """What is asked about: a place with all below it, a service ("" for all), and when.

    `today` is the day of asking: what falls due later has not failed yet. `among`: the services
    of the office that asks, None for every one.
    """

    place: str
    service: str
    begins: date
    ends: date
    today: date
    among: tuple[str, ...] | None = None

    def values(self, minutes: int) -> dict[str, Any]:
        """For the placeholders of a query."""
        return {
            "place": self.place,
            "below": f"{self.place.replace('_', chr(92) + '_')}/%",
            "service": self.service,
            "among": None if self.among is None else list(self.among),
            "begins": self.begins,
            "ends": self.ends,
            "today": self.today,
            "minutes": minutes,
        }
