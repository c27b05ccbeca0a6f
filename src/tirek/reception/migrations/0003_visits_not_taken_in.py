"""The few visits that are not taken in yet are found without reading the others."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("reception", "0002_tickets_and_refusals_are_only_added")]
    operations: ClassVar = [
        migrations.AddField("visit", "taken_in", models.BooleanField(default=False)),
        migrations.RunSQL(
            "UPDATE reception_visit SET taken_in = true FROM casework_draft"
            " WHERE casework_draft.id = draft_id AND casework_draft.case_id IS NOT NULL",
            migrations.RunSQL.noop,
        ),
        migrations.RemoveIndex("visit", "visits_of_one_person"),
        migrations.AddIndex(
            "visit",
            models.Index(
                fields=["office", "iin"],
                condition=models.Q(taken_in=False),
                name="visits_not_taken_in",
            ),
        ),
    ]
