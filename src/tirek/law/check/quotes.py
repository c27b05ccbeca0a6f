"""Quotes: every one is found, word for word, in the official text it is said to come from."""

import hashlib
from collections.abc import Iterator
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
            if edition.source not in texts:
                continue
            for group, quote in edition.quotes():
                if squeezed(quote) not in texts[edition.source]:
                    keys = ["terms", *group.split("."), "quote"]
                    message = f"not in source {edition.source}: «{quote}»"
                    yield refuse_at(edition.path, keys, "quote", message)


def _problem(source: Source, path: Path) -> str | None:
    if not path.exists():
        return f"{source.file} is not in the folder"
    if hashlib.sha256(path.read_bytes()).hexdigest() != source.sha256:
        return f"{source.file} is not the text whose SHA-256 is registered"
    return None


def squeezed(text: str) -> str:
    """The text without white space: the extraction of the sources broke lines anywhere."""
    return "".join(text.split())
