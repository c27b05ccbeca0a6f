"""The SMS journal and what became of its messages are only added to; the database refuses the rest."""

from django.db import migrations

ONLY_ADDED = (
    "CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
    " EXECUTE FUNCTION tirek_append_only()"
)


class Migration(migrations.Migration):
    dependencies = [("sms", "0001_initial"), ("accounts", "0002_append_only")]
    operations = [
        migrations.RunSQL(ONLY_ADDED.format(table=table), f"DROP TRIGGER only_added ON {table}")
        for table in ("sms_journalline", "sms_delivery")
    ]
