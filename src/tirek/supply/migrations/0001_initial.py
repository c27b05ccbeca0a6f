"""Queues and the rows of their journals."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies: ClassVar = [
        ("casework", "0010_events_by_time"),
        ("people", "0006_proof_of_consents"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Queue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("service", models.CharField(max_length=80)),
                ("place", models.CharField(max_length=80)),
                ("last_seq", models.PositiveIntegerField(default=0)),
            ],
            options={
                "ordering": ("place", "service"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("place", "service"), name="one_queue_of_a_service"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Row",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seq", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("joined", "Joined"),
                            ("came_back", "Came Back"),
                            ("served", "Served"),
                            ("gone", "Gone"),
                            ("ended", "Ended"),
                        ],
                        max_length=20,
                    ),
                ),
                ("rank", models.PositiveSmallIntegerField()),
                ("registered_at", models.DateTimeField()),
                ("decision", models.PositiveIntegerField()),
                ("reason", models.CharField(blank=True, default="", max_length=1000)),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=300)),
                ("previous_hash", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "queue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rows",
                        to="supply.queue",
                    ),
                ),
            ],
            options={
                "ordering": ("queue", "seq"),
                "indexes": [
                    models.Index(fields=["queue", "person", "seq"], name="rows_of_one_waiting"),
                    models.Index(fields=["case"], name="rows_of_one_case"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("queue", "seq"), name="one_row_of_a_number")
                ],
            },
        ),
    ]
