"""Every sign-in and every refused one is kept, and the rows are only added."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

ONLY_ADDED = (
    "CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON accounts_signin"
    " EXECUTE FUNCTION tirek_append_only()"
)


class Migration(migrations.Migration):
    dependencies: ClassVar = [("accounts", "0006_lawyers")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="SignIn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("password", "Password"),
                            ("provider", "Provider"),
                            ("key", "Key"),
                            ("code", "Code"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("entered", "Entered"),
                            ("asked", "Asked"),
                            ("refused", "Refused"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "why",
                    models.CharField(
                        blank=True, help_text="why refused, in one word", max_length=40
                    ),
                ),
                ("iin", models.CharField(blank=True, max_length=12)),
                ("address", models.GenericIPAddressField(blank=True, null=True)),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sign_ins",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("at", "pk"),
                "indexes": [
                    models.Index(fields=["user", "at"], name="sign_ins_of_a_user"),
                    models.Index(fields=["iin", "at"], name="sign_ins_by_iin"),
                    models.Index(fields=["address", "at"], name="sign_ins_from_an_address"),
                ],
            },
        ),
        migrations.RunSQL(ONLY_ADDED, "DROP TRIGGER only_added ON accounts_signin"),
    ]
