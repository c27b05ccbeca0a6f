from django.apps import AppConfig


class SignaturesConfig(AppConfig):
    """Electronic signatures: made, kept, verified."""

    name = "tirek.signatures"
    label = "signatures"
