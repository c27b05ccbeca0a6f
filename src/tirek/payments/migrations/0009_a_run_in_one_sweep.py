"""A run of a million transfers is checked in one sweep, not row by row and not table by table.

What is held stays what it was (0005). Who booked an entry is looked at for all new entries together
(their acts are events as well, whose references keep them); an index of keys that nobody searches
by their beginning is gone; the account of a day is read in the order in which it lies, a payment is
found by its person first.
"""

from importlib import import_module
from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

BEFORE = import_module("tirek.payments.migrations.0005_money_is_held_by_the_database")

# What this replaces is the function of 0005, which looked for doubled months in joins that a
# planner without figures (an empty table, a first run) takes for free and scans once a row. Here
# the rows are gone through once; what is said of later parts and of quarters is only asked where
# there are any.
ONCE = """
CREATE OR REPLACE FUNCTION payments_paid_once() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE seen record; wrong bigint;
BEGIN
    PERFORM pg_advisory_xact_lock(20260203);
    SELECT count(*) AS added, min(n.id) FILTER (WHERE e.id IS NULL) AS undue,
        coalesce(max(n.part), 0) AS part, coalesce(bool_or(n.period LIKE '%Q%'), false) AS quarterly
    INTO seen FROM added n
        LEFT JOIN payments_entitlement e ON e.case_id = n.case_id AND e.period = n.period
            AND e.service = n.service AND e.subject_id = n.subject_id AND e.payee_id = n.payee_id
            AND e.amount_tiyn >= n.amount_tiyn;
    IF seen.added = 0 THEN
        RETURN NULL;
    END IF;
    IF EXISTS (
        SELECT FROM (SELECT DISTINCT run_id FROM added) n
        LEFT JOIN payments_paymentrun r ON r.id = n.run_id AND r.stage = 'proposed'
        WHERE r.id IS NULL)
    THEN
        RAISE EXCEPTION 'transfers are added to a proposed run only'
            USING ERRCODE = 'foreign_key_violation';
    END IF;
    IF seen.undue IS NOT NULL THEN
        RAISE EXCEPTION 'transfer % pays what nobody is due', seen.undue
            USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'never_more_than_due';
    END IF;
    IF seen.part > 1 THEN
        SELECT min(n.id) INTO wrong FROM added n
            WHERE n.part > 1 AND NOT EXISTS (
                SELECT FROM payments_standing s
                WHERE s.service = n.service AND s.subject_id = n.subject_id AND s.period = n.period
                    AND s.part = n.part - 1 AND NOT s.open);
        IF wrong IS NOT NULL THEN
            RAISE EXCEPTION 'transfer % comes while the one before is open', wrong
                USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'one_open_transfer_a_period';
        END IF;
        SELECT min(n.id) INTO wrong FROM added n
            JOIN payments_entitlement e ON e.case_id = n.case_id AND e.period = n.period
            WHERE n.part > 1 AND e.amount_tiyn < (
                SELECT sum(s.committed_tiyn) FROM payments_standing s
                WHERE s.case_id = n.case_id AND s.period = n.period);
        IF wrong IS NOT NULL THEN
            RAISE EXCEPTION 'transfer % would pay more than is due', wrong
                USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'never_more_than_due';
        END IF;
    END IF;
    -- The same month under another period (a quarter, a month) or another case. Where all is
    -- monthly and new, the unique constraint holds it alone and nothing is looked for.
    IF seen.part > 1 OR seen.quarterly THEN
        SELECT min(n.id) INTO wrong FROM added n
            JOIN payments_instruction i
                ON i.service = n.service AND i.subject_id = n.subject_id AND i.months && n.months
            WHERE (n.part > 1 OR n.period LIKE '%Q%')
                AND (i.period, i.case_id) <> (n.period, n.case_id)
                AND (SELECT committed_tiyn FROM payments_standing s WHERE s.instruction_id = i.id) > 0;
    END IF;
    IF wrong IS NULL AND EXISTS (SELECT FROM payments_instruction WHERE period LIKE '%Q%') THEN
        SELECT min(n.id) INTO wrong FROM payments_instruction i
            JOIN added n
                ON i.service = n.service AND i.subject_id = n.subject_id AND i.months && n.months
            WHERE i.period LIKE '%Q%' AND (i.period, i.case_id) <> (n.period, n.case_id)
                AND (SELECT committed_tiyn FROM payments_standing s WHERE s.instruction_id = i.id) > 0;
    END IF;
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'transfer % pays a month that another pays', wrong
            USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'one_payment_a_month';
    END IF;
    RETURN NULL;
END
$$
"""
REFERS = """
CREATE OR REPLACE FUNCTION payments_entries_refer() RETURNS trigger LANGUAGE plpgsql AS $$
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
    IF EXISTS (
        SELECT FROM (SELECT DISTINCT by_id FROM added WHERE by_id IS NOT NULL) n
        LEFT JOIN accounts_user u ON u.id = n.by_id WHERE u.id IS NULL)
    THEN
        RAISE EXCEPTION 'an entry of the ledger was booked by nobody there is'
            USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NULL;
END
$$
"""

PAID_ONCE = "one_payment_a_person_and_period"


def _as_before(function: str) -> str:
    return function.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")


class Migration(migrations.Migration):
    dependencies: ClassVar = [("payments", "0008_files_to_look_into")]
    operations: ClassVar = [
        migrations.RunSQL(ONCE, _as_before(BEFORE.ONCE)),
        migrations.RunSQL(REFERS, _as_before(BEFORE.REFERS)),
        migrations.RemoveConstraint(model_name="instruction", name=PAID_ONCE),
        migrations.AddConstraint(
            model_name="instruction",
            constraint=models.UniqueConstraint(
                fields=("subject", "service", "period", "part"), name=PAID_ONCE
            ),
        ),
        migrations.AlterField(
            model_name="ledgerentry",
            name="by",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="ledgerentry", name="key", field=models.CharField(max_length=120)
        ),
        migrations.AddConstraint(
            model_name="ledgerentry",
            constraint=models.UniqueConstraint(fields=("key",), name="one_entry_a_key"),
        ),
        migrations.RemoveIndex(model_name="payeeaccount", name="accounts_of_a_payee"),
        migrations.AddIndex(
            model_name="payeeaccount",
            index=models.Index(
                fields=["case", "person", "-usable_from", "-id"], name="accounts_of_a_payee"
            ),
        ),
    ]
