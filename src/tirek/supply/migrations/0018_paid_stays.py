"""The stays that an act of vouchers has paid, with what is owed for a companion: only added."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

TRIGGER = """
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON supply_paidstay
EXECUTE FUNCTION tirek_append_only()
"""
PROTECT = django.db.models.deletion.PROTECT


class Migration(migrations.Migration):
    dependencies: ClassVar = [("supply", "0017_acts_of_vouchers")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="PaidStay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("companion_tiyn", models.PositiveBigIntegerField()),
                (
                    "act",
                    models.ForeignKey(
                        on_delete=PROTECT, related_name="stays", to="supply.voucheract"
                    ),
                ),
                (
                    "step",
                    models.OneToOneField(
                        on_delete=PROTECT, related_name="paid_stay", to="supply.voucherstep"
                    ),
                ),
            ],
            options={"ordering": ("act", "pk")},
        ),
        migrations.RunSQL(TRIGGER, "DROP TRIGGER only_added ON supply_paidstay"),
    ]
