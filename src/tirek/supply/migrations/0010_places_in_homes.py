"""Homes, their journal, where each person stands. Rows of the journal are only added."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

GUARD = """
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON supply_homerow
EXECUTE FUNCTION tirek_append_only()
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("accounts", "0008_sessions_know_their_sign_in"),
        ("casework", "0012_certificates_of_organisations"),
        ("people", "0006_proof_of_consents"),
        ("supply", "0009_vouchers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Home",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("places", models.PositiveIntegerField(default=0)),
                ("last_seq", models.PositiveIntegerField(default=0)),
                (
                    "office",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="home",
                        to="accounts.office",
                    ),
                ),
            ],
            options={
                "ordering": ("office__place", "pk"),
            },
        ),
        migrations.CreateModel(
            name="HomeRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=300)),
                ("seq", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=20)),
                ("on", models.DateField()),
                ("until", models.DateField(null=True)),
                ("places", models.PositiveIntegerField(null=True)),
                ("rank", models.PositiveSmallIntegerField(null=True)),
                ("registered_at", models.DateTimeField(null=True)),
                ("decision", models.PositiveIntegerField(null=True)),
                ("reason", models.CharField(blank=True, default="", max_length=1000)),
                ("by_role", models.CharField(max_length=20)),
                ("previous_hash", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
                (
                    "by",
                    models.ForeignKey(
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
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "home",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rows",
                        to="supply.home",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "ordering": ("home", "seq"),
                "indexes": [
                    models.Index(fields=["person"], name="rows_of_homes_by_person"),
                    models.Index(fields=["case"], name="rows_of_homes_by_case"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("home", "seq"), name="one_row_of_a_home")
                ],
            },
        ),
        migrations.CreateModel(
            name="HomeStay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("stage", models.CharField(max_length=20)),
                ("on", models.DateField()),
                ("until", models.DateField(null=True)),
                ("rank", models.PositiveSmallIntegerField()),
                ("registered_at", models.DateTimeField()),
                ("transfer_asked", models.CharField(blank=True, default="", max_length=1000)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="home_stays",
                        to="casework.case",
                    ),
                ),
                (
                    "home",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stays",
                        to="supply.home",
                    ),
                ),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="home_stay",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "ordering": ("home", "rank", "registered_at", "case"),
                "indexes": [models.Index(fields=["home", "stage"], name="stays_of_a_home")],
            },
        ),
        migrations.RunSQL(GUARD, "DROP TRIGGER only_added ON supply_homerow"),
    ]
