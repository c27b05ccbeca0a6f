"""What is ordered in parts, as hygiene means of a year are, has a choice for each of its orders."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("supply", "0005_hours_of_work")]

    operations: ClassVar = [
        migrations.AlterField(
            model_name="choice",
            name="row",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="choices",
                to="supply.row",
            ),
        ),
    ]
