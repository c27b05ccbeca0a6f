"""What people answered, what is entered by hand, and the reports."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies: ClassVar = [
        ("casework", "0003_the_whole_procedure"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.CharField(max_length=80)),
                ("service", models.CharField(max_length=80)),
                ("month", models.DateField(help_text="the first day of the month of the answer")),
                ("indicator", models.CharField(max_length=20)),
                ("satisfied", models.BooleanField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["place", "month", "indicator"], name="answers_of_a_place")
                ],
            },
        ),
        migrations.CreateModel(
            name="Asked",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="satisfaction",
                        to="casework.case",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.CharField(max_length=80)),
                ("span", models.CharField(help_text='"2026-Q1" or "2026"', max_length=7)),
                ("due_on", models.DateField()),
                ("made_at", models.DateTimeField()),
                ("document", models.JSONField()),
            ],
            options={
                "ordering": ("-due_on", "place"),
                "constraints": [
                    models.UniqueConstraint(fields=("place", "span"), name="one_report_of_a_span")
                ],
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.CharField(max_length=80)),
                ("service", models.CharField(max_length=80)),
                ("year", models.PositiveSmallIntegerField()),
                ("indicator", models.CharField(max_length=20)),
                ("percent", models.DecimalField(decimal_places=2, max_digits=5)),
                ("at", models.DateTimeField()),
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("percent__gte", 0), ("percent__lte", 100)),
                        name="entry_is_a_share",
                    )
                ],
            },
        ),
    ]
