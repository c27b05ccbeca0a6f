"""A seal is neither changed nor taken away; the database refuses it."""

from typing import ClassVar

from django.db import migrations

TRIGGER = "CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seal EXECUTE FUNCTION tirek_append_only()"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("audit", "0001_initial"), ("accounts", "0002_append_only")]
    operations: ClassVar = [
        migrations.RunSQL(TRIGGER, "DROP TRIGGER only_added ON audit_seal"),
    ]
