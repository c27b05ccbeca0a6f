"""The function behind every "rows are only added" trigger, here and in later applications."""

from typing import ClassVar

from django.db import migrations

FUNCTION = """
CREATE FUNCTION tirek_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% on % is refused: its rows are only added', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$$
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("accounts", "0001_initial")]
    operations: ClassVar = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION tirek_append_only()"),
    ]
