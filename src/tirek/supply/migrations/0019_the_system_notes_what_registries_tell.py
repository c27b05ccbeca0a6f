"""A death that a registry told is noted by the system: such a row has nobody who wrote it."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def by_whom() -> models.ForeignKey:
    """Who wrote a row; empty for the system."""
    return models.ForeignKey(
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to=settings.AUTH_USER_MODEL,
    )


class Migration(migrations.Migration):
    dependencies: ClassVar = [("supply", "0018_paid_stays")]
    operations: ClassVar = [
        migrations.AlterField(model_name="stop", name="by", field=by_whom()),
        migrations.AlterField(model_name="homerow", name="by", field=by_whom()),
    ]
