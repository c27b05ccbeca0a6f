"""The statements that fill a run of suppliers. Values: see `propose_run`, `freeze_run`."""

# The newest account of each supplier that the department of the run still admits.
ACCOUNTS = """
    SELECT DISTINCT ON (a.office_id) a.office_id, a.iban, a.name, a.bin
    FROM payments_supplieraccount a
    JOIN LATERAL (
        SELECT admitted FROM payments_accountword
        WHERE account_id = a.id AND place = %(place)s ORDER BY id DESC LIMIT 1
    ) word ON word.admitted
    ORDER BY a.office_id, a.id DESC
"""
# What each claim of the places still needs, and whether a transfer of it is open. Contributions
# follow the pay they come on top of: they wait until it is paid.
STANDING = """
    SELECT c.*, coalesce(s.parts, 0) AS parts, o.owed_tiyn - coalesce(s.committed, 0) AS rest,
        coalesce(s.open, false) AS open,
        c.of_id IS NOT NULL AND (
            SELECT w.owed_tiyn FROM payments_supplierowed w WHERE w.claim_id = c.of_id
        ) > (
            SELECT coalesce(sum(paid_tiyn), 0) FROM payments_supplierstanding
            WHERE claim_id = c.of_id) AS waits
    FROM payments_supplierclaim c
    JOIN payments_supplierowed o ON o.claim_id = c.id
    LEFT JOIN LATERAL (
        SELECT max(part) AS parts, sum(committed_tiyn) AS committed, bool_or(open) AS open
        FROM payments_supplierstanding WHERE claim_id = c.id
    ) s ON true
    WHERE c.place = ANY(%(places)s) AND c.period <= %(month)s
"""
OWED = f"""
INSERT INTO payments_suppliertransfer (run_id, claim_id, case_id, service, place, payee_id, period,
    part, amount_tiyn, iban, payee_name, payee_bin)
SELECT %(run)s, c.id, c.case_id, c.service, c.place, c.payee_id, c.period, c.parts + 1, c.rest,
    coalesce(r.iban, a.iban), coalesce(r.name, a.name), coalesce(r.bin, a.bin)
FROM ({STANDING}) c
LEFT JOIN ({ACCOUNTS}) a ON a.office_id = c.payee_id
LEFT JOIN payments_contributionrate r ON r.id = c.rate_id
WHERE NOT c.open AND NOT c.waits AND c.rest > 0 AND coalesce(r.iban, a.iban) IS NOT NULL
ORDER BY c.due_on NULLS LAST, c.id
"""

# Owed and not in the run: why, counted, and the first of each reason.
NOT_IN_THE_RUN = f"""
SELECT code, of_code, "case", period, service, NULL::jsonb AS said FROM (
    SELECT *, count(*) OVER (PARTITION BY code)::int AS of_code,
        row_number() OVER (PARTITION BY code ORDER BY "case", period, id) AS turn
    FROM (
        SELECT c.id, n.number AS "case", c.period, c.service, CASE
            WHEN c.open THEN 'left_open'
            WHEN c.waits THEN 'contributions_wait'
            WHEN EXISTS (
                SELECT FROM payments_supplieraccount x WHERE x.office_id = c.payee_id
            ) THEN 'supplier_account_not_admitted'
            ELSE 'supplier_account_missing'
        END AS code
        FROM ({STANDING}) c
        JOIN casework_case n ON n.id = c.case_id
        WHERE c.rest + CASE WHEN c.open THEN 1 ELSE 0 END > 0 AND NOT EXISTS (
            SELECT FROM payments_suppliertransfer i WHERE i.run_id = %(run)s AND i.claim_id = c.id)
    ) absent
) counted
WHERE turn <= %(shown)s ORDER BY code, "case", period
"""

# Between the review and the freeze the account was changed or is no longer admitted: these wait
# for the next run. Contributions go to the account that was agreed with their rate.
OTHER_ACCOUNT = f"""
INSERT INTO payments_supplieroutcome (instruction_id, status, reason, words, "on", at, by_id)
SELECT i.id, 'dropped', 'left_changed', '', %(day)s, %(at)s, %(by)s
FROM payments_suppliertransfer i
JOIN payments_supplierclaim c ON c.id = i.claim_id
LEFT JOIN ({ACCOUNTS}) a ON a.office_id = i.payee_id
WHERE i.run_id = %(run)s AND c.rate_id IS NULL AND a.iban IS DISTINCT FROM i.iban
ON CONFLICT DO NOTHING
"""
