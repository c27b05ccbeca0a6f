"""What the state buys: conclusions, contracts, goods, people, lists, statements."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("casework", "0012_certificates_of_organisations"),
        ("supply", "0006_sums_of_acts_priced_later"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Contract",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=300)),
                ("service", models.CharField(max_length=80)),
                ("kind", models.CharField(max_length=80)),
                ("place", models.CharField(max_length=80)),
                ("form", models.CharField(help_text="of procurement_forms.toml", max_length=20)),
                ("number", models.CharField(max_length=100)),
                ("on", models.DateField()),
                ("supplier", models.CharField(max_length=300)),
                ("name", models.CharField(help_text="of what is bought", max_length=300)),
                ("first", models.DateField()),
                ("last", models.DateField()),
                ("pieces", models.PositiveIntegerField()),
                ("price_tiyn", models.PositiveBigIntegerField(help_text="of one piece")),
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
                "ordering": ("-on", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="Consignment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=300)),
                (
                    "kind",
                    models.CharField(
                        choices=[("arrived", "Arrived"), ("handed", "Handed")], max_length=10
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=100)),
                ("on", models.DateField()),
                ("pieces", models.PositiveIntegerField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "contract",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consignments",
                        to="supply.contract",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=80)),
                ("stage", models.CharField(max_length=20)),
                ("pieces", models.PositiveIntegerField(null=True)),
                ("last_seq", models.PositiveIntegerField(default=0)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="casework.case",
                    ),
                ),
                (
                    "contract",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="supply.contract",
                    ),
                ),
                (
                    "row",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="supply.row",
                    ),
                ),
            ],
            options={
                "ordering": ("row__seq", "pk"),
            },
        ),
        migrations.CreateModel(
            name="DeliveryStep",
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
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "delivery",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="supply.delivery",
                    ),
                ),
            ],
            options={
                "ordering": ("delivery", "seq"),
            },
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=300)),
                ("service", models.CharField(max_length=80)),
                ("kind", models.CharField(max_length=80)),
                ("place", models.CharField(max_length=80)),
                ("absent", models.BooleanField(help_text="no supplier is on the portal")),
                ("number", models.CharField(max_length=100)),
                ("on", models.DateField()),
                ("sha256", models.CharField(max_length=64)),
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
                "ordering": ("on", "pk"),
            },
        ),
        migrations.CreateModel(
            name="IssueList",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=300)),
                ("service", models.CharField(max_length=80)),
                ("place", models.CharField(max_length=80)),
                ("number", models.CharField(max_length=100)),
                ("on", models.DateField()),
                ("document", models.JSONField()),
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
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=300)),
                ("first_day", models.DateField(help_text="of the month")),
                ("document", models.JSONField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "contract",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="supply.contract",
                    ),
                ),
            ],
            options={
                "ordering": ("contract", "first_day"),
            },
        ),
        migrations.AddIndex(
            model_name="contract",
            index=models.Index(fields=["place", "service", "kind"], name="contracts_of_a_kind"),
        ),
        migrations.AddConstraint(
            model_name="contract",
            constraint=models.UniqueConstraint(
                fields=("place", "service", "kind", "number"), name="one_contract_of_a_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="contract",
            constraint=models.CheckConstraint(
                condition=models.Q(("last__gte", models.F("first"))),
                name="a_contract_ends_after_it_begins",
            ),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(fields=["stage"], name="deliveries_by_stage"),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.UniqueConstraint(
                fields=("row", "kind"), name="one_delivery_of_a_turn"
            ),
        ),
        migrations.AddConstraint(
            model_name="deliverystep",
            constraint=models.UniqueConstraint(
                fields=("delivery", "seq"), name="one_step_of_a_delivery"
            ),
        ),
        migrations.AddIndex(
            model_name="finding",
            index=models.Index(fields=["service", "place"], name="findings_of_a_place"),
        ),
        migrations.AddConstraint(
            model_name="issuelist",
            constraint=models.UniqueConstraint(
                fields=("place", "service", "number"), name="one_list_of_a_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.UniqueConstraint(
                fields=("contract", "first_day"), name="one_statement_of_a_month"
            ),
        ),
    ]
