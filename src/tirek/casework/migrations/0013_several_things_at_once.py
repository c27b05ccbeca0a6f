"""What an application asks for: a person may have one undecided for each thing, not one in all."""

from django.db import migrations, models

UNDECIDED = (
    "submitted",
    "registered",
    "in_examination",
    "more_information",
    "hearing",
    "waiting_for_law",
    "proposed",
)


class Migration(migrations.Migration):
    dependencies = [("casework", "0012_certificates_of_organisations")]

    operations = [
        migrations.AddField(
            model_name="case",
            name="asked",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="what it asks for, where a person may have several applications at once",
                max_length=80,
            ),
        ),
        migrations.RemoveConstraint(model_name="case", name="one_undecided_application"),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(
                condition=models.Q(("stage__in", UNDECIDED)),
                fields=("service", "applicant", "subject", "asked"),
                name="one_undecided_application",
                violation_error_message="an application for this child is already being examined",
            ),
        ),
    ]
