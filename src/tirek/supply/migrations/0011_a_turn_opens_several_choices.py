"""What is ordered in parts has a choice for each order; what was received is replaced one day."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("supply", "0010_places_in_homes")]

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
        migrations.AddField(
            model_name="choice", name="replace_on", field=models.DateField(null=True)
        ),
        migrations.AddIndex(
            model_name="choice",
            index=models.Index(fields=["replace_on"], name="choices_to_replace"),
        ),
    ]
