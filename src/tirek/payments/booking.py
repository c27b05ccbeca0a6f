"""What became of transfers: judged against what is known of each, kept, and booked.

A bank may say the same thing twice, late, in another order, or two things that cannot both be
true. What is said again changes nothing; what contradicts waits for a person's decision.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from django.db import connection, transaction

from tirek.payments.models import PaymentRun, RunEvent
from tirek.payments.run_record import held_run, record_run
from tirek.payments.sql import one_at_a_time, rows, run_sql
from tirek.payments.suppliers.answered import tell_suppliers
from tirek.payments.tables import PEOPLE, SUPPLIERS, Tables

LOCK = 20_260_204
AT_ONCE = 5_000
"""Words put on hold together."""
HELD = """
CREATE TEMPORARY TABLE said (
    turn integer, instruction_id bigint, status text, paid_tiyn bigint, reason text, words text,
    "on" date
) ON COMMIT DROP
"""
TURNS = """
UPDATE said SET turn = numbered.turn FROM (
    SELECT ctid AS row, row_number() OVER (PARTITION BY instruction_id ORDER BY turn) AS turn
    FROM said
) numbered WHERE said.ctid = numbered.row
"""
# What a word of the bank makes of a transfer that stands as it does. No row: nothing new.
JUDGED = """
INSERT INTO {outcome} (instruction_id, status, paid_tiyn, reason, words, "on", at,
    message_id, by_id)
SELECT instruction_id, result, CASE WHEN result IN ('partly', 'contradiction') THEN paid END,
       left(reason, 40), left(words, 2000), "on", %(at)s, %(message)s, %(by)s
FROM (
    SELECT t.*, CASE
        WHEN word = 'pending' AND now = 'sent' THEN word
        WHEN word = 'pending' THEN NULL
        WHEN now = 'contradiction' AND word IN ('contradiction', 'returned') AND EXISTS (
            SELECT FROM {outcome} o
            WHERE o.instruction_id = t.instruction_id AND o.status = 'contradiction'
              AND o.reason = left(t.reason, 40) AND o.words = left(t.words, 2000)
              AND o.paid_tiyn IS NOT DISTINCT FROM t.paid) THEN NULL
        WHEN word = 'contradiction' THEN word
        WHEN now IN ('sent', 'unknown') THEN word
        WHEN now = 'contradiction' AND word = 'returned' THEN 'contradiction'
        WHEN now = 'contradiction' AND word LIKE 'decided%%' THEN word
        WHEN now IN ('accepted', 'partly', 'decided_paid') AND word = 'returned' THEN word
        WHEN now = 'partly' AND word = 'partly' AND paid = was_paid THEN NULL
        WHEN now IN ('accepted', 'decided_paid') AND word IN ('rejected', 'partly')
            THEN 'contradiction'
        WHEN now = 'partly' AND word IN ('accepted', 'partly', 'rejected') THEN 'contradiction'
        WHEN now IN ('rejected', 'decided_unpaid') AND word IN ('accepted', 'partly')
            THEN 'contradiction'
    END AS result
    FROM (
        SELECT a.instruction_id, a.reason, a.words, a."on", s.paid_tiyn AS was_paid,
            CASE WHEN s.status = 'answered' THEN 'sent' ELSE s.status END AS now,
            CASE
                WHEN a.status IN ('accepted', 'partly') AND a.paid_tiyn > s.amount_tiyn
                    THEN 'contradiction'
                WHEN a.status = 'returned' AND s.status <> 'returned'
                    AND a.paid_tiyn <> coalesce(nullif(s.paid_tiyn, 0), s.amount_tiyn)
                    THEN 'contradiction'
                WHEN a.status = 'accepted' AND a.paid_tiyn < s.amount_tiyn THEN 'partly'
                WHEN a.status = 'partly' AND a.paid_tiyn = s.amount_tiyn THEN 'accepted'
                WHEN a.status = 'partly' AND coalesce(a.paid_tiyn, 0) = 0 THEN 'unknown'
                ELSE a.status
            END AS word, a.paid_tiyn AS paid
        FROM said a JOIN {standing} s ON s.instruction_id = a.instruction_id
        WHERE a.turn = %(turn)s
    ) t
) judged
WHERE result IS NOT NULL
ORDER BY instruction_id
ON CONFLICT DO NOTHING
RETURNING id, instruction_id, status
"""
STATED = """
INSERT INTO {outcome} (instruction_id, status, reason, words, "on", at, message_id)
SELECT DISTINCT ON (a.instruction_id)
    a.instruction_id, 'stated', '', '', a."on", %(at)s, %(message)s
FROM said a WHERE a.status IN ('accepted', 'partly') ORDER BY a.instruction_id
ON CONFLICT DO NOTHING
"""
# `held` is still in transit, `out` has left the treasury; `paid` is what really was paid.
BOOKED = """
INSERT INTO payments_ledgerentry (key, debit, credit, amount_tiyn, case_id, period,
    {entry}, booked_on, at, by_id, basis)
SELECT move.what || '{colon}' || concat_ws(':', i.id, i.status, i.outcome), move.debit,
       move.credit, move.tiyn, i.case_id, i.period, i.id, %(day)s, %(at)s, %(by)s, ''
FROM (
    SELECT i.id, i.case_id, i.period, o.status, o.id AS outcome,
        CASE o.status
            WHEN 'accepted' THEN i.amount_tiyn
            WHEN 'decided_paid' THEN i.amount_tiyn
            WHEN 'partly' THEN o.paid_tiyn
            ELSE 0
        END AS paid,
        sum(CASE WHEN l.credit = 'in_transit' THEN l.amount_tiyn
                 WHEN l.debit = 'in_transit' THEN -l.amount_tiyn ELSE 0 END) AS held,
        sum(CASE WHEN l.credit = 'treasury' THEN l.amount_tiyn
                 WHEN l.debit = 'treasury' THEN -l.amount_tiyn ELSE 0 END) AS out
    FROM {outcome} o
    JOIN {transfer} i ON i.id = o.instruction_id
    JOIN payments_ledgerentry l ON l.{entry} = i.id
    WHERE o.id = ANY(%(outcomes)s) AND o.status IN
        ('accepted', 'rejected', 'partly', 'returned', 'decided_paid', 'decided_unpaid')
    GROUP BY i.id, o.id
) i
CROSS JOIN LATERAL (VALUES
    ('paid', 'in_transit', 'treasury', least(i.held, i.paid)),
    ('failed', 'in_transit', 'payable', i.held - i.paid),
    ('freed', 'payable', 'expense', i.held - i.paid),
    ('back', 'treasury', 'expense', CASE WHEN i.held = 0 THEN i.out - i.paid END),
    ('after_all', 'expense', 'treasury', CASE WHEN i.held = 0 THEN i.paid - i.out END)
) AS move (what, debit, credit, tiyn)
WHERE move.tiyn > 0
ORDER BY i.id
ON CONFLICT (instruction_id, key) DO NOTHING
"""
ANSWERED = """
SELECT r.id FROM payments_paymentrun r
WHERE r.stage = 'sent' AND r.id = ANY(%(runs)s) AND NOT EXISTS (
    SELECT FROM {standing} s WHERE s.run_id = r.id AND s.open)
ORDER BY r.id
"""
RUNS = """
SELECT i.run_id, o.status, count(*)::int AS count FROM {outcome} o
JOIN {transfer} i ON i.id = o.instruction_id
WHERE o.id = ANY(%(outcomes)s) GROUP BY i.run_id, o.status ORDER BY i.run_id, o.status
"""


@dataclass(frozen=True, slots=True)
class Said:
    """One word about one transfer, by the bank or by a person (`decided_…`)."""

    instruction_id: int
    status: str
    paid_tiyn: int | None
    reason: str
    words: str
    on: date


@transaction.atomic
def book(
    said: Iterable[Said],
    *,
    day: date,
    at: datetime,
    by: int | None = None,
    tables: Tables = PEOPLE,
) -> Counter[str]:
    """Keep and book what is new in it; how many outcomes of each kind are new.

    A run whose transfers are all closed by it is answered. The caller knows that every
    transfer is one of `tables` that was sent.
    """
    return book_held(hold(said), day=day, at=at, by=by, tables=tables)


def book_held(
    turns: int,
    *,
    day: date,
    at: datetime,
    message: int | None = None,
    by: int | None = None,
    statement: bool = False,
    tables: Tables = PEOPLE,
) -> Counter[str]:
    """The same for what this transaction has put on hold, in so many turns."""
    one_at_a_time(LOCK)
    values = {"at": at, "message": message, "by": by, "day": day}
    new: list[int] = []
    for turn in range(1, turns + 1):
        found = rows(tables.of(JUDGED), {**values, "turn": turn})
        new += [row["id"] for row in found]
        run_sql(tables.of(BOOKED), {**values, "outcomes": [row["id"] for row in found]})
    if statement:
        run_sql(tables.of(STATED), values)
    if tables is SUPPLIERS:
        tell_suppliers(new, at)
    return _tell_the_runs(new, at, tables)


def hold(said: Iterable[Said]) -> int:
    """Put all of it into a table of this transaction; how many words there are on one transfer.

    Part by part, so that it is never all in memory, and whoever tells it may ask the database.
    """
    source = enumerate(said)
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS said")
        cursor.execute(HELD)
        while part := list(islice(source, AT_ONCE)):
            with cursor.copy("COPY said FROM STDIN") as copy:
                for turn, one in part:
                    what = (one.status, one.paid_tiyn, one.reason, one.words, one.on)
                    copy.write_row((turn, one.instruction_id, *what))
        cursor.execute(TURNS)
        cursor.execute("ANALYZE said")
        cursor.execute("SELECT coalesce(max(turn), 0) FROM said")
        return int(cursor.fetchone()[0])


def _tell_the_runs(outcomes: list[int], at: datetime, tables: Tables) -> Counter[str]:
    """Each run that learned something says what; one with nothing open is answered."""
    counted: Counter[str] = Counter()
    by_run: dict[int, dict[str, int]] = {}
    for row in rows(tables.of(RUNS), {"outcomes": outcomes}):
        by_run.setdefault(row["run_id"], {})[row["status"]] = row["count"]
        counted[row["status"]] += row["count"]
    for pk, found in by_run.items():
        record_run(held_run(pk), "AnswersTaken", by=None, at=at, payload=found)
    for row in rows(tables.of(ANSWERED), {"runs": list(by_run)}):
        answered(held_run(row["id"]), at)
    return counted


def answered(run: PaymentRun, at: datetime) -> RunEvent:
    """The bank has said of every transfer of the run how it ended."""
    return record_run(run, "RunAnswered", by=None, at=at)
