"""Counts of days, from which pictures are drawn; events are found by their moment."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

KEY = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")
# Events are added in the order of time: such an index is a few pages for millions of them.
BY_MOMENT = "CREATE INDEX events_by_moment ON casework_event USING brin (at)"


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("indicators", "0002_figures_are_only_added"),
        ("casework", "0007_reminded_and_escalated"),
        ("payments", "0002_registers_are_only_added"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="CountedUntil",
            fields=[
                ("id", KEY),
                ("day", models.DateField(unique=True)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="StageStay",
            fields=[
                ("id", KEY),
                ("day", models.DateField()),
                ("place", models.CharField(max_length=80)),
                ("service", models.CharField(max_length=80)),
                ("stage", models.CharField(max_length=40)),
                ("hours", models.PositiveIntegerField()),
                ("cases", models.PositiveIntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("place", "day", "service", "stage", "hours"),
                        name="one_count_of_stays",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DayOfPlace",
            fields=[
                ("id", KEY),
                ("day", models.DateField()),
                ("place", models.CharField(max_length=80)),
                ("service", models.CharField(max_length=80)),
                ("received", models.PositiveIntegerField(default=0)),
                ("decided", models.PositiveIntegerField(default=0)),
                ("in_time", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("place", "day", "service"), name="one_count_of_a_day_and_place"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ListedSum",
            fields=[
                ("id", KEY),
                (
                    "register",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="payments.paymentregister",
                    ),
                ),
                ("place", models.CharField(max_length=64)),
                ("month", models.CharField(max_length=7)),
                ("service", models.CharField(max_length=64)),
                ("lines", models.PositiveIntegerField()),
                ("tiyn", models.BigIntegerField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["place", "month"], name="sums_by_place_and_month")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("register", "service"), name="one_sum_of_a_register_and_service"
                    )
                ],
            },
        ),
        migrations.RunSQL(BY_MOMENT, "DROP INDEX events_by_moment"),
    ]
