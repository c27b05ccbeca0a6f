"""A contract written by mistake is taken back by rows of two people; its number may be used anew."""

from typing import Any, ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = ("contractmistake", "contractundone")
TRIGGER = """
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON supply_{table}
EXECUTE FUNCTION tirek_append_only()
"""
ID = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")
PROTECT = django.db.models.deletion.PROTECT


def by() -> Any:
    """Who wrote the row."""
    return models.ForeignKey(on_delete=PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("supply", "0014_what_is_paid_of_procurement"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations: ClassVar = [
        migrations.RemoveConstraint(model_name="contract", name="one_contract_of_a_number"),
        migrations.CreateModel(
            name="ContractMistake",
            fields=[
                ("id", ID.clone()),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=300)),
                ("ground", models.CharField(max_length=1000)),
                ("by", by()),
                (
                    "contract",
                    models.OneToOneField(
                        on_delete=PROTECT, related_name="mistake", to="supply.contract"
                    ),
                ),
            ],
            options={"ordering": ("pk",)},
        ),
        migrations.CreateModel(
            name="ContractUndone",
            fields=[
                ("id", ID.clone()),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=300)),
                ("by", by()),
                (
                    "mistake",
                    models.OneToOneField(
                        on_delete=PROTECT, related_name="undone", to="supply.contractmistake"
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        *(
            migrations.RunSQL(
                TRIGGER.format(table=table), f"DROP TRIGGER only_added ON supply_{table}"
            )
            for table in TABLES
        ),
    ]
