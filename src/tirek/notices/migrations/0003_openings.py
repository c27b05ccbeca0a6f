"""When a notice was first opened in the cabinet: rows that are only added."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TRIGGER = (
    "CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON notices_opening"
    " EXECUTE FUNCTION tirek_append_only()"
)


class Migration(migrations.Migration):
    dependencies = [
        ("notices", "0002_notices_are_only_added"),
        ("accounts", "0002_append_only"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Opening",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="openings",
                        to="notices.notice",
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
            options={
                "ordering": ("at", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("notice", "user"), name="opened_first_once")
                ],
            },
        ),
        migrations.RunSQL(TRIGGER, "DROP TRIGGER only_added ON notices_opening"),
    ]
