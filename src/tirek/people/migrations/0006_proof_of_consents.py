"""A consent given in front of an officer keeps the code that the person told."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("people", "0005_consents_taken_back_and_wishes")]
    operations: ClassVar = [
        migrations.AddField(
            model_name="consent",
            name="proof",
            field=models.JSONField(
                blank=True,
                default=dict,
                help_text="the code it was given with in front of an officer",
            ),
        ),
    ]
