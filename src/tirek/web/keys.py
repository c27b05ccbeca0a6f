"""Keys of the officers' pages: what each does, a page that lists them, a switch that ends them.

A single letter does something only where nothing is being typed, and not at all once they are
switched off (WCAG 2.1.4): people who speak to their computer, or hit keys by accident, need that.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from tirek.web.components import Shortcut
from tirek.web.remembered import remember
from tirek.web.texts import text

COOKIE = "keys"
OFF, ON = "off", "on"
LIST = (("J", "K"), ("X",), ("Enter",))
"""Moving in a list and ticking, the same on every page."""


@dataclass(frozen=True)
class Key:
    """A letter, what it presses on the page (a CSS selector), and what that is, as a text key."""

    letter: str
    presses: str
    what: str


@dataclass(frozen=True)
class Keys:
    """What a page has of its keys; `help` is the page that lists them."""

    keys: Sequence[Key]
    help: str


def keys_of(request: HttpRequest, keys: Sequence[Key], help: str) -> Keys | None:
    """None where they are switched off."""
    return None if request.COOKIES.get(COOKIE) == OFF else Keys(keys, help)


def switch(request: HttpRequest, response: HttpResponse) -> None:
    """Remember on this device for a year what was sent: on or off."""
    remember(request, response, COOKIE, OFF if request.POST.get(COOKIE) == OFF else ON)


def sheet(keys: Sequence[Key], *, lists: bool) -> list[Shortcut]:
    """The help sheet, with the keys of lists where there are lists."""
    own = [Shortcut((one.letter.upper(),), text(one.what)) for one in keys]
    moving = [Shortcut(pair, text(f"web.keys.list_{pair[0].lower()}")) for pair in LIST]
    return [*own, *(moving if lists else []), Shortcut(("?",), text("web.keys.help"))]
