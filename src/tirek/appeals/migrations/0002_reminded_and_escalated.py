"""When those who must answer a complaint were reminded, and when its lateness was told."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("appeals", "0001_initial")]

    operations: ClassVar = [
        migrations.AddField("complaint", "reminded_on", models.DateField(blank=True, null=True)),
        migrations.AddField("complaint", "escalated_on", models.DateField(blank=True, null=True)),
    ]
