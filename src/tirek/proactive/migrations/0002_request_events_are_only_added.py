"""What happened to a request is only added to; the database refuses the rest."""

from django.db import migrations

TRIGGER = (
    "CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON proactive_requestevent"
    " EXECUTE FUNCTION tirek_append_only()"
)


class Migration(migrations.Migration):
    dependencies = [("proactive", "0001_initial"), ("accounts", "0002_append_only")]
    operations = [
        migrations.RunSQL(TRIGGER, "DROP TRIGGER only_added ON proactive_requestevent"),
    ]
