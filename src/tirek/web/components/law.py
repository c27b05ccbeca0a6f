"""Where in the law a sentence comes from, in the words of the act."""

from dataclasses import dataclass

KAZAKH_LETTERS = frozenset("әғқңөұүһі")


@dataclass(frozen=True)
class Quote:
    """Words of an act, which stay in the language they were adopted in."""

    text: str

    @property
    def lang(self) -> str:
        """The language of the words: Kazakh is told by its own letters."""
        return "kk" if KAZAKH_LETTERS & set(self.text.lower()) else "ru"


@dataclass(frozen=True)
class Citation:
    """Where in the law a sentence comes from."""

    label: str
    href: str = ""
    quote: Quote | None = None
