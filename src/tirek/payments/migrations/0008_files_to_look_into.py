"""Files of the bank that a person has to look into, and what was found out; rows are only added."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import tirek.casework.canonical

TABLES = ("payments_unreadablefile", "payments_settledfile")


class Migration(migrations.Migration):
    dependencies = [
        ("payments", "0007_contradicted_again"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="UnreadableFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("name", models.CharField(max_length=300)),
                ("why", models.JSONField(encoder=tirek.casework.canonical.UnicodeEncoder)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="SettledFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("words", models.CharField(max_length=4000)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        *(
            migrations.RunSQL(
                f"CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
                " EXECUTE FUNCTION tirek_append_only()",
                f"DROP TRIGGER only_added ON {table}",
            )
            for table in TABLES
        ),
    ]
