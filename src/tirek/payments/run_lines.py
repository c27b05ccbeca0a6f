"""The statements that fill a run, whole runs at a time. Values: see `propose_run`, `freeze_run`."""

# The account to pay a person of a case to on a day.
ACCOUNTS = """
    SELECT DISTINCT ON (case_id, person_id) case_id, person_id, iban, checked
    FROM payments_payeeaccount WHERE usable_from <= %(day)s
    ORDER BY case_id, person_id, usable_from DESC, id DESC
"""
# A payee of a case, joined to the account. Of two equalities the planner thinks that each cuts the
# rows to a few, so it would look up one of a million after another; of a range it thinks better.
PAID_TO = "a.case_id = {0}.case_id AND a.person_id BETWEEN {0}.payee_id AND {0}.payee_id"
DUE_BY = """
    e.state = 'due' AND e.amount_tiyn > 0 AND e.due_in <= %(month)s AND e.place = ANY(%(places)s)
"""
INTO = """
INSERT INTO payments_instruction (run_id, case_id, service, place, subject_id, payee_id, period,
    months, part, amount_tiyn, iban, payee_name, payee_iin)
"""
NAME = "left(concat_ws(' ', p.surname, p.given_name, nullif(p.patronymic, '')), 140)"

# Periods that no transfer was ever made for. Two cases of one person may name the same period
# (the mother until March, the guardian after): the second waits until the first is settled. They
# are told apart here and not by ON CONFLICT, which would cost each of a million rows a third more;
# and sorting ends before the first row is written, so the statement never reads what it writes.
NEW = f"""
{INTO}
SELECT DISTINCT ON (e.subject_id, e.service, e.period)
       %(run)s, e.case_id, e.service, e.place, e.subject_id, e.payee_id, e.period, e.months, 1,
       e.amount_tiyn, a.iban, {NAME}, p.iin
FROM payments_entitlement e
JOIN people_person p ON p.id = e.payee_id
JOIN ({ACCOUNTS}) a ON {PAID_TO.format("e")}
WHERE {DUE_BY} AND a.checked <> 'not_theirs' AND NOT EXISTS (
    SELECT FROM payments_instruction i
    WHERE i.service = e.service AND i.subject_id = e.subject_id AND (
        i.period = e.period
        OR (i.months && e.months AND (i.period LIKE '%%Q%%' OR e.period LIKE '%%Q%%'))))
ORDER BY e.subject_id, e.service, e.period, e.case_id
"""

# Periods that transfers were made for and that are still owed a rest: some failed, or more is due
# now. Only where all of them are closed, and only the difference.
REST = f"""
{INTO}
WITH touched AS (
    SELECT DISTINCT e.id FROM payments_entitlement e
    JOIN payments_instruction i
        ON i.service = e.service AND i.subject_id = e.subject_id AND i.months && e.months
    JOIN payments_paymentrun r ON r.id = i.run_id
    WHERE {DUE_BY} AND i.run_id <> %(run)s AND (
        i.case_id <> e.case_id OR i.amount_tiyn <> e.amount_tiyn OR r.stage = 'dropped'
        OR i.period <> e.period
        OR EXISTS (
            SELECT FROM payments_outcome o WHERE o.instruction_id = i.id AND o.status IN
                ('dropped', 'rejected', 'partly', 'returned', 'decided_unpaid')))
), owed AS (
    SELECT e.*,
        (SELECT coalesce(max(s.part), 0) FROM payments_standing s
         WHERE s.service = e.service AND s.subject_id = e.subject_id AND s.period = e.period
        ) AS parts,
        (SELECT coalesce(sum(s.committed_tiyn), 0) FROM payments_standing s
         WHERE s.case_id = e.case_id AND s.period = e.period) AS committed,
        EXISTS (SELECT FROM payments_standing s
         WHERE s.service = e.service AND s.subject_id = e.subject_id AND s.period = e.period
           AND s.open) AS waits,
        EXISTS (SELECT FROM payments_standing s
         WHERE s.service = e.service AND s.subject_id = e.subject_id AND s.months && e.months
           AND (s.period, s.case_id) <> (e.period, e.case_id) AND s.committed_tiyn > 0) AS elsewhere
    FROM payments_entitlement e JOIN touched t ON t.id = e.id
)
SELECT %(run)s, e.case_id, e.service, e.place, e.subject_id, e.payee_id, e.period, e.months,
       e.parts + 1, e.amount_tiyn - e.committed, a.iban, {NAME}, p.iin
FROM owed e
JOIN people_person p ON p.id = e.payee_id
JOIN ({ACCOUNTS}) a ON {PAID_TO.format("e")}
WHERE NOT e.waits AND NOT e.elsewhere AND e.amount_tiyn > e.committed AND a.checked <> 'not_theirs'
ORDER BY e.id
ON CONFLICT (service, subject_id, period, part) DO NOTHING
"""

# What is due up to the month, or was to be, and is not in the run: why, counted, and the first
# of each reason.
# Step by step, so that each looks at what the one before has left: nearly nothing.
LEFT_OUT = """
WITH absent AS MATERIALIZED (
    SELECT e.id FROM payments_entitlement e
    LEFT JOIN payments_instruction i
        ON i.run_id = %(run)s AND i.case_id = e.case_id AND i.period = e.period
    WHERE e.due_in <= %(month)s AND e.place = ANY(%(places)s) AND e.state <> 'stopped'
      AND e.amount_tiyn IS DISTINCT FROM 0 AND i.id IS NULL
), unpaid AS MATERIALIZED (
    SELECT e.* FROM absent JOIN payments_entitlement e ON e.id = absent.id
    WHERE NOT EXISTS (
        SELECT FROM payments_instruction i
        JOIN payments_outcome o
            ON o.instruction_id = i.id AND o.status IN ('accepted', 'decided_paid')
        WHERE i.case_id = e.case_id AND i.period = e.period AND i.amount_tiyn >= e.amount_tiyn)
), owed AS MATERIALIZED (
    SELECT * FROM unpaid e WHERE coalesce(e.amount_tiyn, 1) > (
        SELECT coalesce(sum(s.paid_tiyn), 0) FROM payments_standing s
        WHERE s.case_id = e.case_id AND s.period = e.period)
)
SELECT code, of_code, "case", period, service, said FROM (
    SELECT *, count(*) OVER (PARTITION BY code)::int AS of_code,
        row_number() OVER (PARTITION BY code ORDER BY "case", period) AS turn
    FROM (SELECT e.period, e.service, c.number AS "case", e.why -> -1 -> 'text' AS said,
        CASE
            WHEN e.state <> 'due' THEN e.why -> -1 ->> 'code'
            WHEN a.iban IS NULL THEN 'account_not_known'
            WHEN a.checked = 'not_theirs' THEN 'left_not_theirs'
            ELSE 'left_open'
        END AS code
    FROM owed e
    JOIN casework_case c ON c.id = e.case_id
    LEFT JOIN LATERAL (
        SELECT p.iban, p.checked FROM payments_payeeaccount p
        WHERE p.case_id = e.case_id AND p.person_id = e.payee_id AND p.usable_from <= %(day)s
        ORDER BY p.usable_from DESC, p.id DESC LIMIT 1) a ON true
    ) found
) counted
WHERE turn <= %(shown)s ORDER BY code, "case", period
"""

# A run may be most of its tables: whoever joins them next must know how many rows there are.
COUNTED = "ANALYZE payments_instruction"

# Between the review and the freeze something was learned: these wait for the next run.
CHANGED = f"""
INSERT INTO payments_outcome (instruction_id, status, reason, words, "on", at, by_id)
SELECT i.id, 'dropped', 'left_changed', '', %(day)s, %(at)s, %(by)s
FROM payments_instruction i
LEFT JOIN payments_entitlement e ON e.case_id = i.case_id AND e.period = i.period
LEFT JOIN ({ACCOUNTS}) a ON {PAID_TO.format("i")}
WHERE i.run_id = %(run)s AND (
    e.state IS DISTINCT FROM 'due' OR e.payee_id <> i.payee_id OR a.iban IS DISTINCT FROM i.iban
    OR a.checked = 'not_theirs' OR e.months <> i.months
    OR (i.part = 1 AND e.amount_tiyn <> i.amount_tiyn)
    OR (i.part > 1 AND e.amount_tiyn <> (
        SELECT sum(s.committed_tiyn) FROM payments_standing s
        WHERE s.case_id = i.case_id AND s.period = i.period)))
ON CONFLICT DO NOTHING
"""

# One entry for each transfer of the run that still stands. A run that comes here twice is refused:
# the stage of the run is held, and no key is booked again. Of `tables`, whoever is paid.
BOOK = """
INSERT INTO payments_ledgerentry (key, debit, credit, amount_tiyn, case_id, period,
    {entry}, booked_on, at, by_id, basis)
SELECT %(what)s || '{colon}' || i.id, %(debit)s, %(credit)s, i.amount_tiyn, i.case_id, i.period,
       i.id, %(day)s, %(at)s, %(by)s, ''
FROM {transfer} i
WHERE i.run_id = %(run)s AND NOT EXISTS (
    SELECT FROM {outcome} o WHERE o.instruction_id = i.id AND o.status = 'dropped')
ORDER BY i.id
"""
