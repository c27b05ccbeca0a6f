"""A signature and what its verifications found are never changed; the database refuses it."""

from typing import ClassVar

from django.db import migrations

TRIGGER = "CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} EXECUTE FUNCTION tirek_append_only()"
TABLES = ("signatures_signature", "signatures_check")


class Migration(migrations.Migration):
    dependencies: ClassVar = [("signatures", "0001_initial"), ("accounts", "0002_append_only")]
    operations: ClassVar = [
        migrations.RunSQL(TRIGGER.format(table=each), f"DROP TRIGGER only_added ON {each}")
        for each in TABLES
    ]
