"""Mistakes and who corrected them, details of suppliers, commissions of the portal."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = ("details", "mandate", "mistake", "undone")
GUARD = """
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON supply_{0}
EXECUTE FUNCTION tirek_append_only()
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("accounts", "0008_sessions_know_their_sign_in"),
        ("casework", "0012_certificates_of_organisations"),
        ("supply", "0011_a_turn_opens_several_choices"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.AlterField(
            model_name="row",
            name="kind",
            field=models.CharField(
                choices=[
                    ("joined", "Joined"),
                    ("came_back", "Came Back"),
                    ("served", "Served"),
                    ("gone", "Gone"),
                    ("ended", "Ended"),
                    ("restored", "Restored"),
                ],
                max_length=20,
            ),
        ),
        migrations.CreateModel(
            name="Details",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=300)),
                ("settlement", models.CharField(max_length=200)),
                ("street", models.CharField(max_length=200)),
                ("house", models.CharField(max_length=40)),
                ("flat", models.CharField(blank=True, default="", max_length=40)),
                ("phone", models.CharField(max_length=20)),
                ("iban", models.CharField(max_length=34)),
                ("director", models.CharField(max_length=300)),
                ("director_iin", models.CharField(max_length=12)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "supplier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="details",
                        to="supply.supplier",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "details",
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Mandate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=300)),
                ("given", models.BooleanField()),
                (
                    "order",
                    models.CharField(help_text="whose order, its number and day", max_length=300),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mandates",
                        to="accounts.office",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Mistake",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=300)),
                ("ground", models.CharField(max_length=1000)),
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mistakes",
                        to="casework.case",
                    ),
                ),
                (
                    "row",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mistake",
                        to="supply.row",
                    ),
                ),
                (
                    "step",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mistake",
                        to="supply.choicestep",
                    ),
                ),
                (
                    "stop",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mistake",
                        to="supply.stop",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Undone",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=300)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "mistake",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undone",
                        to="supply.mistake",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="mistake",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(
                            ("row__isnull", True), ("step__isnull", True), ("stop__isnull", False)
                        ),
                        models.Q(
                            ("row__isnull", False), ("step__isnull", True), ("stop__isnull", True)
                        ),
                        models.Q(
                            ("row__isnull", True), ("step__isnull", False), ("stop__isnull", True)
                        ),
                        _connector="OR",
                    )
                ),
                name="a_mistake_is_about_one_thing",
            ),
        ),
        *(
            migrations.RunSQL(GUARD.format(name), f"DROP TRIGGER only_added ON supply_{name}")
            for name in TABLES
        ),
    ]
