"""How large the letters are and how strong the contrast is: chosen on a page, kept in a cookie."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from tirek.web.remembered import remember

COOKIE = "display"
SIZES = ("normal", "large", "largest")
CONTRASTS = ("normal", "strong", "dark")


@dataclass(frozen=True)
class Display:
    """One choice of each; the first of a list is what nobody had to choose."""

    size: str = SIZES[0]
    contrast: str = CONTRASTS[0]

    @classmethod
    def of(cls, request: HttpRequest | None) -> "Display":
        """What the cookie says, as far as we know its words."""
        kept = request.COOKIES.get(COOKIE, "") if request else ""
        size, _, contrast = kept.partition("-")
        return cls.chosen({"size": size, "contrast": contrast})

    @classmethod
    def chosen(cls, sent: Mapping[str, str]) -> "Display":
        """What was sent from the form."""
        return cls(_known(sent.get("size"), SIZES), _known(sent.get("contrast"), CONTRASTS))

    def keep(self, request: HttpRequest, response: HttpResponse) -> None:
        """Remember it on this device for a year."""
        remember(request, response, COOKIE, f"{self.size}-{self.contrast}")


def _known(word: str | None, words: tuple[str, ...]) -> str:
    return word if word in words else words[0]
