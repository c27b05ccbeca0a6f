"""Quotes: every one is found, word for word, in the official text it is said to come from."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tirek.law.catalogue import Law
from tirek.law.check.refusal import Refusal, refuse_at
from tirek.law.rulebook import RuleBook
from tirek.law.source import Source, load_sources


def check_quotes(law: Law, books: list[RuleBook], folder: Path) -> Iterator[Refusal]:
    """Compare with the texts in a folder: their SHA-256 first, then every quote."""
    texts: dict[str, str] = {}
    for number, source in enumerate(load_sources(law.folder)):
        path = folder / source.file
        problem = _problem(source, path)
        if problem:
            yield refuse_at(law.folder / "sources.toml", ["source", number], "source", problem)
        else:
            texts[source.id] = squeezed(path.read_text(encoding="utf-8"))
    for book in books:
        for edition in law.editions(book).all:
            for group, quote in edition.quotes():
                keys = ["terms", *group.split("."), "quote"]
                yield from _missing(texts, edition.source, quote, edition.path, keys)
        for listed in book.lists:
            for key, entry in listed.entries.items():
                yield from _missing(texts, entry.source, entry.quote, listed.path, [key, "quote"])


def _missing(
    texts: Mapping[str, str], source: str, quote: str, path: Path, keys: Sequence[str | int]
) -> Iterator[Refusal]:
    if source in texts and squeezed(quote) not in texts[source]:
        yield refuse_at(path, keys, "quote", f"not in source {source}: «{quote}»")


def _problem(source: Source, path: Path) -> str | None:
    if not path.exists():
        return f"{source.file} is not in the folder"
    if hashlib.sha256(path.read_bytes()).hexdigest() != source.sha256:
        return f"{source.file} is not the text whose SHA-256 is registered"
    return None


def squeezed(text: str) -> str:
    """The text without white space: the extraction of the sources broke lines anywhere."""
    return "".join(text.split())
