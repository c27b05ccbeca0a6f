"""A claim of a supplier is paid once, whatever is retried, doubled or killed: held by the database.

As 0005 and 0009 hold it for people. Claims, accounts and transfers are only added to.
"""

from importlib import import_module
from typing import ClassVar

from django.db import migrations

MONEY = import_module("tirek.payments.migrations.0005_money_is_held_by_the_database")
SWEEP = import_module("tirek.payments.migrations.0009_a_run_in_one_sweep")

ONLY_ADDED = (
    "payments_supplieraccount",
    "payments_accountword",
    "payments_contributionrate",
    "payments_rateword",
    "payments_supplierclaim",
    "payments_suppliertransfer",
    "payments_supplieroutcome",
)
STANDING = """
CREATE VIEW payments_supplierstanding AS
SELECT t.id AS instruction_id, t.run_id, t.claim_id, t.case_id, t.service, t.place, t.payee_id,
       t.period, t.part, t.amount_tiyn, t.status,
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
    FROM payments_suppliertransfer i
    JOIN payments_paymentrun r ON r.id = i.run_id
    LEFT JOIN LATERAL (
        SELECT status, paid_tiyn FROM payments_supplieroutcome
        WHERE instruction_id = i.id AND status NOT IN ('pending', 'stated')
        ORDER BY id DESC LIMIT 1
    ) o ON true
) t
"""
# The lock lets runs add one after another: the second sees what the first has added.
ONCE = """
CREATE FUNCTION payments_supplier_paid_once() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE wrong bigint;
BEGIN
    PERFORM pg_advisory_xact_lock(20261122);
    IF EXISTS (
        SELECT FROM added n JOIN payments_paymentrun r ON r.id = n.run_id
        WHERE r.stage <> 'proposed' OR r.kind <> 'suppliers')
    THEN
        RAISE EXCEPTION 'transfers to suppliers are added to a proposed run of suppliers only'
            USING ERRCODE = 'foreign_key_violation';
    END IF;
    SELECT min(n.id) INTO wrong FROM added n JOIN payments_supplierclaim c ON c.id = n.claim_id
        WHERE (c.case_id, c.service, c.place, c.payee_id, c.period)
            <> (n.case_id, n.service, n.place, n.payee_id, n.period);
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'transfer % is not of its claim', wrong
            USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'transfer_is_of_its_claim';
    END IF;
    SELECT min(n.id) INTO wrong FROM added n
        WHERE n.part > 1 AND NOT EXISTS (
            SELECT FROM payments_supplierstanding s
            WHERE s.claim_id = n.claim_id AND s.part = n.part - 1 AND NOT s.open);
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'transfer % comes while the one before is open', wrong
            USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'one_open_transfer_a_claim';
    END IF;
    SELECT min(n.id) INTO wrong FROM added n JOIN payments_supplierclaim c ON c.id = n.claim_id
        WHERE c.amount_tiyn < (
            SELECT sum(s.committed_tiyn) FROM payments_supplierstanding s
            WHERE s.claim_id = n.claim_id);
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'transfer % would pay more than is owed', wrong
            USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'never_more_than_owed';
    END IF;
    RETURN NULL;
END
$$
"""
ONCE_TRIGGER = """
CREATE TRIGGER paid_once AFTER INSERT ON payments_suppliertransfer
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION payments_supplier_paid_once()
"""
# A supplier's transfer is only asked for where an entry names one: a run of people names none.
ABOUT_SUPPLIERS = """
    IF EXISTS (
        SELECT FROM added n LEFT JOIN payments_suppliertransfer t
            ON t.id = n.transfer_id AND t.case_id = n.case_id AND t.period = n.period
        WHERE n.transfer_id IS NOT NULL AND t.id IS NULL)
    THEN
        RAISE EXCEPTION 'an entry of the ledger is about no transfer to a supplier there is'
            USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NULL;
"""
REFERS = SWEEP.REFERS.replace("    RETURN NULL;\n", ABOUT_SUPPLIERS)
NAMED = """
ALTER TABLE payments_ledgerentry ADD CONSTRAINT entry_key_names_a_supplier_transfer
CHECK (transfer_id IS NULL
    OR (instruction_id IS NULL AND split_part(key, ':', 3) = transfer_id::text))
"""
FORWARD = MONEY.FORWARD.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
WITH_KIND = FORWARD.replace(
    "(NEW.place, NEW.month) IS DISTINCT FROM (OLD.place, OLD.month)",
    "(NEW.place, NEW.month, NEW.kind) IS DISTINCT FROM (OLD.place, OLD.month, OLD.kind)",
)


class Migration(migrations.Migration):
    dependencies: ClassVar = [("payments", "0013_a_run_pays_suppliers")]
    operations: ClassVar = [
        *(
            migrations.RunSQL(
                MONEY.TRIGGER.format(table=table), f"DROP TRIGGER only_added ON {table}"
            )
            for table in ONLY_ADDED
        ),
        migrations.RunSQL(STANDING, "DROP VIEW payments_supplierstanding"),
        migrations.RunSQL(ONCE, "DROP FUNCTION payments_supplier_paid_once()"),
        migrations.RunSQL(ONCE_TRIGGER, "DROP TRIGGER paid_once ON payments_suppliertransfer"),
        migrations.RunSQL(REFERS, SWEEP.REFERS),
        migrations.RunSQL(
            NAMED,
            "ALTER TABLE payments_ledgerentry DROP CONSTRAINT entry_key_names_a_supplier_transfer",
        ),
        migrations.RunSQL(WITH_KIND, FORWARD),
    ]
