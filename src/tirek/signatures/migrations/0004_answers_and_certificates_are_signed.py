"""A school signs its certificate, a supplier its answer, a person the cancelling of an order."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("signatures", "0003_payment_runs_are_signed")]
    operations: ClassVar = [
        migrations.AlterField(
            model_name="signature",
            name="what",
            field=models.CharField(
                choices=[
                    ("application", "Application"),
                    ("decision", "Decision"),
                    ("payment_run", "Run"),
                    ("attestation", "Attestation"),
                    ("order_notice", "Order Notice"),
                ],
                max_length=20,
            ),
        ),
    ]
