"""An issued notice is neither changed nor taken away; the database refuses it."""

from typing import ClassVar

from django.db import migrations

TRIGGER = "CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON notices_notice EXECUTE FUNCTION tirek_append_only()"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("notices", "0001_initial"), ("accounts", "0002_append_only")]
    operations: ClassVar = [
        migrations.RunSQL(TRIGGER, "DROP TRIGGER only_added ON notices_notice"),
    ]
