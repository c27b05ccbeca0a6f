"""What happened in some days is found without reading through every event there ever was.

Made beside those who work: an index of ten million events takes some seconds.
"""

from typing import ClassVar

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies: ClassVar = [("casework", "0009_changes_to_check")]
    operations: ClassVar = [
        AddIndexConcurrently(
            model_name="event", index=models.Index(fields=["at"], name="events_by_time")
        )
    ]
