from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies: ClassVar = [
        ("accounts", "0002_append_only"),
        ("casework", "0002_events_are_only_added"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "decided_seq",
                    models.PositiveIntegerField(help_text="seq of the event it tells of"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("granted", "Granted"), ("refused", "Refused")], max_length=10
                    ),
                ),
                ("number", models.CharField(max_length=60)),
                ("language", models.CharField(max_length=2)),
                ("code", models.CharField(max_length=12, unique=True)),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("size", models.PositiveIntegerField(help_text="bytes")),
                ("path", models.CharField(max_length=120)),
                ("certificate_serial", models.CharField(max_length=40)),
                ("issued_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
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
                    "signed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("issued_at", "number", "language"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "decided_seq", "language"), name="one_notice_per_decision"
                    ),
                    models.UniqueConstraint(
                        fields=("number", "language"), name="notice_numbers_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("language__in", ["kk", "ru", "en"])),
                        name="notice_language_is_known",
                    ),
                ],
            },
        ),
    ]
