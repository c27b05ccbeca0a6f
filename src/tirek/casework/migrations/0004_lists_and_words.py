"""Indexes for every list of cases, and the words a case is found by."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0003_the_whole_procedure"),
        ("documents", "0002_stored_files_stay_as_they_are"),
        ("people", "0003_names_without_kazakh_letters"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseWords",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="words",
                        serialize=False,
                        to="casework.case",
                    ),
                ),
                ("lexemes", django.contrib.postgres.search.SearchVectorField()),
            ],
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["place", "due_on", "id"], name="place_by_deadline"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["place", "received_on", "id"], name="place_by_receipt"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["place", "subject_key", "id"], name="place_by_name"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["place", "number"], name="place_by_number"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["due_on", "id"], name="all_by_deadline"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["received_on", "id"], name="all_by_receipt"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["subject_key", "id"], name="all_by_name"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
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
                fields=["place", "due_on", "id"],
                name="undecided_in_place",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
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
                fields=["assigned_to", "due_on", "id"],
                name="undecided_of_officer",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
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
                fields=["due_on", "id"],
                name="undecided_everywhere",
            ),
        ),
        migrations.AddIndex(
            model_name="casewords",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["lexemes"], name="cases_by_words"
            ),
        ),
    ]
