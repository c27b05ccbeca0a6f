"""A notice may be of a hearing."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notices", "0003_openings"),
    ]

    operations = [
        migrations.AlterField(
            model_name="notice",
            name="kind",
            field=models.CharField(
                choices=[("granted", "Granted"), ("refused", "Refused"), ("hearing", "Hearing")],
                max_length=10,
            ),
        ),
    ]
