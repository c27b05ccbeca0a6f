"""Keys of other systems, and the answers their writes were given."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SystemKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("for_citizens", models.BooleanField(default=False)),
                ("key_hash", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("made_at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Written",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=100)),
                ("fingerprint", models.CharField(max_length=64)),
                ("status", models.PositiveSmallIntegerField()),
                ("body", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "system",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="api.systemkey",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("at", "pk"),
            },
        ),
        migrations.AddConstraint(
            model_name="systemkey",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("for_citizens", False), ("user__isnull", False)),
                    models.Q(("for_citizens", True), ("user__isnull", True)),
                    _connector="OR",
                ),
                name="a_key_acts_as_one_user_or_for_citizens",
            ),
        ),
        migrations.AddConstraint(
            model_name="written",
            constraint=models.UniqueConstraint(
                fields=("system", "user", "key"), name="one_answer_for_one_idempotency_key"
            ),
        ),
        migrations.RunSQL(
            "CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON api_written"
            " EXECUTE FUNCTION tirek_append_only()",
            "DROP TRIGGER only_added ON api_written",
        ),
    ]
