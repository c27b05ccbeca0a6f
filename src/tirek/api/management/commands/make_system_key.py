"""Make a key for another system; it is shown this once."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from tirek.accounts.models import User
from tirek.api.keys import make_key


class Command(BaseCommand):
    """python -m tirek.config.manage make_system_key "State Corporation" --user window-1"""

    help = "Make a key for another system."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="what the system is called")
        who = parser.add_mutually_exclusive_group(required=True)
        who.add_argument("--user", help="the user whose role and place it has")
        who.add_argument(
            "--for-citizens", action="store_true", help="it names a citizen in every request"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        username = options["user"]
        user = User.objects.filter(username=username).first() if username else None
        if username and user is None:
            raise CommandError(f"there is no user {username!r}")
        key = make_key(name=options["name"], user=user, at=timezone.now())
        self.stdout.write(f"{key}\nKeep it now: it is not shown again.")
