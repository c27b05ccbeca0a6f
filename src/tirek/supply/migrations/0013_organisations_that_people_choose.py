"""Organisations that people choose, their journal, who chose which. Rows are only added."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

GUARD = """
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON supply_organisationrow
EXECUTE FUNCTION tirek_append_only()
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("accounts", "0008_sessions_know_their_sign_in"),
        ("casework", "0012_certificates_of_organisations"),
        ("people", "0006_proof_of_consents"),
        ("signatures", "0004_answers_and_certificates_are_signed"),
        ("supply", "0012_two_correct_a_mistake"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("service", models.CharField(max_length=80)),
                ("places", models.PositiveIntegerField(null=True)),
                ("listed", models.BooleanField(default=False)),
                ("last_seq", models.PositiveIntegerField(default=0)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="organisations",
                        to="accounts.office",
                    ),
                ),
            ],
            options={
                "ordering": ("office__place", "pk"),
            },
        ),
        migrations.CreateModel(
            name="OrganisationRow",
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
                ("on", models.DateField()),
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
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rows",
                        to="supply.organisation",
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
                (
                    "signature",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="signatures.signature",
                    ),
                ),
            ],
            options={
                "ordering": ("organisation", "seq"),
            },
        ),
        migrations.CreateModel(
            name="Taker",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("service", models.CharField(max_length=80)),
                ("stage", models.CharField(max_length=20)),
                ("on", models.DateField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="takers",
                        to="casework.case",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="takers",
                        to="supply.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taken_services",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "ordering": ("organisation", "-on", "pk"),
            },
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.UniqueConstraint(
                fields=("office", "service"), name="one_organisation_of_an_office"
            ),
        ),
        migrations.AddIndex(
            model_name="organisationrow",
            index=models.Index(fields=["person"], name="rows_of_takers_by_person"),
        ),
        migrations.AddIndex(
            model_name="organisationrow",
            index=models.Index(fields=["case"], name="rows_of_takers_by_case"),
        ),
        migrations.AddConstraint(
            model_name="organisationrow",
            constraint=models.UniqueConstraint(
                fields=("organisation", "seq"), name="one_row_of_an_organisation"
            ),
        ),
        migrations.AddIndex(
            model_name="taker",
            index=models.Index(fields=["organisation", "stage"], name="takers_of_one"),
        ),
        migrations.AddConstraint(
            model_name="taker",
            constraint=models.UniqueConstraint(
                fields=("person", "service"), name="one_taker_of_a_service"
            ),
        ),
        migrations.RunSQL(GUARD, "DROP TRIGGER only_added ON supply_organisationrow"),
    ]
