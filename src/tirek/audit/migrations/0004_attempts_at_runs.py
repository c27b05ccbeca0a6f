"""A refused attempt may be about a payment run instead of a case."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("audit", "0003_walks_and_attempts"),
        ("casework", "0007_reminded_and_escalated"),
        ("payments", "0004_what_is_paid"),
    ]

    operations: ClassVar = [
        migrations.AlterField(
            model_name="attempt",
            name="case",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="attempts",
                to="casework.case",
            ),
        ),
        migrations.AddField(
            model_name="attempt",
            name="run",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="payments.paymentrun",
            ),
        ),
        migrations.AddConstraint(
            model_name="attempt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("case__isnull", False), ("run__isnull", False), _connector="XOR"
                ),
                name="attempt_at_a_case_or_a_run",
            ),
        ),
    ]
