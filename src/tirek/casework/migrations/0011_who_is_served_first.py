"""Whom the law serves first comes first in the worklist.

Made beside those who work: the column has its value without a rewrite of the table, the indexes
hold what is undecided only.
"""

from typing import ClassVar

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

UNDECIDED = (
    "submitted",
    "registered",
    "in_examination",
    "more_information",
    "hearing",
    "waiting_for_law",
    "proposed",
)


def index(name: str, *first: str) -> AddIndexConcurrently:
    waiting = models.Q(stage__in=UNDECIDED)
    fields = [*first, "due_on", "id"]
    return AddIndexConcurrently("case", models.Index(fields=fields, condition=waiting, name=name))


class Migration(migrations.Migration):
    atomic = False
    dependencies: ClassVar = [("casework", "0010_events_by_time")]
    operations: ClassVar = [
        migrations.AddField(
            model_name="case",
            name="turn",
            field=models.PositiveSmallIntegerField(
                choices=[(0, "First"), (1, "In Order")], default=1, db_default=1
            ),
        ),
        index("turns_in_place", "place", "turn"),
        index("turns_of_officer", "assigned_to", "turn"),
        index("turns_everywhere", "turn"),
    ]
