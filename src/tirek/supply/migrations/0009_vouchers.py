"""Vouchers: lots that were bought, and the journal of what happened. Rows are only added."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = ("lot", "voucher", "voucherstep")
GUARD = """
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON supply_{0}
EXECUTE FUNCTION tirek_append_only()
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("casework", "0012_certificates_of_organisations"),
        ("supply", "0008_what_the_state_buys_is_only_added"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Book",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("last_seq", models.PositiveIntegerField(default=0)),
                (
                    "queue",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="book",
                        to="supply.queue",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Lot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=300)),
                ("contract", models.CharField(max_length=200)),
                ("contract_on", models.DateField()),
                ("sanatorium", models.CharField(max_length=300)),
                ("conclusion", models.CharField(max_length=200)),
                ("conclusion_on", models.DateField()),
                ("share_tiyn", models.PositiveBigIntegerField()),
                ("surcharge_tiyn", models.PositiveBigIntegerField()),
                (
                    "book",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lots",
                        to="supply.book",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Voucher",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(max_length=60)),
                ("arrives", models.DateField()),
                ("leaves", models.DateField()),
                (
                    "lot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vouchers",
                        to="supply.lot",
                    ),
                ),
            ],
            options={
                "ordering": ("arrives", "pk"),
            },
        ),
        migrations.CreateModel(
            name="VoucherStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seq", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=20)),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=300)),
                ("by_role", models.CharField(max_length=20)),
                ("payload", models.JSONField(default=dict)),
                ("previous_hash", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
                (
                    "book",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="supply.book",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="voucher_steps",
                        to="casework.case",
                    ),
                ),
                (
                    "row",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="voucher_step",
                        to="supply.row",
                    ),
                ),
                (
                    "voucher",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="supply.voucher",
                    ),
                ),
            ],
            options={
                "ordering": ("book", "seq"),
            },
        ),
        migrations.AddConstraint(
            model_name="voucher",
            constraint=models.UniqueConstraint(
                fields=("lot", "number"), name="one_voucher_of_a_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="voucher",
            constraint=models.CheckConstraint(
                condition=models.Q(("leaves__gte", models.F("arrives"))),
                name="a_voucher_ends_after_it_begins",
            ),
        ),
        migrations.AddIndex(
            model_name="voucherstep",
            index=models.Index(fields=["case", "seq"], name="voucher_steps_of_a_case"),
        ),
        migrations.AddConstraint(
            model_name="voucherstep",
            constraint=models.UniqueConstraint(
                fields=("book", "seq"), name="one_step_of_a_voucher_book"
            ),
        ),
        *(
            migrations.RunSQL(GUARD.format(name), f"DROP TRIGGER only_added ON supply_{name}")
            for name in TABLES
        ),
    ]
