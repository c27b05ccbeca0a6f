"""What the tests of short messages share: a person, the moment, the worker."""

from datetime import UTC, date, datetime
from typing import Any

from django.core.management import call_command

from tirek.kernel.text import Text
from tirek.sms.actions.send import send
from tirek.sms.addressee import About, Addressee
from tirek.sms.models import JournalLine

AT = datetime(2026, 2, 2, 5, 0, tzinfo=UTC)
"""Monday 2 February 2026, 10:00 in Almaty."""
PHONE = "+77011234567"
MOTHER = Addressee(
    PHONE, "kk", iin="900101400017", full_name="Серікова Айгүл", born_on=date(1990, 1, 1)
)
WORDS = Text(kk="Өтініш қабылданды", ru="Заявление принято", en="Application received")
CASE = About("ZHK-2026-000001", "home-education", "akmola/zhaksy")


def sent(key: str = "one", **changed: Any) -> JournalLine:
    given = {"to": MOTHER, "words": WORDS, "at": AT, "about": CASE, **changed}
    return send(key=key, **given)


def states(line: JournalLine) -> list[str]:
    return list(line.deliveries.values_list("state", flat=True))


def work() -> None:
    """Let the worker do what waits."""
    call_command("procrastinate", "worker", "--one-shot")
