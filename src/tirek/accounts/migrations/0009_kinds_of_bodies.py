"""An office is of one or more kinds of bodies; until somebody says otherwise, of every kind.

So whatever the department of a place decided before is its business still.
"""

from typing import ClassVar

import django.contrib.postgres.fields
from django.db import migrations, models

import tirek.procedure.body


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("accounts", "0008_sessions_know_their_sign_in"),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name="office",
            name="bodies",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=40),
                default=tirek.procedure.body.every_body,
                size=None,
            ),
        ),
    ]
