"""Events, looks and the files of a case are only added; the database refuses the rest."""

from typing import ClassVar

from django.db import migrations

ONLY_ADDED = (
    "CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
    " EXECUTE FUNCTION tirek_append_only()"
)
# By row: taking a file away from a draft makes Django ask to delete its rows here as well, of
# which there are none; that must pass.
FILES_BY_ROW = (
    "CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON casework_case_files"
    " FOR EACH ROW EXECUTE FUNCTION tirek_append_only()"
)
FILES_AS_A_WHOLE = (
    "CREATE TRIGGER never_emptied BEFORE TRUNCATE ON casework_case_files"
    " EXECUTE FUNCTION tirek_append_only()"
)


class Migration(migrations.Migration):
    dependencies: ClassVar = [("casework", "0001_initial"), ("accounts", "0002_append_only")]
    operations: ClassVar = [
        migrations.RunSQL(
            ONLY_ADDED.format(table="casework_event"), "DROP TRIGGER only_added ON casework_event"
        ),
        migrations.RunSQL(
            ONLY_ADDED.format(table="casework_look"), "DROP TRIGGER only_added ON casework_look"
        ),
        migrations.RunSQL(FILES_BY_ROW, "DROP TRIGGER only_added ON casework_case_files"),
        migrations.RunSQL(FILES_AS_A_WHOLE, "DROP TRIGGER never_emptied ON casework_case_files"),
    ]
