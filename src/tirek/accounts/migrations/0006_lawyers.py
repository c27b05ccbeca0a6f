"""A lawyer of a district: writes the council's new decision and sees whom it touches."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("accounts", "0005_offices_and_officers_are_kept")]

    operations: ClassVar = [
        migrations.AlterField(
            model_name="user",
            name="role",
            field=models.CharField(
                choices=[
                    ("citizen", "Citizen"),
                    ("operator", "Operator"),
                    ("specialist", "Specialist"),
                    ("head", "Head"),
                    ("accountant", "Accountant"),
                    ("school", "School"),
                    ("commission", "Commission"),
                    ("supplier", "Supplier"),
                    ("manager", "Manager"),
                    ("auditor", "Auditor"),
                    ("lawyer", "Lawyer"),
                    ("administrator", "Administrator"),
                ],
                max_length=20,
            ),
        ),
    ]
