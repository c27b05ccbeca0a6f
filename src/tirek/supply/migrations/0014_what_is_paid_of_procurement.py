"""Organisations of contracts, and statements that were accepted for payment: only added."""

from typing import Any, ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = ("party", "statementaccepted")
TRIGGER = """
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON supply_{table}
EXECUTE FUNCTION tirek_append_only()
"""
ID = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")
ONE = models.Q(contract__isnull=False, lot__isnull=True)
OTHER = models.Q(contract__isnull=True, lot__isnull=False)


def to(model: str, name: str = "+", *, null: bool = False) -> Any:
    """A row of another table that stays as long as this one."""
    protect = django.db.models.deletion.PROTECT
    return models.ForeignKey(null=null, on_delete=protect, related_name=name, to=model)


def written() -> list[tuple[str, Any]]:
    """Who wrote the row, and when."""
    return [
        ("id", ID.clone()),
        ("at", models.DateTimeField()),
        ("by_name", models.CharField(max_length=300)),
        ("by", to(settings.AUTH_USER_MODEL)),
    ]


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("accounts", "0008_sessions_know_their_sign_in"),
        ("supply", "0013_organisations_that_people_choose"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations: ClassVar = [
        migrations.CreateModel(
            name="StatementAccepted",
            fields=[
                *written(),
                (
                    "statement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="accepted",
                        to="supply.statement",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="Party",
            fields=[
                *written(),
                ("contract", to("supply.contract", "parties", null=True)),
                ("lot", to("supply.lot", "parties", null=True)),
                ("office", to("accounts.office")),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=ONE | OTHER, name="a_party_is_of_one_contract"
                    ),
                ],
            },
        ),
        *(
            migrations.RunSQL(
                TRIGGER.format(table=table), f"DROP TRIGGER only_added ON supply_{table}"
            )
            for table in TABLES
        ),
    ]
