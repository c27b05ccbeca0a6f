"""A payment run is signed by whoever approves it."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("signatures", "0002_signatures_are_only_added")]
    operations: ClassVar = [
        migrations.AlterField(
            model_name="signature",
            name="what",
            field=models.CharField(
                choices=[
                    ("application", "Application"),
                    ("decision", "Decision"),
                    ("payment_run", "Run"),
                ],
                max_length=20,
            ),
        ),
    ]
