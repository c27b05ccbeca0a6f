"""Certificates that organisations issue themselves, their files, and conclusions before a case."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

ONLY_ADDED = (
    "CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
    " EXECUTE FUNCTION tirek_append_only()"
)
TABLES = ("casework_attestation", "casework_issuedpaper")


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0008_sessions_know_their_sign_in"),
        ("casework", "0011_who_is_served_first"),
        ("people", "0006_proof_of_consents"),
        ("signatures", "0003_payment_runs_are_signed"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="draft",
            name="prepared",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="the situation of life in which Tirek began it for the person",
                max_length=80,
            ),
        ),
        migrations.AlterField(
            model_name="conclusion",
            name="case",
            field=models.ForeignKey(
                blank=True,
                help_text="none where it was given before anybody applied",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="conclusions",
                to="casework.case",
            ),
        ),
        migrations.CreateModel(
            name="Attestation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(max_length=40)),
                ("seq", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("issued", "Issued"),
                            ("prolonged", "Prolonged"),
                            ("ended", "Ended"),
                        ],
                        max_length=20,
                    ),
                ),
                ("paper", models.CharField(max_length=40)),
                ("begins", models.DateField()),
                ("ends", models.DateField(help_text="the last day on which it holds")),
                ("note", models.CharField(blank=True, default="", max_length=2000)),
                ("at", models.DateTimeField()),
                (
                    "about",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attestations",
                        to="people.person",
                    ),
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
                    "case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "conclusion",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.conclusion",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attestations",
                        to="accounts.office",
                    ),
                ),
                (
                    "signature",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="signatures.signature",
                    ),
                ),
            ],
            options={
                "ordering": ("at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="IssuedPaper",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(max_length=2)),
                ("number", models.CharField(max_length=60)),
                ("code", models.CharField(max_length=12, unique=True)),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("size", models.PositiveIntegerField(help_text="bytes")),
                ("path", models.CharField(max_length=120)),
                ("certificate_serial", models.CharField(max_length=40)),
                ("issued_at", models.DateTimeField()),
                (
                    "attestation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="casework.attestation",
                    ),
                ),
                (
                    "conclusion",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="casework.conclusion",
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
                    "signed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("issued_at", "language"),
            },
        ),
        migrations.AddIndex(
            model_name="attestation",
            index=models.Index(fields=["office", "at"], name="attestations_of_an_office"),
        ),
        migrations.AddConstraint(
            model_name="attestation",
            constraint=models.UniqueConstraint(
                fields=("office", "number", "seq"), name="attestations_in_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="attestation",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends__gte", models.F("begins"))),
                name="an_attestation_holds_for_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="issuedpaper",
            constraint=models.UniqueConstraint(
                fields=("attestation", "language"), name="one_paper_of_an_attestation"
            ),
        ),
        migrations.AddConstraint(
            model_name="issuedpaper",
            constraint=models.UniqueConstraint(
                fields=("conclusion", "language"), name="one_paper_of_a_conclusion"
            ),
        ),
        migrations.AddConstraint(
            model_name="issuedpaper",
            constraint=models.CheckConstraint(
                condition=models.Q(("attestation", None), ("conclusion", None), _connector="XOR"),
                name="a_paper_of_one_thing",
            ),
        ),
        *(
            migrations.RunSQL(ONLY_ADDED.format(table=table), f"DROP TRIGGER only_added ON {table}")
            for table in TABLES
        ),
    ]
