"""Conclusions of commissions, and the signature of each member; both are only added."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import tirek.casework.canonical

ONLY_ADDED = (
    "CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
    " EXECUTE FUNCTION tirek_append_only()"
)
TABLES = ("casework_conclusion", "casework_conclusionsignature")


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_deputies"),
        ("casework", "0005_words_are_kept"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Conclusion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("commission", models.CharField(max_length=40)),
                ("number", models.CharField(max_length=60)),
                ("given_on", models.DateField()),
                ("about_iin", models.CharField(max_length=12)),
                ("positive", models.BooleanField()),
                ("words", models.TextField()),
                ("begins", models.DateField(blank=True, null=True)),
                ("ends", models.DateField(blank=True, null=True)),
                ("composition", models.PositiveSmallIntegerField()),
                ("members", models.JSONField(encoder=tirek.casework.canonical.UnicodeEncoder)),
                ("written_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conclusions",
                        to="casework.case",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.office",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("written_at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="ConclusionSignature",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sha256", models.CharField(max_length=64)),
                ("signed_at", models.DateTimeField()),
                (
                    "conclusion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatures",
                        to="casework.conclusion",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("signed_at", "pk"),
            },
        ),
        migrations.AddConstraint(
            model_name="conclusion",
            constraint=models.UniqueConstraint(
                fields=("office", "number"), name="conclusions_of_an_office_have_numbers"
            ),
        ),
        migrations.AddConstraint(
            model_name="conclusionsignature",
            constraint=models.UniqueConstraint(
                fields=("conclusion", "member"), name="a_member_signs_once"
            ),
        ),
        *(
            migrations.RunSQL(ONLY_ADDED.format(table=table), f"DROP TRIGGER only_added ON {table}")
            for table in TABLES
        ),
    ]
