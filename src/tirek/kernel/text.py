"""Text in the three languages of the pages: Kazakh, Russian, English."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Language = Literal["kk", "ru", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("kk", "ru", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """The same sentence in Kazakh, Russian and (where there is one) English.

    Kazakh and Russian are the languages of the acts and may not be blank (ValueError).
    """

    kk: str
    ru: str
    en: str = ""

    def __post_init__(self) -> None:
        if not self.kk.strip() or not self.ru.strip():
            raise ValueError(f"a text needs both kk and ru: kk={self.kk!r}, ru={self.ru!r}")

    @staticmethod
    def of(written: Mapping[str, str]) -> "Text":
        """The text from {"kk": ..., "ru": ..., "en": ...}; ValueError for other keys."""
        unknown = sorted(set(written) - set(LANGUAGES))
        if unknown:
            raise ValueError(f"a text has the keys kk, ru, en, not {', '.join(unknown)}")
        return Text(written.get("kk", ""), written.get("ru", ""), written.get("en", ""))

    def in_(self, language: Language) -> str:
        """The sentence in the language; Russian stands in for a missing English one."""
        if language == "kk":
            return self.kk
        if language == "ru":
            return self.ru
        if language == "en":
            return self.en or self.ru
        raise ValueError(f"no such language: {language!r}; expected kk, ru or en")

    def written(self, language: Language | None) -> str | dict[str, str]:
        """For JSON: the sentence in the language, or what a reader of each sees (None)."""
        return self.as_dict() if language is None else self.in_(language)

    def filled(self, language: Language, **values: object) -> str:
        """What `format` would give in one language, for a third of the work."""
        template = self.en or self.ru if language == "en" else self.in_(language)
        return _filled(template, language, values)

    def format(self, **values: object) -> "Text":
        """Fills the {named} places; a value that is a Text is put in in each language."""
        return Text(
            _filled(self.kk, "kk", values),
            _filled(self.ru, "ru", values),
            _filled(self.en, "en", values),
        )

    def capital(self) -> "Text":
        """The same, beginning with a capital; the rest is left as it is written."""
        return Text(capital(self.kk), capital(self.ru), capital(self.en))

    def as_dict(self) -> dict[str, str]:
        """What a reader of each language sees, ready for JSON."""
        return {"kk": self.kk, "ru": self.ru, "en": self.in_("en")}


def capital(words: str) -> str:
    """The words beginning with a capital, the rest left as it is written."""
    return words[:1].upper() + words[1:]


def punctuated(english: str, language: Language) -> str:
    """A number as the language writes it, from "12,345.60": «12 345,60» in Kazakh and Russian."""
    if language == "en":
        return english
    return english.translate({ord(","): "\u00a0", ord("."): ","})


def _filled(template: str, language: Language, values: Mapping[str, object]) -> str:
    shown = {
        name: value.in_(language) if isinstance(value, Text) else value
        for name, value in values.items()
    }
    return template.format_map(shown)
