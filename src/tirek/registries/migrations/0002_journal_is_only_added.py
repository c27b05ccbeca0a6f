"""Who looked into a registry stays written down; only the list of open questions changes."""

from typing import ClassVar

from django.db import migrations

TABLES = ("registries_query", "registries_answer")
TRIGGER = "CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} EXECUTE FUNCTION tirek_append_only()"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("registries", "0001_initial"), ("accounts", "0002_append_only")]
    operations: ClassVar = [
        migrations.RunSQL(TRIGGER.format(table=table), f"DROP TRIGGER only_added ON {table}")
        for table in TABLES
    ]
