"""Payment runs, their transfers, what the bank answered, the ledger."""

from typing import ClassVar

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import tirek.casework.canonical


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("casework", "0008_who_vouches_for_facts"),
        ("payments", "0003_what_is_due"),
        ("people", "0004_who_acts_for_whom"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="BankMessage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("message_id", models.CharField(max_length=140)),
                ("kind", models.CharField(max_length=20)),
                ("place", models.CharField(max_length=80)),
                ("taken_at", models.DateTimeField()),
                (
                    "unmatched",
                    models.JSONField(default=list, encoder=tirek.casework.canonical.UnicodeEncoder),
                ),
                (
                    "taken_by",
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
            name="PaymentRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.CharField(max_length=80)),
                ("month", models.CharField(max_length=7)),
                ("stage", models.CharField(max_length=16)),
                ("last_seq", models.PositiveIntegerField(default=0)),
                ("proposed_at", models.DateTimeField()),
                (
                    "left_out",
                    models.JSONField(default=list, encoder=tirek.casework.canonical.UnicodeEncoder),
                ),
                ("booked_on", models.DateField(null=True)),
                ("message_id", models.CharField(blank=True, default="", max_length=35)),
                ("answer_by", models.DateField(null=True)),
                ("file_sha256", models.CharField(blank=True, default="", max_length=64)),
                ("file_size", models.PositiveBigIntegerField(default=0)),
                (
                    "proposed_by",
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
            name="Instruction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("service", models.CharField(max_length=64)),
                ("place", models.CharField(max_length=80)),
                ("period", models.CharField(max_length=7)),
                (
                    "months",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=7), size=None
                    ),
                ),
                ("part", models.PositiveSmallIntegerField(default=1)),
                ("amount_tiyn", models.BigIntegerField()),
                ("iban", models.CharField(max_length=34)),
                ("payee_name", models.CharField(max_length=140)),
                ("payee_iin", models.CharField(max_length=12)),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="instructions",
                        to="casework.case",
                    ),
                ),
                (
                    "payee",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="instructions",
                        to="payments.paymentrun",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RunEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seq", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=40)),
                ("at", models.DateTimeField()),
                ("actor_name", models.CharField(max_length=300)),
                (
                    "payload",
                    models.JSONField(default=dict, encoder=tirek.casework.canonical.UnicodeEncoder),
                ),
                (
                    "actor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="payments.paymentrun",
                    ),
                ),
            ],
            options={
                "ordering": ("run", "seq"),
            },
        ),
        migrations.CreateModel(
            name="LedgerEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=120, unique=True)),
                (
                    "debit",
                    models.CharField(
                        choices=[
                            ("expense", "Expense"),
                            ("payable", "Payable"),
                            ("in_transit", "In Transit"),
                            ("treasury", "Treasury"),
                            ("receivable", "Receivable"),
                            ("written_off", "Written Off"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "credit",
                    models.CharField(
                        choices=[
                            ("expense", "Expense"),
                            ("payable", "Payable"),
                            ("in_transit", "In Transit"),
                            ("treasury", "Treasury"),
                            ("receivable", "Receivable"),
                            ("written_off", "Written Off"),
                        ],
                        max_length=12,
                    ),
                ),
                ("amount_tiyn", models.BigIntegerField()),
                ("period", models.CharField(max_length=7)),
                ("booked_on", models.DateField()),
                ("at", models.DateTimeField()),
                ("basis", models.CharField(blank=True, default="", max_length=500)),
                (
                    "by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "instruction",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="payments.instruction",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["case", "period"], name="entries_of_a_period")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount_tiyn__gt", 0)), name="entry_moves_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("debit", models.F("credit")), _negated=True),
                        name="entry_has_two_sides",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "credit__in",
                                [
                                    "expense",
                                    "payable",
                                    "in_transit",
                                    "treasury",
                                    "receivable",
                                    "written_off",
                                ],
                            ),
                            (
                                "debit__in",
                                [
                                    "expense",
                                    "payable",
                                    "in_transit",
                                    "treasury",
                                    "receivable",
                                    "written_off",
                                ],
                            ),
                        ),
                        name="entry_accounts_are_in_the_chart",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Outcome",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("status", models.CharField(max_length=16)),
                ("paid_tiyn", models.BigIntegerField(null=True)),
                ("reason", models.CharField(blank=True, default="", max_length=40)),
                ("words", models.CharField(blank=True, default="", max_length=2000)),
                ("on", models.DateField()),
                ("at", models.DateTimeField()),
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
                    "instruction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outcomes",
                        to="payments.instruction",
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outcomes",
                        to="payments.bankmessage",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("instruction", "status"), name="one_outcome_of_a_kind_a_transfer"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                (
                                    "dropped",
                                    "pending",
                                    "stated",
                                    "accepted",
                                    "rejected",
                                    "partly",
                                    "returned",
                                    "unknown",
                                    "decided_paid",
                                    "decided_unpaid",
                                    "contradiction",
                                ),
                            )
                        ),
                        name="outcome_status_is_known",
                    ),
                ],
            },
        ),
    ]
