"""Who may act for whom: papers and consents, only added."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_names_without_kazakh_letters"),
    ]

    operations = [
        migrations.CreateModel(
            name="Representation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("power_of_attorney", "Power Of Attorney"),
                            ("guardian", "Guardian"),
                            ("consent_by_code", "Consent By Code"),
                        ],
                        max_length=20,
                    ),
                ),
                ("service", models.CharField(blank=True, max_length=80)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "document",
                    models.CharField(
                        help_text="number, day and issuer; or the code", max_length=300
                    ),
                ),
                ("notarised", models.BooleanField(default=False)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=300)),
                (
                    "representative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="representations",
                        to="people.person",
                    ),
                ),
                (
                    "represented",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "ordering": ("recorded_at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="RepresentationEnded",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("why", models.CharField(max_length=2000)),
                ("by", models.CharField(max_length=300)),
                (
                    "representation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ended",
                        to="people.representation",
                    ),
                ),
            ],
            options={
                "ordering": ("at",),
            },
        ),
        migrations.AddIndex(
            model_name="representation",
            index=models.Index(fields=["representative", "since"], name="who_acts_for_whom"),
        ),
        migrations.AddConstraint(
            model_name="representation",
            constraint=models.CheckConstraint(
                condition=models.Q(("representative", models.F("represented")), _negated=True),
                name="nobody_represents_themselves",
            ),
        ),
        *(
            migrations.RunSQL(
                f"CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
                " EXECUTE FUNCTION tirek_append_only()",
                f"DROP TRIGGER only_added ON {table}",
            )
            for table in ("people_representation", "people_representationended")
        ),
    ]
