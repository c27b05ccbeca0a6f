"""Versions of individual programmes, as registries tell them; only added."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

GUARD = """
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON registries_programme
EXECUTE FUNCTION tirek_append_only()
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("registries", "0002_journal_is_only_added"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Programme",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("iin", models.CharField(max_length=12)),
                ("seq", models.PositiveIntegerField()),
                ("measures", models.JSONField(default=list)),
                ("begins", models.DateField(null=True)),
                ("ends", models.DateField(null=True)),
                ("group", models.CharField(blank=True, max_length=40)),
                ("place", models.CharField(blank=True, max_length=80)),
                ("died_on", models.DateField(null=True)),
                ("learned_at", models.DateTimeField()),
                (
                    "answer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="programmes",
                        to="registries.answer",
                    ),
                ),
            ],
            options={
                "ordering": ("iin", "seq"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("iin", "seq"), name="versions_of_a_programme_in_order"
                    )
                ],
            },
        ),
        migrations.RunSQL(GUARD, "DROP TRIGGER only_added ON registries_programme"),
    ]
