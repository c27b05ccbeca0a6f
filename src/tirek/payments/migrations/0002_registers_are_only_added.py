"""Registers, their lines and the months they cover are only added; the database refuses the rest."""

from typing import ClassVar

from django.db import migrations

TABLES = ("payments_paymentregister", "payments_paymentline", "payments_listedmonth")
TRIGGER = """
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
EXECUTE FUNCTION tirek_append_only()
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("payments", "0001_initial"), ("accounts", "0002_append_only")]
    operations: ClassVar = [
        migrations.RunSQL(TRIGGER.format(table=table), f"DROP TRIGGER only_added ON {table}")
        for table in TABLES
    ]
