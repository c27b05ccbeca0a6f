"""A session knows by which sign-in it began; Django's own table of sessions is not needed."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("accounts", "0007_sign_ins"),
    ]

    operations: ClassVar = [
        migrations.AlterField(
            model_name="keeping",
            name="kind",
            field=models.CharField(
                choices=[
                    ("office_added", "Office Added"),
                    ("office_changed", "Office Changed"),
                    ("officer_added", "Officer Added"),
                    ("officer_changed", "Officer Changed"),
                    ("password_given", "Password Given"),
                    ("password_chosen", "Password Chosen"),
                    ("deputy_appointed", "Deputy Appointed"),
                    ("deputy_ended", "Deputy Ended"),
                    ("sessions_ended", "Sessions Ended"),
                ],
                max_length=20,
            ),
        ),
        migrations.CreateModel(
            name="Session",
            fields=[
                (
                    "session_key",
                    models.CharField(
                        max_length=40, primary_key=True, serialize=False, verbose_name="session key"
                    ),
                ),
                ("session_data", models.TextField(verbose_name="session data")),
                ("expire_date", models.DateTimeField(db_index=True, verbose_name="expire date")),
                (
                    "sign_in",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="accounts.signin",
                    ),
                ),
            ],
            options={
                "verbose_name": "session",
                "verbose_name_plural": "sessions",
                "abstract": False,
            },
        ),
        migrations.RunSQL("DROP TABLE IF EXISTS django_session", migrations.RunSQL.noop),
    ]
