from django.apps import AppConfig


class SmsConfig(AppConfig):
    """Messages to phones: the journal, the gateway, one-time codes."""

    name = "tirek.sms"
    label = "sms"
