"""Events, looks and the files of a case are only added; the database refuses the rest."""

from typing import ClassVar

from django.db import migrations

TABLES = ("casework_event", "casework_look", "casework_case_files")
TRIGGER = "CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} EXECUTE FUNCTION tirek_append_only()"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("casework", "0001_initial"), ("accounts", "0002_append_only")]
    operations: ClassVar = [
        migrations.RunSQL(TRIGGER.format(table=table), f"DROP TRIGGER only_added ON {table}")
        for table in TABLES
    ]
