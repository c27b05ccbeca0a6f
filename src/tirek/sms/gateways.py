"""Which gateway the settings name."""

from __future__ import annotations

from django.conf import settings

from tirek.sms.file_gateway import FileGateway
from tirek.sms.gateway import Gateway
from tirek.sms.http_gateway import HttpGateway


def gateway() -> Gateway:
    """That of TIREK_SMS_GATEWAY; without an address messages go to files of this machine."""
    if settings.TIREK_SMS_GATEWAY:
        return HttpGateway(settings.TIREK_SMS_GATEWAY, settings.TIREK_SMS_KEY)
    return phones_of_this_machine()


def phones_of_this_machine() -> FileGateway:
    """The telephones of a demonstration."""
    return FileGateway(settings.TIREK_SMS_FOLDER)
