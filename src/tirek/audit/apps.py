from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Proof: chains walked, cases exported."""

    name = "tirek.audit"
    label = "audit"

    def ready(self) -> None:
        from tirek.audit.attempts import heard
        from tirek.casework.signals import barred

        barred.connect(heard, dispatch_uid="tirek.audit.attempts")
