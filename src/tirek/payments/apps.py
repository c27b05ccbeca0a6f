"""Registers of what is due in a month. Money itself is not sent from here."""

from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    name = "tirek.payments"
    label = "payments"
    default_auto_field = "django.db.models.BigAutoField"
