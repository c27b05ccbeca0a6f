"""A stored file is not rewritten; a draft's file may still be taken away by its owner."""

from typing import ClassVar

from django.db import migrations

TABLES = ("documents_storedfile",)
TRIGGER = "CREATE TRIGGER only_added BEFORE UPDATE OR TRUNCATE ON {table} EXECUTE FUNCTION tirek_append_only()"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("documents", "0001_initial"), ("accounts", "0002_append_only")]
    operations: ClassVar = [
        migrations.RunSQL(TRIGGER.format(table=table), f"DROP TRIGGER only_added ON {table}")
        for table in TABLES
    ]
