"""A ticket, its times and a receipt on refusal are neither changed nor taken away."""

from typing import ClassVar

from django.db import migrations

TABLES = ("reception_ticket", "reception_ticketevent", "reception_refusaltoaccept")


def _trigger(table: str) -> migrations.RunSQL:
    made = f"BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} EXECUTE FUNCTION tirek_append_only()"
    return migrations.RunSQL(
        f"CREATE TRIGGER only_added {made}", f"DROP TRIGGER only_added ON {table}"
    )


class Migration(migrations.Migration):
    dependencies: ClassVar = [("reception", "0001_initial"), ("accounts", "0002_append_only")]
    operations: ClassVar = [_trigger(table) for table in TABLES]
