"""Names are searched for without the letters that a Russian keyboard lacks, and without hyphens."""

from typing import ClassVar

from django.db import migrations

# The same as people.names.search_name of names that were kept in small letters already.
FORWARD = (
    "UPDATE people_person SET search_name = btrim(regexp_replace("
    "translate(search_name, 'әғқңөұүһіё', 'агкноуухие'), '[ .''’`-]+', ' ', 'g'))"
)


class Migration(migrations.Migration):
    dependencies: ClassVar = [("people", "0002_consents_are_only_added")]
    operations: ClassVar = [migrations.RunSQL(FORWARD, migrations.RunSQL.noop)]
