"""Answers, entries and reports are neither changed nor taken away; the database refuses it."""

from typing import ClassVar

from django.db import migrations

TABLES = ("indicators_asked", "indicators_answer", "indicators_entry", "indicators_report")
TRIGGER = "CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} EXECUTE FUNCTION tirek_append_only()"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("indicators", "0001_initial"), ("accounts", "0002_append_only")]
    operations: ClassVar = [
        migrations.RunSQL(TRIGGER.format(table=table), f"DROP TRIGGER only_added ON {table}")
        for table in TABLES
    ]
