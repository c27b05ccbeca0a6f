"""Questions the state asks first, and what happened to them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import tirek.casework.canonical


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("casework", "0005_words_are_kept"),
        ("people", "0004_who_acts_for_whom"),
        ("sms", "0002_the_journal_is_only_added"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Request",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("service", models.CharField(max_length=80)),
                ("place", models.CharField(max_length=80)),
                ("phone", models.CharField(max_length=20)),
                ("language", models.CharField(max_length=2)),
                ("yes_code", models.CharField(max_length=4)),
                ("no_code", models.CharField(max_length=4)),
                ("asked_at", models.DateTimeField()),
                ("lapses_at", models.DateTimeField()),
                ("stage", models.CharField(max_length=20)),
                ("last_seq", models.PositiveIntegerField(default=0)),
                (
                    "applicant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "case",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "draft",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="casework.draft",
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="RequestEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seq", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=40)),
                ("at", models.DateTimeField()),
                ("actor_role", models.CharField(max_length=20)),
                (
                    "payload",
                    models.JSONField(default=dict, encoder=tirek.casework.canonical.UnicodeEncoder),
                ),
                (
                    "actor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "line",
                    models.OneToOneField(
                        help_text="the message of the journal that made it happen",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="request_event",
                        to="sms.journalline",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="proactive.request",
                    ),
                ),
            ],
            options={
                "ordering": ("request", "seq"),
            },
        ),
        migrations.AddIndex(
            model_name="request",
            index=models.Index(fields=["place", "id"], name="requests_of_a_place"),
        ),
        migrations.AddIndex(
            model_name="request",
            index=models.Index(fields=["phone", "id"], name="requests_to_a_phone"),
        ),
        migrations.AddIndex(
            model_name="request",
            index=models.Index(fields=["stage", "lapses_at"], name="requests_that_lapse"),
        ),
        migrations.AddConstraint(
            model_name="request",
            constraint=models.UniqueConstraint(
                condition=models.Q(("stage", "asked")),
                fields=("service", "applicant", "subject"),
                name="asked_once_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="request",
            constraint=models.UniqueConstraint(
                condition=models.Q(("stage", "asked")),
                fields=("phone", "yes_code"),
                name="open_questions_to_a_phone_differ",
            ),
        ),
        migrations.AddConstraint(
            model_name="requestevent",
            constraint=models.UniqueConstraint(
                fields=("request", "seq"), name="request_events_in_order"
            ),
        ),
    ]
