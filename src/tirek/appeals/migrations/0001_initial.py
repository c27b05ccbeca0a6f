"""The register of complaints."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies: ClassVar = [
        ("casework", "0003_the_whole_procedure"),
        ("documents", "0002_stored_files_stay_as_they_are"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Complaint",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(max_length=40, unique=True)),
                ("place", models.CharField(max_length=80)),
                (
                    "against",
                    models.CharField(
                        choices=[
                            ("decision", "Decision"),
                            ("refusal_to_accept", "Refusal To Accept"),
                            ("delay", "Delay"),
                            ("conduct", "Conduct"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "officer_named",
                    models.CharField(
                        blank=True, help_text="as the complainant names the officer", max_length=300
                    ),
                ),
                ("complainant", models.CharField(max_length=300)),
                ("representative", models.BooleanField(default=False)),
                ("text", models.TextField()),
                ("wish", models.TextField()),
                ("channel", models.CharField(max_length=20)),
                ("language", models.CharField(max_length=2)),
                ("lodged_at", models.DateTimeField()),
                ("received_on", models.DateField()),
                ("told_on", models.DateField(help_text="the day the complainant learned of it")),
                ("late", models.BooleanField(default=False)),
                ("late_because", models.CharField(blank=True, max_length=2000)),
                ("stage", models.CharField(max_length=20)),
                (
                    "addressee",
                    models.CharField(
                        blank=True,
                        choices=[("body", "Body"), ("quality_body", "Quality Body")],
                        max_length=20,
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True)),
                (
                    "about",
                    models.ManyToManyField(
                        blank=True,
                        help_text="the officers it is about: none of them sees or handles it",
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="complaints",
                        to="casework.case",
                    ),
                ),
                (
                    "complainant_user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="complaints",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "files",
                    models.ManyToManyField(
                        blank=True, related_name="complaints", to="documents.storedfile"
                    ),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="the officer who keyed in a complaint on paper",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("lodged_at", "pk"),
                "indexes": [
                    models.Index(fields=["place", "stage", "due_on"], name="complaints_by_deadline")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("language__in", ["kk", "ru", "en"])),
                        name="complaint_language_is_known",
                    )
                ],
            },
        ),
    ]
