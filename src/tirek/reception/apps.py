from django.apps import AppConfig


class ReceptionConfig(AppConfig):
    """The counter window: tickets, originals, receipts, results that wait."""

    name = "tirek.reception"
    label = "reception"
