"""One-time codes, the SMS journal and deliveries."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="OneTimeCode",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("purpose", models.CharField(max_length=40)),
                ("phone", models.CharField(max_length=20)),
                ("confirms", models.CharField(max_length=64)),
                ("nonce", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ("made_at",),
                "indexes": [models.Index(fields=["phone", "made_at"], name="codes_of_a_phone")],
            },
        ),
        migrations.CreateModel(
            name="JournalLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=120, unique=True)),
                (
                    "direction",
                    models.CharField(choices=[("out", "Out"), ("in", "In")], max_length=3),
                ),
                ("iin", models.CharField(blank=True, db_index=True, max_length=12)),
                ("full_name", models.CharField(blank=True, max_length=400)),
                ("search_name", models.CharField(blank=True, db_collation="C", max_length=400)),
                ("born_on", models.DateField(blank=True, null=True)),
                ("case_number", models.CharField(blank=True, db_index=True, max_length=40)),
                ("service", models.CharField(blank=True, max_length=80)),
                ("place", models.CharField(blank=True, max_length=80)),
                ("content", models.TextField()),
                ("parts", models.PositiveSmallIntegerField(default=1)),
                ("at", models.DateTimeField()),
                ("phone", models.CharField(max_length=20)),
                ("specialist", models.CharField(blank=True, max_length=300)),
                ("language", models.CharField(max_length=2)),
                (
                    "answers",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answered_by",
                        to="sms.journalline",
                    ),
                ),
                (
                    "code",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="sms.onetimecode",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Queued"),
                            ("sent", "Sent"),
                            ("delivered", "Delivered"),
                            ("failed", "Failed"),
                            ("received", "Received"),
                        ],
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "reference",
                    models.CharField(
                        blank=True, help_text="the gateway's own number", max_length=80
                    ),
                ),
                ("detail", models.CharField(blank=True, max_length=200)),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="sms.journalline",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "failed"), _negated=True),
                        fields=("line", "state"),
                        name="a_message_is_sent_once",
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="journalline",
            index=models.Index(fields=["place", "id"], name="journal_of_a_place"),
        ),
        migrations.AddIndex(
            model_name="journalline",
            index=models.Index(fields=["phone", "id"], name="journal_of_a_phone"),
        ),
        migrations.AddIndex(
            model_name="journalline",
            index=models.Index(fields=["search_name"], name="journal_by_name"),
        ),
    ]
