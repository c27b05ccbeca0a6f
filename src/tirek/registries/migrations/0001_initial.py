"""The journal of queries to registries, and what is still to be asked."""

import django.core.serializers.json
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0002_consents_are_only_added"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Query",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("request_id", models.UUIDField(unique=True)),
                ("registry", models.CharField(max_length=40)),
                ("about", models.CharField(help_text="child or applicant", max_length=20)),
                (
                    "iin",
                    models.CharField(db_index=True, help_text="who is asked about", max_length=12),
                ),
                (
                    "sends",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                    ),
                ),
                (
                    "case_number",
                    models.CharField(
                        db_index=True,
                        help_text="the case; the draft's id while it has no number",
                        max_length=40,
                    ),
                ),
                ("service", models.CharField(max_length=80)),
                ("asked_at", models.DateTimeField()),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="who triggered it; nobody: Tirek itself",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "consent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="queries",
                        to="people.consent",
                    ),
                ),
            ],
            options={
                "ordering": ("asked_at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("answered", "Answered"),
                            ("no_data", "No Data"),
                            ("error", "Error"),
                            ("no_answer", "No Answer"),
                        ],
                        max_length=20,
                    ),
                ),
                ("answered_at", models.DateTimeField(help_text="or when waiting ended")),
                (
                    "document",
                    models.JSONField(
                        blank=True,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        null=True,
                    ),
                ),
                ("problem", models.CharField(blank=True, max_length=300)),
                (
                    "query",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answer",
                        to="registries.query",
                    ),
                ),
            ],
            options={
                "ordering": ("answered_at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Silence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("case_number", models.CharField(max_length=40)),
                ("registry", models.CharField(max_length=40)),
                ("about", models.CharField(max_length=20)),
                ("since", models.DateTimeField()),
                ("attempts", models.PositiveIntegerField()),
                ("again_at", models.DateTimeField(db_index=True)),
            ],
            options={
                "ordering": ("again_at", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case_number", "registry", "about"), name="one_silence_per_question"
                    )
                ],
            },
        ),
    ]
