"""Which words of a page belong to another language than the page's own."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import tirek

PACKAGE = Path(tirek.__file__).parent
DEMONSTRATION = PACKAGE / "config" / "demo"
LANGUAGES = ("kk", "ru", "en")
WORD = re.compile(r"[^\W\d_]{3,}")
SERIAL = re.compile(r"\b[0-9A-F]{32,}\b")
"""The number of a certificate: its letters may happen to be a word."""
KAZAKH = re.compile(r"[әғқңөұүһі]", re.IGNORECASE)
CYRILLIC = re.compile(r"[а-яёәғқңөұүһі]", re.IGNORECASE)
SILENT = {"script", "style", "template", "noscript"}
VOID = {"meta", "link", "img", "input", "br", "hr", "source", "col", "wbr", "base", "area"}
READ_OUT = ("aria-label", "title", "placeholder", "alt", "data-label")
NAME_ENDINGS = ("қызы", "ұлы", "ов", "ова", "ев", "ева", "ин", "ина", "вич", "вна", "ович", "овна")


@dataclass
class Reader(HTMLParser):
    """Reads a page as people do: every piece of text with the language it is marked with."""

    language: str = ""
    pieces: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        _, language, said = self._open[-1] if self._open else ("", "", True)
        language = given.get("lang") or language
        said = said and given.get("translate") != "no" and tag not in SILENT
        if tag == "html":
            self.language = language
        if said:
            self.pieces += [(language, given[name] or "") for name in READ_OUT if name in given]
        if tag not in VOID:
            self._open.append((tag, language, said))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<path/>`: nothing is inside."""

    def handle_endtag(self, tag: str) -> None:
        while self._open and tag in [name for name, _, _ in self._open]:
            if self._open.pop()[0] == tag:
                return

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][2] and data.strip():
            self.pieces.append((self._open[-1][1], data))


@cache
def vocabulary() -> Mapping[str, frozenset[str]]:
    """Every word of each language in the texts that we ship."""
    words: dict[str, set[str]] = {language: set() for language in LANGUAGES}
    for path in PACKAGE.rglob("*.toml"):
        for language, written in texts_of(tomllib.loads(path.read_text(encoding="utf-8"))):
            words[language].update(word.lower() for word in WORD.findall(written))
    for path in PACKAGE.glob("services/*/terms.py"):
        for language, written in _terms_of(ast.parse(path.read_text(encoding="utf-8"))):
            words[language].update(word.lower() for word in WORD.findall(written))
    return {language: frozenset(found) for language, found in words.items()}


def _terms_of(module: ast.Module) -> Iterator[tuple[str, str]]:
    """What `named` and `needed` call a term, in each language."""
    for call in ast.walk(module):
        if isinstance(call, ast.Call) and len(call.args) == len(LANGUAGES):
            told = [one.value for one in call.args if isinstance(one, ast.Constant)]
            if len(told) == len(LANGUAGES) and all(isinstance(one, str) for one in told):
                yield from zip(LANGUAGES, map(str, told), strict=True)


@cache
def names() -> frozenset[str]:
    """Words of invented people and banks, of languages for themselves."""
    found = {"қазақша", "русский", "english", "halyk", "kaspi", "bank"}
    for path in [*DEMONSTRATION.iterdir()]:
        if path.suffix in (".toml", ".py"):
            words = WORD.findall(path.read_text(encoding="utf-8"))
            found.update(word.lower() for word in words if CYRILLIC.search(word))
    return frozenset(found)


def foreign(html: str, language: str) -> list[str]:
    """Words of the page that are of another language, with what stands around them."""
    reader = Reader()
    reader.feed(html)
    found = [] if reader.language == language else [f"lang is {reader.language!r}"]
    for marked, piece in reader.pieces:
        if marked == language:
            found += [f"{word!r} in {_around(piece)}" for word in _strangers(piece, language)]
    return found


def _around(piece: str) -> str:
    plain = " ".join(piece.split())
    return f"«{plain[:90]}»"


def _strangers(piece: str, language: str) -> Iterator[str]:
    own = vocabulary()[language]
    others = frozenset().union(*(vocabulary()[one] for one in LANGUAGES if one != language))
    for word in WORD.findall(SERIAL.sub(" ", piece)):
        lower = word.lower()
        if lower in own or lower in names() or _is_a_name(word):
            continue
        if lower in others or _has_their_letters(word, language):
            yield word


def _has_their_letters(word: str, language: str) -> bool:
    if language == "en":
        return bool(CYRILLIC.search(word))
    return language == "ru" and bool(KAZAKH.search(word))


def _is_a_name(word: str) -> bool:
    return word[0].isupper() and word.lower().endswith(NAME_ENDINGS)


def texts_of(value: Any) -> Iterator[tuple[str, str]]:
    """Every text of a file with its language, wherever in the file it stands."""
    if isinstance(value, list):
        for one in value:
            yield from texts_of(one)
    elif isinstance(value, Mapping):
        for name, below in value.items():
            if name in LANGUAGES:
                yield from ((name, text) for text in _leaves(below))
            else:
                yield from texts_of(below)


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _leaves(one)
    elif isinstance(value, list):
        for one in value:
            yield from _leaves(one)
