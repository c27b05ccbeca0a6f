from django.apps import AppConfig


class AppealsConfig(AppConfig):
    """Complaints against what was done in a case, and the court."""

    name = "tirek.appeals"
    label = "appeals"
