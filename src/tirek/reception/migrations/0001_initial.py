"""Tickets of a queue, visits, receipts on refusal, applications taken in at a counter."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import tirek.casework.canonical


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0003_roles_and_kinds_of_offices"),
        ("casework", "0003_the_whole_procedure"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Ticket",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                ("number", models.PositiveIntegerField()),
                ("service", models.CharField(max_length=80)),
                ("language", models.CharField(max_length=2)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tickets",
                        to="accounts.office",
                    ),
                ),
            ],
            options={
                "ordering": ("office", "day", "number"),
            },
        ),
        migrations.CreateModel(
            name="RefusalToAccept",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(max_length=40, unique=True)),
                ("draft_id", models.UUIDField(db_index=True)),
                ("service", models.CharField(max_length=80)),
                ("channel", models.CharField(max_length=20)),
                ("language", models.CharField(max_length=2)),
                ("person", models.CharField(max_length=400)),
                ("iin", models.CharField(max_length=12)),
                ("lacking", models.JSONField(encoder=tirek.casework.canonical.UnicodeEncoder)),
                ("papers", models.JSONField(encoder=tirek.casework.canonical.UnicodeEncoder)),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=300)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="refusals",
                        to="accounts.office",
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="refusals",
                        to="reception.ticket",
                    ),
                ),
            ],
            options={
                "ordering": ("-at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="Acceptance",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="acceptance",
                        serialize=False,
                        to="casework.case",
                    ),
                ),
                ("at", models.DateTimeField()),
                ("forwarded_at", models.DateTimeField(blank=True, null=True)),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("not_ready", "Not Ready"),
                            ("stored", "Stored"),
                            ("returned", "Returned"),
                            ("asked_back", "Asked Back"),
                            ("handed_over", "Handed Over"),
                        ],
                        default="not_ready",
                        max_length=20,
                    ),
                ),
                (
                    "kept_until",
                    models.DateField(blank=True, help_text="last day of keeping", null=True),
                ),
                ("asked_back_at", models.DateTimeField(blank=True, null=True)),
                ("send_back_by", models.DateField(blank=True, null=True)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acceptances",
                        to="accounts.office",
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acceptances",
                        to="reception.ticket",
                    ),
                ),
            ],
            options={
                "ordering": ("-at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="TicketEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seq", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=20)),
                ("at", models.DateTimeField()),
                ("window", models.CharField(blank=True, max_length=10)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="reception.ticket",
                    ),
                ),
            ],
            options={
                "ordering": ("ticket", "seq"),
            },
        ),
        migrations.CreateModel(
            name="Visit",
            fields=[
                (
                    "draft",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="visit",
                        serialize=False,
                        to="casework.draft",
                    ),
                ),
                ("iin", models.CharField(max_length=12)),
                (
                    "document",
                    models.CharField(help_text="kind of the identity document", max_length=40),
                ),
                ("document_number", models.CharField(max_length=40)),
                (
                    "papers",
                    models.JSONField(
                        blank=True, default=dict, encoder=tirek.casework.canonical.UnicodeEncoder
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="accounts.office",
                    ),
                ),
                (
                    "refusal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reception.refusaltoaccept",
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="reception.ticket",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="ticket",
            constraint=models.UniqueConstraint(
                fields=("office", "day", "number"), name="one_number_in_a_queue"
            ),
        ),
        migrations.AddIndex(
            model_name="refusaltoaccept",
            index=models.Index(fields=["office", "-at", "-id"], name="register_of_refusals"),
        ),
        migrations.AddIndex(
            model_name="acceptance",
            index=models.Index(fields=["office", "-at"], name="taken_in_at_an_office"),
        ),
        migrations.AddIndex(
            model_name="acceptance",
            index=models.Index(fields=["office", "forwarded_at"], name="dossiers_to_forward"),
        ),
        migrations.AddIndex(
            model_name="acceptance",
            index=models.Index(fields=["result", "kept_until"], name="results_by_their_last_day"),
        ),
        migrations.AddConstraint(
            model_name="ticketevent",
            constraint=models.UniqueConstraint(
                fields=("ticket", "seq"), name="ticket_events_in_order"
            ),
        ),
        migrations.AddIndex(
            model_name="visit",
            index=models.Index(fields=["office", "iin"], name="visits_of_one_person"),
        ),
    ]
