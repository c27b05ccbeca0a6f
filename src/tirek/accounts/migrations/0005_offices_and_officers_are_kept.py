"""Offices have a BIN, officers a first password; what is done to them is only added."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

ONLY_ADDED = (
    "CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON accounts_keeping"
    " EXECUTE FUNCTION tirek_append_only()"
)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_deputies"),
    ]

    operations = [
        migrations.CreateModel(
            name="Keeping",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("office_added", "Office Added"),
                            ("office_changed", "Office Changed"),
                            ("officer_added", "Officer Added"),
                            ("officer_changed", "Officer Changed"),
                            ("password_given", "Password Given"),
                            ("password_chosen", "Password Chosen"),
                            ("deputy_appointed", "Deputy Appointed"),
                            ("deputy_ended", "Deputy Ended"),
                        ],
                        max_length=20,
                    ),
                ),
                ("before", models.JSONField(blank=True, default=dict)),
                ("after", models.JSONField(blank=True, default=dict)),
            ],
            options={
                "ordering": ("at", "pk"),
            },
        ),
        migrations.AddField(
            model_name="office",
            name="bin",
            field=models.CharField(
                blank=True, default="", help_text="by which registries name it", max_length=12
            ),
        ),
        migrations.AddField(
            model_name="office",
            name="is_active",
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name="user",
            name="password_is_temporary",
            field=models.BooleanField(
                default=False,
                help_text="given by the administrator: the officer chooses another one first",
            ),
        ),
        migrations.AddConstraint(
            model_name="office",
            constraint=models.UniqueConstraint(
                condition=models.Q(("bin", ""), _negated=True),
                fields=("kind", "bin"),
                name="one_office_of_a_kind_for_a_bin",
            ),
        ),
        migrations.AddField(
            model_name="keeping",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="keeping",
            name="office",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="keepings",
                to="accounts.office",
            ),
        ),
        migrations.AddField(
            model_name="keeping",
            name="officer",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="keepings",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RunSQL(ONLY_ADDED, "DROP TRIGGER only_added ON accounts_keeping"),
    ]
