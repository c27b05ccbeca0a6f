"""Who acts for whom, from which day to which, by whose order."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_roles_and_kinds_of_offices"),
    ]

    operations = [
        migrations.CreateModel(
            name="Deputy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("begins", models.DateField()),
                ("ends", models.DateField(help_text="the last day")),
                (
                    "order",
                    models.CharField(help_text="whose order, its number and day", max_length=300),
                ),
                ("appointed_at", models.DateTimeField()),
                (
                    "ended_on",
                    models.DateField(blank=True, help_text="the first day without it", null=True),
                ),
                (
                    "acts_for",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deputies",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "appointed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "deputy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deputyships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("begins", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("deputy", models.F("acts_for")), _negated=True),
                        name="nobody_is_their_own_deputy",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends__gte", models.F("begins"))),
                        name="a_deputyship_ends_after_it_begins",
                    ),
                ],
            },
        ),
    ]
