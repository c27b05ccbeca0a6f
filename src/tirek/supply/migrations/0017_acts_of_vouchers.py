"""Acts of completed works to the statements of vouchers. Rows are only added."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

GUARD = """
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON supply_voucheract
EXECUTE FUNCTION tirek_append_only()
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("supply", "0016_programmes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="VoucherAct",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=300)),
                ("first_day", models.DateField(help_text="of the month")),
                ("number", models.CharField(max_length=100)),
                ("on", models.DateField()),
                ("tiyn", models.PositiveBigIntegerField()),
                ("document", models.JSONField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acts",
                        to="supply.lot",
                    ),
                ),
            ],
            options={
                "ordering": ("lot", "first_day"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=["lot", "first_day"], name="one_act_of_a_lot_and_month"
                    )
                ],
            },
        ),
        migrations.RunSQL(GUARD, "DROP TRIGGER only_added ON supply_voucheract"),
    ]
