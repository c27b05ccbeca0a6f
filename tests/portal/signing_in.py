"""Who is signed in, and what the journal of sign-ins says; `morning` is when."""

from datetime import UTC, datetime

from django.test import Client

from tirek.accounts.models import SignIn, User

AT = datetime(2025, 9, 15, 6, 0, tzinfo=UTC)


def whoami(client: Client) -> User | None:
    return User.objects.filter(pk=client.session.get("_auth_user_id")).first()


def journal() -> list[tuple[str, str, str]]:
    return [(one.way, one.outcome, one.why) for one in SignIn.objects.all()]
