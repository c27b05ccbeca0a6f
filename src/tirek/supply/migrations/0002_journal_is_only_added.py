"""Rows of the queue journal are only added; the database refuses the rest."""

from typing import ClassVar

from django.db import migrations

TRIGGER = """
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON supply_row
EXECUTE FUNCTION tirek_append_only()
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("supply", "0001_initial"), ("accounts", "0002_append_only")]
    operations: ClassVar = [
        migrations.RunSQL(TRIGGER, "DROP TRIGGER only_added ON supply_row"),
    ]
