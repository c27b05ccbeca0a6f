"""A transfer may be contradicted, and decided, more than once: the second is not swallowed."""

from django.db import migrations, models

NAME = "one_outcome_of_a_kind_a_transfer"


class Migration(migrations.Migration):
    dependencies = [("payments", "0006_debts")]
    operations = [
        migrations.RemoveConstraint(model_name="outcome", name=NAME),
        migrations.AddConstraint(
            model_name="outcome",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("status__in", ("contradiction", "decided_paid", "decided_unpaid")),
                    _negated=True,
                ),
                fields=("instruction", "status"),
                name=NAME,
            ),
        ),
    ]
