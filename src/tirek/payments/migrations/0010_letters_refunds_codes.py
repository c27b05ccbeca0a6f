"""Signed letters about money, refunds of what came back in excess, the codes a bank asks for."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = ("payments_moneyletter", "payments_purposecode")
TRIGGER = """
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
EXECUTE FUNCTION tirek_append_only()
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("accounts", "0008_sessions_know_their_sign_in"),
        ("casework", "0009_changes_to_check"),
        ("payments", "0009_a_run_in_one_sweep"),
        ("people", "0006_proof_of_consents"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="MoneyLetter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=120)),
                ("language", models.CharField(max_length=2)),
                ("kind", models.CharField(max_length=40)),
                ("seq", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveIntegerField()),
                ("certificate_serial", models.CharField(max_length=80)),
                ("issued_at", models.DateTimeField()),
            ],
            options={
                "ordering": ("-issued_at", "language"),
            },
        ),
        migrations.CreateModel(
            name="PurposeCode",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.CharField(max_length=80)),
                ("service", models.CharField(max_length=64)),
                ("knp", models.CharField(max_length=3)),
                ("kod", models.CharField(max_length=2)),
                ("kbe", models.CharField(max_length=2)),
                ("source", models.CharField(max_length=500)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name="debt",
            name="refunded_tiyn",
            field=models.BigIntegerField(default=0),
        ),
        migrations.AddConstraint(
            model_name="debt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("refunded_tiyn__gte", 0), ("refunded_tiyn__lte", models.F("returned_tiyn"))
                ),
                name="refunded_no_more_than_returned",
            ),
        ),
        migrations.AddField(
            model_name="moneyletter",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="money_letters",
                to="casework.case",
            ),
        ),
        migrations.AddField(
            model_name="moneyletter",
            name="debt",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="letters",
                to="payments.debt",
            ),
        ),
        migrations.AddField(
            model_name="moneyletter",
            name="office",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.office"
            ),
        ),
        migrations.AddField(
            model_name="moneyletter",
            name="signed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="purposecode",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="moneyletter",
            constraint=models.UniqueConstraint(
                fields=("key", "language"), name="one_letter_an_event"
            ),
        ),
        migrations.AddIndex(
            model_name="purposecode",
            index=models.Index(fields=["place", "service", "id"], name="codes_of_a_service"),
        ),
        migrations.AddConstraint(
            model_name="purposecode",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("knp__regex", "^[0-9]{3}$"),
                    ("kod__regex", "^[0-9]{2}$"),
                    ("kbe__regex", "^[0-9]{2}$"),
                ),
                name="purpose_codes_are_digits",
            ),
        ),
        migrations.AddConstraint(
            model_name="purposecode",
            constraint=models.CheckConstraint(
                condition=models.Q(("source", ""), _negated=True), name="purpose_code_has_source"
            ),
        ),
        *(
            migrations.RunSQL(TRIGGER.format(table=table), f"DROP TRIGGER only_added ON {table}")
            for table in TABLES
        ),
    ]
