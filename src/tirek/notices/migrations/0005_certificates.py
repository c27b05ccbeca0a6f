"""Beside the notice of a decision there may be the certificate that was asked for."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notices", "0004_notices_of_hearings"),
    ]

    operations = [
        migrations.AlterField(
            model_name="notice",
            name="kind",
            field=models.CharField(
                choices=[
                    ("granted", "Granted"),
                    ("refused", "Refused"),
                    ("hearing", "Hearing"),
                    ("certificate", "Certificate"),
                ],
                max_length=20,
            ),
        ),
        migrations.RemoveConstraint(model_name="notice", name="one_notice_per_decision"),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.UniqueConstraint(
                fields=("case", "decided_seq", "kind", "language"), name="one_notice_per_decision"
            ),
        ),
    ]
