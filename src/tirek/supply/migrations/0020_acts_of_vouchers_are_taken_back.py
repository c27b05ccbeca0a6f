"""A wrong act of vouchers is taken back by rows of two people; then its month may have another."""

from typing import Any, ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = ("voucheractmistake", "voucheractundone")
TRIGGER = """
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON supply_{table}
EXECUTE FUNCTION tirek_append_only()
"""
# What a constraint on the acts alone cannot say: one of a month stands, the others were taken back.
ONE_STANDS = """
CREATE FUNCTION supply_one_act_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM supply_lot WHERE id = NEW.lot_id FOR UPDATE;
    IF EXISTS (
        SELECT FROM supply_voucheract a WHERE a.lot_id = NEW.lot_id
        AND a.first_day = NEW.first_day AND NOT EXISTS (
            SELECT FROM supply_voucheractundone u
            JOIN supply_voucheractmistake m ON m.id = u.mistake_id WHERE m.act_id = a.id))
    THEN
        RAISE EXCEPTION 'an act of that month stands'
            USING ERRCODE = 'unique_violation', CONSTRAINT = 'one_act_of_a_lot_and_month';
    END IF;
    RETURN NEW;
END
$$
"""
ONE_STANDS_TRIGGER = """
CREATE TRIGGER one_act_stands BEFORE INSERT ON supply_voucheract
FOR EACH ROW EXECUTE FUNCTION supply_one_act_stands()
"""
TWO = """
CREATE FUNCTION supply_two_take_an_act_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM supply_voucheractmistake m WHERE m.id = NEW.mistake_id AND m.by_id = NEW.by_id)
    THEN
        RAISE EXCEPTION 'one person takes no act back'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'two_take_an_act_back';
    END IF;
    RETURN NEW;
END
$$
"""
TWO_TRIGGER = """
CREATE TRIGGER two_take_an_act_back BEFORE INSERT ON supply_voucheractundone
FOR EACH ROW EXECUTE FUNCTION supply_two_take_an_act_back()
"""
ID = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")
PROTECT = django.db.models.deletion.PROTECT


def by() -> Any:
    """Who wrote the row."""
    return models.ForeignKey(on_delete=PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("supply", "0019_the_system_notes_what_registries_tell"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations: ClassVar = [
        migrations.RemoveConstraint(model_name="voucheract", name="one_act_of_a_lot_and_month"),
        migrations.AlterModelOptions(
            name="voucheract", options={"ordering": ("lot", "first_day", "pk")}
        ),
        migrations.AlterField(
            model_name="paidstay",
            name="step",
            field=models.ForeignKey(
                on_delete=PROTECT, related_name="paid_stays", to="supply.voucherstep"
            ),
        ),
        migrations.AddConstraint(
            model_name="paidstay",
            constraint=models.UniqueConstraint(
                fields=["act", "step"], name="an_act_pays_a_stay_once"
            ),
        ),
        migrations.CreateModel(
            name="VoucherActMistake",
            fields=[
                ("id", ID.clone()),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=300)),
                ("ground", models.CharField(max_length=500)),
                ("by", by()),
                (
                    "act",
                    models.OneToOneField(
                        on_delete=PROTECT, related_name="mistake", to="supply.voucheract"
                    ),
                ),
            ],
            options={"ordering": ("pk",)},
        ),
        migrations.CreateModel(
            name="VoucherActUndone",
            fields=[
                ("id", ID.clone()),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=300)),
                ("by", by()),
                (
                    "mistake",
                    models.OneToOneField(
                        on_delete=PROTECT, related_name="undone", to="supply.voucheractmistake"
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        *(
            migrations.RunSQL(
                TRIGGER.format(table=table), f"DROP TRIGGER only_added ON supply_{table}"
            )
            for table in TABLES
        ),
        migrations.RunSQL(ONE_STANDS, "DROP FUNCTION supply_one_act_stands()"),
        migrations.RunSQL(ONE_STANDS_TRIGGER, "DROP TRIGGER one_act_stands ON supply_voucheract"),
        migrations.RunSQL(TWO, "DROP FUNCTION supply_two_take_an_act_back()"),
        migrations.RunSQL(
            TWO_TRIGGER, "DROP TRIGGER two_take_an_act_back ON supply_voucheractundone"
        ),
    ]
