"""The strict catalogue of page texts: `<app>/texts.toml` and `<app>/texts/<page>.toml`.

A key is "<app>.<page>.<name>". A leaf table has exactly kk, ru and en; each is a text, or a
table of plural forms picked by `n` (ru: one, few, many; kk: other; en: one, other). A key that
does not exist, a value that is missing or not asked for is an error, never an empty place.
"""

import string
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import tirek
from tirek.kernel.text import LANGUAGES, Language, Text
from tirek.web.language import current

ROOT = Path(tirek.__file__).parent
FORMS: Mapping[Language, frozenset[str]] = {
    "kk": frozenset({"other"}),
    "ru": frozenset({"one", "few", "many"}),
    "en": frozenset({"one", "other"}),
}


class TextError(LookupError):
    """A page text is missing, incomplete or asked for with the wrong values."""


@dataclass(frozen=True)
class Entry:
    """One text in three languages, in one or several number forms."""

    key: str
    forms: Mapping[Language, str | Mapping[str, str]]

    def in_(self, language: Language, n: object = None) -> str:
        """The text of the language, with the form that agrees with the number n."""
        written = self.forms[language]
        if isinstance(written, str):
            return written
        if not isinstance(n, int):
            raise TextError(f"{self.key}: number forms need n=<int>, got {n!r}")
        return written[plural_form(language, n)]

    def as_text(self) -> Text:
        """The text in every language at once; only for entries without number forms."""
        return Text(*(self.in_(language) for language in LANGUAGES))

    def variants(self) -> Iterator[tuple[Language, str]]:
        """Every written text with its language."""
        for language, written in self.forms.items():
            for text in [written] if isinstance(written, str) else written.values():
                yield language, text

    def fields(self) -> frozenset[str]:
        """Names of the values that some variant of the text asks for."""
        return frozenset().union(*(fields_of(text) for _, text in self.variants()))


def text(key: str, /, **values: object) -> str:
    """The text of the key in the language of the page."""
    return text_in(current(), key, **values)


def text_in(language: Language, key: str, /, **values: object) -> str:
    """The text of the key in the given language."""
    found = entry(key)
    try:
        return found.in_(language, values.get("n")).format_map(values)
    except KeyError as missing:
        raise TextError(f"{key}: value {missing} is not given") from missing


def spoken(value: Text | Mapping[str, str] | str) -> str:
    """A Text, or its {kk, ru, en} document, in the page's language; en falls back to ru."""
    if isinstance(value, str):
        return value
    if isinstance(value, Text):
        return value.in_(current())
    return value.get(current()) or value["ru"]


def entry(key: str) -> Entry:
    """The entry of "<app>.<page>.<name>"."""
    app = key.partition(".")[0]
    found = catalogue(app).get(key)
    if found is None:
        raise TextError(f"{key}: no such text in {app}/texts.toml nor in {app}/texts/")
    return found


@cache
def catalogue(app: str) -> Mapping[str, Entry]:
    """Every text of an app, by key."""
    found: dict[str, Entry] = {}
    for prefix, path in _files(app):
        for made in read(path, prefix):
            if made.key in found:
                raise TextError(f"{path}: {made.key} is written twice")
            found[made.key] = made
    return found


def read(path: Path, prefix: str) -> Iterator[Entry]:
    """The entries of one file, checked."""
    with path.open("rb") as file:
        yield from _walk(tomllib.load(file), prefix, path)


def plural_form(language: Language, n: int) -> str:
    """Which number form n takes: Kazakh has one, English two, Russian three."""
    if language == "kk":
        return "other"
    if language == "en":
        return "one" if n == 1 else "other"
    if n % 10 == 1 and n % 100 != 11:
        return "one"
    return "few" if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14) else "many"


def fields_of(written: str) -> frozenset[str]:
    """Names in braces of a written text."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(written) if name)


def _files(app: str) -> list[tuple[str, Path]]:
    single = ROOT / app / "texts.toml"
    pages = sorted((ROOT / app / "texts").glob("*.toml"))
    files = [(f"{app}.{path.stem}", path) for path in pages]
    return [(app, single), *files] if single.exists() else files


def _walk(table: Mapping[str, Any], at: str, path: Path) -> Iterator[Entry]:
    if set(table) & set(LANGUAGES):
        yield _checked(table, at, path)
        return
    for name, below in table.items():
        if not isinstance(below, Mapping):
            raise TextError(f"{path}: {at}.{name}: expected a table with kk, ru and en")
        yield from _walk(below, f"{at}.{name}", path)


def _checked(table: Mapping[str, Any], key: str, path: Path) -> Entry:
    if set(table) != set(LANGUAGES):
        raise TextError(f"{path}: {key}: expected kk, ru and en, found {', '.join(table)}")
    made = Entry(key, {language: table[language] for language in LANGUAGES})
    for language in LANGUAGES:
        _check_forms(made, language, path)
    for language, written in made.variants():
        if not written.strip():
            raise TextError(f"{path}: {key}: {language} is blank")
        if made.fields() - {"n"} != fields_of(written) - {"n"}:
            raise TextError(f"{path}: {key}: {language} asks for other values than the rest")
    return made


def _check_forms(made: Entry, language: Language, path: Path) -> None:
    written = made.forms[language]
    if not isinstance(written, str) and set(written) != FORMS[language]:
        expected = ", ".join(sorted(FORMS[language]))
        raise TextError(f"{path}: {made.key}: {language} number forms are {expected}")
