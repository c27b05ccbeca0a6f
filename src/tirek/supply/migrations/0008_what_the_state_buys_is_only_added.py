"""Rows of conclusions, contracts, goods, steps, lists and statements are only added."""

from typing import ClassVar

from django.db import migrations

TABLES = (
    "finding",
    "contract",
    "consignment",
    "deliverystep",
    "issuelist",
    "statement",
)
TRIGGER = """
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON supply_{table}
EXECUTE FUNCTION tirek_append_only()
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("supply", "0007_what_the_state_buys")]
    operations: ClassVar = [
        migrations.RunSQL(TRIGGER.format(table=table), f"DROP TRIGGER only_added ON supply_{table}")
        for table in TABLES
    ]
