"""Walks through the register, attempts that were refused; looks and overruled decisions are found."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

KEY = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")
TABLES = ("audit_walk", "audit_walkresult", "audit_attempt")
TRIGGER = "CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} EXECUTE FUNCTION tirek_append_only()"
# Looks are added in the order of time, overruled decisions are few among many events.
INDEXES = {
    "looks_by_moment": "casework_look USING brin (at)",
    "overruled_decisions": "casework_event (id) WHERE kind = 'Decided' AND payload -> 'decision' ? 'overruled'",
}


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("audit", "0002_seals_are_only_added"),
        ("accounts", "0002_append_only"),
        ("casework", "0007_reminded_and_escalated"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Walk",
            fields=[
                ("id", KEY),
                ("asked_at", models.DateTimeField()),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"ordering": ("pk",)},
        ),
        migrations.CreateModel(
            name="WalkResult",
            fields=[
                ("id", KEY),
                ("begun_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField()),
                ("looked_at", models.JSONField()),
                ("found", models.PositiveIntegerField()),
                ("broken", models.JSONField()),
                (
                    "walk",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="result",
                        to="audit.walk",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Attempt",
            fields=[
                ("id", KEY),
                (
                    "kind",
                    models.CharField(
                        choices=[("own_case", "Own Case"), ("same_person", "Same Person")],
                        max_length=20,
                    ),
                ),
                ("page", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attempts",
                        to="casework.case",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"ordering": ("at", "pk")},
        ),
        *(
            migrations.RunSQL(TRIGGER.format(table=table), f"DROP TRIGGER only_added ON {table}")
            for table in TABLES
        ),
        *(
            migrations.RunSQL(f"CREATE INDEX {name} ON {where}", f"DROP INDEX {name}")
            for name, where in INDEXES.items()
        ),
    ]
