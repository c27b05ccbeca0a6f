from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Proof: chains walked, cases exported."""

    name = "tirek.audit"
    label = "audit"
