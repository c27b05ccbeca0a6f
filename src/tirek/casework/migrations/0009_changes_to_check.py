"""How many reported changes of a case nobody has checked yet."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0008_who_vouches_for_facts")]

    operations = [
        migrations.AddField(
            model_name="case",
            name="changes_open",
            field=models.PositiveSmallIntegerField(
                db_default=0,
                default=0,
                help_text="reported changes that nobody has checked yet",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("changes_open__gt", 0)),
                fields=["place", "id"],
                name="changes_to_check",
            ),
        ),
    ]
