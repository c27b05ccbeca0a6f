"""More roles, and several offices in a place: one department, counters, schools, commissions."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_append_only"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="office",
            options={"ordering": ("place", "kind", "pk")},
        ),
        migrations.AddField(
            model_name="office",
            name="kind",
            field=models.CharField(
                choices=[
                    ("department", "Department"),
                    ("state_corporation", "State Corporation"),
                    ("akim", "Akim"),
                    ("school", "School"),
                    ("commission", "Commission"),
                    ("supplier", "Supplier"),
                    ("authority", "Authority"),
                    ("quality_body", "Quality Body"),
                ],
                default="department",
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="office",
            name="place",
            field=models.CharField(max_length=80),
        ),
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
                    ("administrator", "Administrator"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="office",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "department")),
                fields=("place",),
                name="one_department_in_a_place",
            ),
        ),
        migrations.AddConstraint(
            model_name="office",
            constraint=models.UniqueConstraint(
                fields=("place", "kind", "name_ru"), name="offices_of_a_kind_have_names"
            ),
        ),
    ]
