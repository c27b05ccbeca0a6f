"""How an application came, who works on it, holds, hearings; lists ordered by the child's name."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0002_events_are_only_added"),
        ("documents", "0002_stored_files_stay_as_they_are"),
        ("people", "0002_consents_are_only_added"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="case",
            name="one_undecided_application",
        ),
        migrations.AddField(
            model_name="case",
            name="assigned_to",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="assigned_cases",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="case",
            name="channel",
            field=models.CharField(default="portal", max_length=20),
        ),
        migrations.AddField(
            model_name="case",
            name="escalated_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="case",
            name="hearing_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="case",
            name="held_because",
            field=models.CharField(blank=True, default="", max_length=2000),
        ),
        migrations.AddField(
            model_name="case",
            name="on_hold",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="case",
            name="reminded_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="case",
            name="subject_key",
            field=models.CharField(
                db_collation="C",
                default="",
                help_text="orders lists by the child's name",
                max_length=800,
            ),
        ),
        migrations.AddField(
            model_name="case",
            name="taken_by",
            field=models.ForeignKey(
                blank=True,
                help_text="the officer who took the application at a counter or keyed in the paper",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="draft",
            name="channel",
            field=models.CharField(default="portal", max_length=20),
        ),
        migrations.AddField(
            model_name="draft",
            name="received_at",
            field=models.DateTimeField(
                blank=True, help_text="when a paper that is keyed in was really received", null=True
            ),
        ),
        migrations.AlterField(
            model_name="draft",
            name="user",
            field=models.ForeignKey(
                blank=True,
                help_text="who fills it in; nobody: Tirek itself, for what the state offers first",
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="drafts",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    (
                        "stage__in",
                        (
                            "submitted",
                            "registered",
                            "in_examination",
                            "more_information",
                            "hearing",
                            "waiting_for_law",
                            "proposed",
                        ),
                    )
                ),
                fields=("service", "applicant", "subject"),
                name="one_undecided_application",
                violation_error_message="an application for this child is already being examined",
            ),
        ),
        migrations.RunSQL(
            "UPDATE casework_case SET subject_key = people_person.sort_key"
            " FROM people_person WHERE people_person.id = casework_case.subject_id",
            migrations.RunSQL.noop,
        ),
    ]
