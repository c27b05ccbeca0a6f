"""Rows of suppliers, offers, choices, guaranteed sums and outages are only added."""

from typing import ClassVar

from django.db import migrations

TABLES = (
    "supplierstep",
    "supplierpaper",
    "offer",
    "move",
    "choicestep",
    "guarantee",
    "outage",
)
TRIGGER = """
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON supply_{table}
EXECUTE FUNCTION tirek_append_only()
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("supply", "0003_the_market")]
    operations: ClassVar = [
        migrations.RunSQL(TRIGGER.format(table=table), f"DROP TRIGGER only_added ON supply_{table}")
        for table in TABLES
    ]
