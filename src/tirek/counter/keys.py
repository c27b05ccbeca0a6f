"""The keys of the counter: the same letters with Alt (access keys of the pages) and alone."""

from tirek.web.components import Shortcut
from tirek.web.keys import Key
from tirek.web.texts import text

LETTERS = ("n", "s", "a", "t", "p", "i")
KEYS = (
    *(Key(one, f"main [accesskey={one}]", f"counter.keys.{one}") for one in LETTERS),
    Key("/", "main input[name=q]", "counter.keys.search"),
    Key("b", ".govuk-back-link", "counter.keys.back"),
)


def chords() -> list[Shortcut]:
    """What works with Alt while something is typed, too."""
    return [Shortcut(("Alt", one.upper()), text(f"counter.keys.{one}")) for one in LETTERS]
