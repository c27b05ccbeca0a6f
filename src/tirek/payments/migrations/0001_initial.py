"""The three tables of the registers."""

from typing import ClassVar

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies: ClassVar = [
        ("casework", "0002_events_are_only_added"),
        ("people", "0002_consents_are_only_added"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="PaymentRegister",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("month", models.CharField(max_length=7)),
                ("place", models.CharField(max_length=64)),
                ("made_by_name", models.CharField(max_length=200)),
                ("made_at", models.DateTimeField()),
                ("left_out", models.JSONField(default=list)),
                ("law", models.JSONField(default=dict)),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PaymentLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("service", models.CharField(max_length=64)),
                ("period", models.CharField(max_length=7)),
                (
                    "months",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=7), size=None
                    ),
                ),
                ("amount_tiyn", models.BigIntegerField()),
                ("decided_tiyn", models.BigIntegerField(null=True)),
                ("iban", models.CharField(max_length=34)),
                (
                    "case",
                    models.ForeignKey(
                        db_column="case_number",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payment_lines",
                        to="casework.case",
                        to_field="number",
                    ),
                ),
                (
                    "recipient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "register",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="payments.paymentregister",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ListedMonth",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("service", models.CharField(max_length=64)),
                ("month", models.CharField(max_length=7)),
                (
                    "subject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="payments.paymentline",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("service", "subject", "month"), name="one_listing_a_child_and_month"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="paymentregister",
            constraint=models.UniqueConstraint(
                fields=("month", "place"), name="one_register_a_month_and_place"
            ),
        ),
        migrations.AddConstraint(
            model_name="paymentregister",
            constraint=models.CheckConstraint(
                condition=models.Q(("month__regex", "^[0-9]{4}-(0[1-9]|1[0-2])$")),
                name="register_month_is_a_month",
            ),
        ),
        migrations.AddConstraint(
            model_name="paymentline",
            constraint=models.UniqueConstraint(
                fields=("service", "subject", "period"), name="one_line_a_child_and_period"
            ),
        ),
        migrations.AddConstraint(
            model_name="paymentline",
            constraint=models.CheckConstraint(
                condition=models.Q(("period__regex", "^[0-9]{4}-((0[1-9]|1[0-2])|Q[1-4])$")),
                name="line_period_is_month_or_quarter",
            ),
        ),
        migrations.AddConstraint(
            model_name="paymentline",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount_tiyn__gt", 0)), name="line_pays_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="paymentline",
            constraint=models.CheckConstraint(
                condition=models.Q(("iban", ""), _negated=True), name="line_has_an_account"
            ),
        ),
    ]
