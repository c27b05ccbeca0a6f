"""A new test certificate for an officer, when the old one has run out."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from tirek.accounts.models import User
from tirek.signatures.pki import Officer
from tirek.signatures.places import authority


class Command(BaseCommand):
    help = "Issue a new certificate of the test authority to an officer."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        officer = User.objects.select_related("office").filter(username=username).first()
        if officer is None or officer.office is None:
            raise CommandError(f"{username!r} is not an officer of an office")
        at = timezone.now()
        named = Officer(
            officer.username, officer.full_name, officer.office.name.kk, officer.iin or ""
        )
        credential = authority(at=at).renew(named, at=at)
        until = credential.certificate.not_valid_after_utc
        self.stdout.write(f"{officer.full_name}: {credential.serial}, valid until {until:%d.%m.%Y}")
