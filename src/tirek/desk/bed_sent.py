"""What a sanatorium types of the bed that it confirms."""

from datetime import time
from typing import Any

from django.http import HttpRequest

from tirek.casework.refused import Refused
from tirek.kernel.text import Text
from tirek.supply.bed import Bed
from tirek.web.texts import entry
from tirek.web.typed import words_sent

HOURS = ("arrives_at", "leaves_at")
WORDS = ("address", "meals", "place_kind", "bed_kind", "phone")
LISTS = ("diagnostics", "treatment", "conditions")
NUMBERS = ("height", "floor", "area", "others")
MOST = 10_000
"""Nothing that is asked for is larger: a technical limit."""


def bed_sent(request: HttpRequest) -> Bed:
    """The bed. Raises Refused at the field that is empty or wrong."""
    said: dict[str, Any] = {name: _words(request, name) for name in WORDS}
    said |= {name: _hour(request, name) for name in HOURS}
    said |= {name: tuple(_words(request, name).splitlines()) for name in LISTS}
    said |= {name: _number(request, name) for name in NUMBERS}
    return Bed(transfer=_words(request, "transfer") == "yes", **said)


def _words(request: HttpRequest, name: str) -> str:
    written = words_sent(request, name)
    if not written:
        raise Refused(_say("missing"), field=name)
    return written


def _hour(request: HttpRequest, name: str) -> time:
    try:
        return time.fromisoformat(_words(request, name)).replace(tzinfo=None)
    except ValueError:
        raise Refused(_say("time_wrong"), field=name) from None


def _number(request: HttpRequest, name: str) -> int:
    written = _words(request, name)
    if not (written.isascii() and written.isdigit() and int(written[:9]) < MOST):
        raise Refused(_say("number_wrong"), field=name)
    return int(written)


def _say(name: str) -> Text:
    return entry(f"desk.bed.{name}").as_text()
