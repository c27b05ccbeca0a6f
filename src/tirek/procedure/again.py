"""One more application like the one just sent: what is asked anew, and the words for it."""

from dataclasses import dataclass

from tirek.kernel.text import Text
from tirek.procedure.cite import Cite


@dataclass(frozen=True)
class Again:
    """The `[again]` of a form, where an act lets a person ask for several things of one kind.

    `apart` is the field by which those applications are told from one another: two that answer it
    alike are one and the same. `anew` are the fields asked anew, `apart` among them. `button` is
    what leads there, `told` what is said before sending: each is an application of its own.
    """

    apart: str
    anew: tuple[str, ...]
    button: Text
    told: Text
    cites: tuple[Cite, ...]
