"""A death that a registry told is noted by the system: such a row has nobody who wrote it."""

from typing import Any, ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

BY: "models.ForeignKey[Any, Any]" = models.ForeignKey(
    null=True,
    on_delete=django.db.models.deletion.PROTECT,
    related_name="+",
    to=settings.AUTH_USER_MODEL,
)
"""Who wrote a row; empty for the system."""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("supply", "0018_paid_stays")]
    operations: ClassVar = [
        migrations.AlterField(model_name="stop", name="by", field=BY.clone()),
        migrations.AlterField(model_name="homerow", name="by", field=BY.clone()),
    ]
