"""Sums paid in excess, on their way back; what happened to them is only added."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import tirek.casework.canonical


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0009_changes_to_check"),
        ("payments", "0005_money_is_held_by_the_database"),
        ("people", "0005_consents_taken_back_and_wishes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Debt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(max_length=60, unique=True)),
                ("service", models.CharField(max_length=64)),
                ("place", models.CharField(max_length=80)),
                ("found_at", models.DateTimeField()),
                ("stage", models.CharField(max_length=20)),
                ("last_seq", models.PositiveIntegerField(default=0)),
                ("due_on", models.DateField(blank=True, null=True)),
                ("total_tiyn", models.BigIntegerField(default=0)),
                ("returned_tiyn", models.BigIntegerField(default=0)),
                ("written_off_tiyn", models.BigIntegerField(default=0)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="debts",
                        to="casework.case",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="debts",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "ordering": ("found_at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="DebtEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seq", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=40)),
                ("outcome", models.CharField(blank=True, default="", max_length=20)),
                (
                    "key",
                    models.CharField(
                        help_text="what it tells; the same thing is told once, whatever is retried",
                        max_length=120,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("actor_name", models.CharField(max_length=300)),
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
                    "debt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="payments.debt",
                    ),
                ),
            ],
            options={
                "ordering": ("debt", "seq"),
            },
        ),
        migrations.AddIndex(
            model_name="debt",
            index=models.Index(fields=["place", "stage", "due_on"], name="debts_of_a_place"),
        ),
        migrations.AddConstraint(
            model_name="debt",
            constraint=models.UniqueConstraint(
                fields=("case", "person"), name="one_debt_a_case_and_person"
            ),
        ),
        migrations.AddConstraint(
            model_name="debt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("total_tiyn__gte", 0), ("returned_tiyn__gte", 0), ("written_off_tiyn__gte", 0)
                ),
                name="debt_sums_not_below_nothing",
            ),
        ),
        migrations.AddConstraint(
            model_name="debtevent",
            constraint=models.UniqueConstraint(fields=("debt", "seq"), name="debt_events_in_order"),
        ),
        migrations.AddConstraint(
            model_name="debtevent",
            constraint=models.UniqueConstraint(
                fields=("debt", "key"), name="debt_events_told_once"
            ),
        ),
        migrations.RunSQL(
            "CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON payments_debtevent"
            " EXECUTE FUNCTION tirek_append_only()",
            "DROP TRIGGER only_added ON payments_debtevent",
        ),
    ]
