from django.apps import AppConfig


class RegistriesConfig(AppConfig):
    """State information systems: what is asked, what they answer."""

    name = "tirek.registries"
    label = "registries"
