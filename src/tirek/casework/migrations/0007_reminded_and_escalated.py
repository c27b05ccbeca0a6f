"""Indexes for what an officer was reminded of and what was escalated."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0006_conclusions"),
        ("documents", "0002_stored_files_stay_as_they_are"),
        ("people", "0004_who_acts_for_whom"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(
                    ("reminded_on__isnull", False),
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
                    ),
                ),
                fields=["place", "due_on", "id"],
                name="reminded_in_place",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(
                    ("escalated_on__isnull", False),
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
                    ),
                ),
                fields=["place", "due_on", "id"],
                name="escalated_in_place",
            ),
        ),
    ]
