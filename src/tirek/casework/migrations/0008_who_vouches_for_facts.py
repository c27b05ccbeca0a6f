"""Organisations that vouch for facts of a case."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0005_offices_and_officers_are_kept"),
        ("casework", "0007_reminded_and_escalated"),
    ]

    operations = [
        migrations.CreateModel(
            name="Vouching",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "registry",
                    models.CharField(
                        help_text="the registry that would tell the same", max_length=40
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("none", "None"),
                            ("confirmed", "Confirmed"),
                            ("disputed", "Disputed"),
                            ("ended", "Ended"),
                        ],
                        default="none",
                        max_length=20,
                    ),
                ),
                (
                    "since",
                    models.DateField(
                        blank=True, help_text="the first day it holds no more", null=True
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vouchings",
                        to="casework.case",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vouchings",
                        to="accounts.office",
                    ),
                ),
            ],
            options={
                "ordering": ("-asked_at", "pk"),
                "indexes": [
                    models.Index(fields=["office", "answer"], name="vouchings_of_an_office")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "office", "registry"),
                        name="an_office_vouches_once_for_a_case",
                    )
                ],
            },
        ),
    ]
