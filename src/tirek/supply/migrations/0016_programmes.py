"""What follows from new individual programmes, and places owed again; both only added."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

TABLES = ("anew", "followed")
GUARD = """
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON supply_{0}
EXECUTE FUNCTION tirek_append_only()
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("casework", "0012_certificates_of_organisations"),
        ("registries", "0003_programmes"),
        ("supply", "0015_a_contract_is_taken_back_by_two"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Anew",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("replacement", "Replacement"),
                            ("measure_returned", "Measure Returned"),
                        ],
                        max_length=20,
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ("at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Followed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("change", models.CharField(max_length=20)),
                ("thing", models.CharField(blank=True, max_length=20)),
                ("stage", models.CharField(blank=True, max_length=20)),
                ("did", models.CharField(blank=True, max_length=20)),
                ("cites", models.JSONField(default=list)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.AddField(
            model_name="delivery",
            name="replace_on",
            field=models.DateField(null=True),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(fields=["replace_on"], name="deliveries_to_replace"),
        ),
        migrations.AddField(
            model_name="anew",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="owed_anew",
                to="casework.case",
            ),
        ),
        migrations.AddField(
            model_name="followed",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="followed",
                to="casework.case",
            ),
        ),
        migrations.AddField(
            model_name="followed",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="followed",
                to="registries.programme",
            ),
        ),
        *(
            migrations.RunSQL(GUARD.format(one), f"DROP TRIGGER only_added ON supply_{one}")
            for one in TABLES
        ),
    ]
