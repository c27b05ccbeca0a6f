"""Consents that were taken back, and how a person wants to be told of news."""

import django.db.models.deletion
from django.db import migrations, models

ID = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    dependencies = [("people", "0004_who_acts_for_whom")]

    operations = [
        migrations.CreateModel(
            name="ConsentWithdrawn",
            fields=[
                ("id", ID),
                ("at", models.DateTimeField()),
                (
                    "consent",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withdrawn",
                        to="people.consent",
                    ),
                ),
            ],
            options={"ordering": ("at", "pk")},
        ),
        migrations.CreateModel(
            name="Wishes",
            fields=[
                ("id", ID.clone()),
                ("iin", models.CharField(max_length=12, unique=True)),
                ("language", models.CharField(blank=True, max_length=2)),
                ("sms", models.BooleanField(default=True)),
                ("changed_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("language__in", ["", "kk", "ru", "en"])),
                        name="wished_language_is_known",
                    )
                ],
            },
        ),
        migrations.RunSQL(
            "CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE"
            " ON people_consentwithdrawn EXECUTE FUNCTION tirek_append_only()",
            "DROP TRIGGER only_added ON people_consentwithdrawn",
        ),
    ]
