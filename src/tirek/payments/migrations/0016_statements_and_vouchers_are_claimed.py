"""Two more kinds of what is owed: a line of a statement of procurement, a stay by a voucher."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("payments", "0015_claims_are_corrected_by_two")]
    operations: ClassVar = [
        migrations.AlterField(
            model_name="supplierclaim",
            name="kind",
            field=models.CharField(
                choices=[
                    ("work", "Work"),
                    ("order", "Order"),
                    ("statement", "Statement"),
                    ("voucher", "Voucher"),
                    ("contributions", "Contributions"),
                ],
                max_length=16,
            ),
        ),
    ]
