"""What is due, the accounts of payees, budgets and the accounts of payers."""

from typing import ClassVar

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import tirek.casework.canonical


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("casework", "0008_who_vouches_for_facts"),
        ("payments", "0002_registers_are_only_added"),
        ("people", "0004_who_acts_for_whom"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="BudgetLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.CharField(max_length=80)),
                ("year", models.PositiveSmallIntegerField()),
                ("amount_tiyn", models.BigIntegerField()),
                ("basis", models.CharField(max_length=500)),
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
            ],
            options={
                "indexes": [models.Index(fields=["place", "year"], name="budget_of_a_place")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount_tiyn", 0), _negated=True),
                        name="budget_line_changes_something",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Entitlement",
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
                ("due_in", models.CharField(max_length=7)),
                ("amount_tiyn", models.BigIntegerField(null=True)),
                ("state", models.CharField(max_length=10)),
                (
                    "why",
                    models.JSONField(default=list, encoder=tirek.casework.canonical.UnicodeEncoder),
                ),
                ("edition", models.CharField(blank=True, default="", max_length=100)),
                ("law", models.CharField(blank=True, default="", max_length=64)),
                ("known_seq", models.PositiveIntegerField()),
                ("computed_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entitlements",
                        to="casework.case",
                    ),
                ),
                (
                    "payee",
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
            ],
            options={
                "indexes": [
                    models.Index(fields=["place", "due_in"], name="entitlements_of_a_place")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "period"), name="one_entitlement_a_case_and_period"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("period__regex", "^[0-9]{4}-((0[1-9]|1[0-2])|Q[1-4])$")
                        ),
                        name="entitled_period_is_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_in__regex", "^[0-9]{4}-(0[1-9]|1[0-2])$")),
                        name="entitlement_due_in_a_month",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount_tiyn__gte", 0)),
                        name="entitlement_not_below_nothing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ("due", "waiting", "held", "suspended", "stopped"))
                        ),
                        name="entitlement_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "due"), _negated=True),
                            ("amount_tiyn__isnull", False),
                            _connector="OR",
                        ),
                        name="due_means_a_sum",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PayeeAccount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("iban", models.CharField(max_length=34)),
                ("source", models.CharField(max_length=16)),
                ("checked", models.CharField(default="unknown", max_length=12)),
                ("usable_from", models.DateField()),
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
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="accounts",
                        to="casework.case",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["case", "person", "usable_from"], name="accounts_of_a_payee"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("checked__in", ("unknown", "belongs", "not_theirs"))),
                        name="account_check_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("iban", ""), _negated=True),
                        name="payee_account_has_iban",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Payer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.CharField(max_length=80)),
                ("name", models.CharField(max_length=140)),
                ("bin", models.CharField(max_length=12)),
                ("iban", models.CharField(max_length=34)),
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
            ],
            options={
                "indexes": [models.Index(fields=["place", "id"], name="payer_of_a_place")],
            },
        ),
    ]
