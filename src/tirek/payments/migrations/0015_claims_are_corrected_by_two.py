"""A claim that was wrongly entered is corrected by rows of two people; nothing is edited."""

from importlib import import_module
from typing import Any, ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

MONEY = import_module("tirek.payments.migrations.0005_money_is_held_by_the_database")
ONCE = import_module("tirek.payments.migrations.0014_suppliers_are_paid_once").ONCE

ONLY_ADDED = ("payments_claimcorrection", "payments_correctionword")
OWED = """
CREATE VIEW payments_supplierowed AS
SELECT c.id AS claim_id, coalesce((
    SELECT k.amount_tiyn FROM payments_claimcorrection k
    JOIN payments_correctionword w ON w.correction_id = k.id AND w.agreed
    WHERE k.claim_id = c.id ORDER BY w.id DESC LIMIT 1
), c.amount_tiyn) AS owed_tiyn
FROM payments_supplierclaim c
"""
AMOUNT = """n JOIN payments_supplierclaim c ON c.id = n.claim_id
        WHERE c.amount_tiyn < ("""
ONCE_OWED = ONCE.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION").replace(
    AMOUNT,
    """n JOIN payments_supplierowed c ON c.claim_id = n.claim_id
        WHERE c.owed_tiyn < (""",
)
# Between a correction and a transfer there is one lock: neither sees half of the other.
WITHIN = """
CREATE FUNCTION payments_corrected_within() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(20261122);
    IF EXISTS (
        SELECT FROM payments_claimcorrection k JOIN payments_supplierclaim c ON c.id = k.claim_id
        WHERE k.id = NEW.correction_id AND NEW.agreed AND k.amount_tiyn > c.amount_tiyn)
    THEN
        RAISE EXCEPTION 'a correction is above its claim'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'never_more_than_claimed';
    END IF;
    IF EXISTS (
        SELECT FROM payments_claimcorrection k WHERE k.id = NEW.correction_id AND NEW.agreed
        AND k.amount_tiyn < (
            SELECT coalesce(sum(s.committed_tiyn), 0) FROM payments_supplierstanding s
            WHERE s.claim_id = k.claim_id))
    THEN
        RAISE EXCEPTION 'a correction is below what is paid or on its way'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'never_less_than_paid';
    END IF;
    IF EXISTS (
        SELECT FROM payments_claimcorrection k
        WHERE k.id = NEW.correction_id AND k.by_id = NEW.by_id)
    THEN
        RAISE EXCEPTION 'one person corrects no claim'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'two_correct_a_claim';
    END IF;
    RETURN NEW;
END
$$
"""
WITHIN_TRIGGER = """
CREATE TRIGGER corrected_within BEFORE INSERT ON payments_correctionword
FOR EACH ROW EXECUTE FUNCTION payments_corrected_within()
"""
ID = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def by() -> Any:
    """Who wrote the row."""
    return models.ForeignKey(
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to=settings.AUTH_USER_MODEL,
    )


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("payments", "0014_suppliers_are_paid_once"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations: ClassVar = [
        migrations.CreateModel(
            name="ClaimCorrection",
            fields=[
                ("id", ID.clone()),
                ("at", models.DateTimeField()),
                ("by", by()),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="payments.supplierclaim",
                    ),
                ),
                ("amount_tiyn", models.BigIntegerField()),
                ("ground", models.CharField(max_length=500)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount_tiyn__gte", 0)),
                        name="corrected_to_nothing_or_more",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ground", ""), _negated=True),
                        name="correction_has_a_ground",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CorrectionWord",
            fields=[
                ("id", ID.clone()),
                ("at", models.DateTimeField()),
                ("by", by()),
                (
                    "correction",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="word",
                        to="payments.claimcorrection",
                    ),
                ),
                ("agreed", models.BooleanField()),
            ],
            options={"abstract": False},
        ),
        *(
            migrations.RunSQL(
                MONEY.TRIGGER.format(table=table), f"DROP TRIGGER only_added ON {table}"
            )
            for table in ONLY_ADDED
        ),
        migrations.RunSQL(OWED, "DROP VIEW payments_supplierowed"),
        migrations.RunSQL(ONCE_OWED, ONCE.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")),
        migrations.RunSQL(WITHIN, "DROP FUNCTION payments_corrected_within()"),
        migrations.RunSQL(
            WITHIN_TRIGGER, "DROP TRIGGER corrected_within ON payments_correctionword"
        ),
    ]
