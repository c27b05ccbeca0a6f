"""The queue journal and the market."""

from django.apps import AppConfig


class SupplyConfig(AppConfig):
    name = "tirek.supply"
    label = "supply"
    default_auto_field = "django.db.models.BigAutoField"
