"""What no retry, no double click and no killed program may break, held by the database itself.

Rows of money are only added; a run never goes back; a period of a person is paid once.
"""

from typing import ClassVar

from django.db import migrations, models

ONLY_ADDED = (
    "payments_runevent",
    "payments_instruction",
    "payments_bankmessage",
    "payments_outcome",
    "payments_ledgerentry",
    "payments_payeeaccount",
    "payments_budgetline",
    "payments_payer",
)
TRIGGER = """
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
EXECUTE FUNCTION tirek_append_only()
"""

# How a transfer stands: its newest outcome, else the stage of its run. `committed` is what it
# takes from the sum due for its period; an `open` one may still be paid or fail.
STANDING = """
CREATE VIEW payments_standing AS
SELECT t.id AS instruction_id, t.run_id, t.case_id, t.service, t.place, t.subject_id, t.payee_id,
       t.period, t.part, t.months, t.amount_tiyn, t.status,
       CASE
           WHEN t.status IN ('dropped', 'rejected', 'returned', 'decided_unpaid') THEN 0
           WHEN t.status = 'partly' THEN t.paid_tiyn
           ELSE t.amount_tiyn
       END AS committed_tiyn,
       CASE
           WHEN t.status IN ('accepted', 'decided_paid') THEN t.amount_tiyn
           WHEN t.status = 'partly' THEN t.paid_tiyn
           ELSE 0
       END AS paid_tiyn,
       t.status NOT IN ('dropped', 'accepted', 'rejected', 'partly', 'returned',
                        'decided_paid', 'decided_unpaid') AS open
FROM (
    SELECT i.*, o.paid_tiyn,
           CASE WHEN r.stage = 'dropped' THEN 'dropped' ELSE coalesce(o.status, r.stage) END AS status
    FROM payments_instruction i
    JOIN payments_paymentrun r ON r.id = i.run_id
    LEFT JOIN LATERAL (
        SELECT status, paid_tiyn FROM payments_outcome
        WHERE instruction_id = i.id AND status NOT IN ('pending', 'stated')
        ORDER BY id DESC LIMIT 1
    ) o ON true
) t
"""

# One statement adds all transfers of a run, so this runs once a run, not once a row. The lock
# lets runs add one after another: the second sees what the first has added.
ONCE = """
CREATE FUNCTION payments_paid_once() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE wrong record;
BEGIN
    PERFORM pg_advisory_xact_lock(20260203);
    IF EXISTS (
        SELECT FROM (SELECT DISTINCT run_id FROM added) n
        LEFT JOIN payments_paymentrun r ON r.id = n.run_id AND r.stage = 'proposed'
        WHERE r.id IS NULL)
    THEN
        RAISE EXCEPTION 'transfers are added to a proposed run only'
            USING ERRCODE = 'foreign_key_violation';
    END IF;
    SELECT n.id INTO wrong FROM added n
        LEFT JOIN payments_entitlement e ON e.case_id = n.case_id AND e.period = n.period
            AND e.service = n.service AND e.subject_id = n.subject_id AND e.payee_id = n.payee_id
            AND e.amount_tiyn >= n.amount_tiyn
        WHERE e.id IS NULL LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'transfer % pays what nobody is due', wrong.id
            USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'never_more_than_due';
    END IF;
    SELECT n.id INTO wrong FROM added n
        WHERE n.part > 1 AND NOT EXISTS (
            SELECT FROM payments_standing s
            WHERE s.service = n.service AND s.subject_id = n.subject_id AND s.period = n.period
                AND s.part = n.part - 1 AND NOT s.open)
        LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'transfer % comes while the one before is open', wrong.id
            USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'one_open_transfer_a_period';
    END IF;
    SELECT n.id INTO wrong FROM added n
        JOIN payments_entitlement e ON e.case_id = n.case_id AND e.period = n.period
        WHERE n.part > 1 AND e.amount_tiyn < (
            SELECT sum(s.committed_tiyn) FROM payments_standing s
            WHERE s.case_id = n.case_id AND s.period = n.period)
        LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'transfer % would pay more than is due', wrong.id
            USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'never_more_than_due';
    END IF;
    -- The same month under another period (a quarter, a month) or another case. Where all is
    -- monthly and new, the unique constraint holds it alone and nothing is looked for.
    SELECT n.id INTO wrong FROM added n
        JOIN payments_instruction i
            ON i.service = n.service AND i.subject_id = n.subject_id AND i.months && n.months
        WHERE (n.part > 1 OR n.period LIKE '%Q%') AND (i.period, i.case_id) <> (n.period, n.case_id)
            AND (SELECT committed_tiyn FROM payments_standing s WHERE s.instruction_id = i.id) > 0
        LIMIT 1;
    IF NOT FOUND AND EXISTS (SELECT FROM payments_instruction WHERE period LIKE '%Q%') THEN
        SELECT n.id INTO wrong FROM payments_instruction i
            JOIN added n
                ON i.service = n.service AND i.subject_id = n.subject_id AND i.months && n.months
            WHERE i.period LIKE '%Q%' AND (i.period, i.case_id) <> (n.period, n.case_id)
                AND (SELECT committed_tiyn FROM payments_standing s WHERE s.instruction_id = i.id) > 0
            LIMIT 1;
    END IF;
    IF wrong.id IS NOT NULL THEN
        RAISE EXCEPTION 'transfer % pays a month that another pays', wrong.id
            USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'one_payment_a_month';
    END IF;
    RETURN NULL;
END
$$
"""
ONCE_TRIGGER = """
CREATE TRIGGER paid_once AFTER INSERT ON payments_instruction
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION payments_paid_once()
"""
REFERS = """
CREATE FUNCTION payments_entries_refer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM added n LEFT JOIN payments_instruction i
            ON i.id = n.instruction_id AND i.case_id = n.case_id AND i.period = n.period
        WHERE n.instruction_id IS NOT NULL AND i.id IS NULL)
    OR EXISTS (
        SELECT FROM added n LEFT JOIN casework_case c ON c.id = n.case_id
        WHERE n.instruction_id IS NULL AND c.id IS NULL)
    THEN
        RAISE EXCEPTION 'an entry of the ledger is about no transfer or case there is'
            USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NULL;
END
$$
"""
REFERS_TRIGGER = """
CREATE TRIGGER entries_refer AFTER INSERT ON payments_ledgerentry
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION payments_entries_refer()
"""
QUARTERS = """
CREATE INDEX payments_by_quarter ON payments_instruction (service, subject_id)
WHERE period LIKE '%Q%'
"""
FORWARD = """
CREATE FUNCTION payments_run_goes_on() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE way constant text[] := ARRAY['not_proposed', 'proposed', 'reviewed', 'frozen', 'approved',
    'filed', 'sent', 'answered', 'reconciled'];
BEGIN
    IF TG_OP <> 'UPDATE' THEN
        RAISE EXCEPTION '% of a payment run is refused', TG_OP USING ERRCODE = 'restrict_violation';
    END IF;
    IF (NEW.place, NEW.month) IS DISTINCT FROM (OLD.place, OLD.month)
        OR (OLD.stage = 'dropped' AND NEW.stage <> 'dropped')
        OR (NEW.stage = 'dropped' AND array_position(way, OLD.stage::text) > 5)
        OR (NEW.stage <> 'dropped'
            AND array_position(way, NEW.stage::text) < array_position(way, OLD.stage::text))
        OR (OLD.message_id <> '' AND NEW.message_id <> OLD.message_id)
    THEN
        RAISE EXCEPTION 'payment run % goes from % to %: refused', OLD.id, OLD.stage, NEW.stage
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$
"""
FORWARD_TRIGGER = """
CREATE TRIGGER goes_on BEFORE UPDATE OR DELETE ON payments_paymentrun
FOR EACH ROW EXECUTE FUNCTION payments_run_goes_on()
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("payments", "0004_what_is_paid")]
    operations: ClassVar = [
        migrations.AddIndex(
            model_name="paymentrun",
            index=models.Index(fields=["place", "id"], name="runs_of_a_place"),
        ),
        migrations.AddConstraint(
            model_name="paymentrun",
            constraint=models.CheckConstraint(
                condition=models.Q(("month__regex", "^[0-9]{4}-(0[1-9]|1[0-2])$")),
                name="run_month_is_a_month",
            ),
        ),
        migrations.AddConstraint(
            model_name="paymentrun",
            constraint=models.UniqueConstraint(
                condition=models.Q(("message_id", ""), _negated=True),
                fields=("message_id",),
                name="one_run_a_message",
            ),
        ),
        migrations.AddConstraint(
            model_name="paymentrun",
            constraint=models.UniqueConstraint(
                condition=models.Q(("stage__in", ("proposed", "reviewed"))),
                fields=("place",),
                name="one_proposal_a_place",
            ),
        ),
        migrations.AddConstraint(
            model_name="instruction",
            constraint=models.UniqueConstraint(
                fields=("service", "subject", "period", "part"),
                name="one_payment_a_person_and_period",
            ),
        ),
        migrations.AddConstraint(
            model_name="instruction",
            constraint=models.CheckConstraint(
                condition=models.Q(("period__regex", "^[0-9]{4}-((0[1-9]|1[0-2])|Q[1-4])$")),
                name="instruction_period_is_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="instruction",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount_tiyn__gt", 0)), name="instruction_pays_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="instruction",
            constraint=models.CheckConstraint(
                condition=models.Q(("iban", ""), _negated=True), name="instruction_has_an_account"
            ),
        ),
        migrations.AddConstraint(
            model_name="instruction",
            constraint=models.CheckConstraint(
                condition=models.Q(("part__gt", 0)), name="instruction_parts_from_1"
            ),
        ),
        migrations.AddConstraint(
            model_name="runevent",
            constraint=models.UniqueConstraint(fields=("run", "seq"), name="run_events_in_order"),
        ),
        *(
            migrations.RunSQL(TRIGGER.format(table=table), f"DROP TRIGGER only_added ON {table}")
            for table in ONLY_ADDED
        ),
        migrations.RunSQL(STANDING, "DROP VIEW payments_standing"),
        migrations.RunSQL(QUARTERS, "DROP INDEX payments_by_quarter"),
        migrations.RunSQL(ONCE, "DROP FUNCTION payments_paid_once()"),
        migrations.RunSQL(ONCE_TRIGGER, "DROP TRIGGER paid_once ON payments_instruction"),
        migrations.RunSQL(REFERS, "DROP FUNCTION payments_entries_refer()"),
        migrations.RunSQL(REFERS_TRIGGER, "DROP TRIGGER entries_refer ON payments_ledgerentry"),
        migrations.RunSQL(FORWARD, "DROP FUNCTION payments_run_goes_on()"),
        migrations.RunSQL(FORWARD_TRIGGER, "DROP TRIGGER goes_on ON payments_paymentrun"),
    ]
