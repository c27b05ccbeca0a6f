"""Texts: nothing that people read may lack Kazakh or Russian."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from tirek.kernel.toml import read
from tirek.kernel.toml_words import key_path
from tirek.law.check.refusal import Refusal, is_text, refuse_at


def check_texts(folders: list[Path]) -> Iterator[Refusal]:
    """Every text of every TOML file under the folders."""
    for folder in folders:
        for path in sorted(folder.rglob("*.toml")):
            yield from _walk(path, read(path), [])


def _walk(path: Path, value: object, at: list[str | int]) -> Iterator[Refusal]:
    if is_text(value):
        yield from _check(path, value, at)  # type: ignore[arg-type]
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _walk(path, inner, [*at, key])
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _walk(path, inner, [*at, number])


def _check(path: Path, text: Mapping[str, object], at: list[str | int]) -> Iterator[Refusal]:
    if all(isinstance(value, list) for value in text.values()):
        return  # lists of words by language, such as month names
    for language in ("kk", "ru"):
        if not str(text.get(language, "")).strip():
            yield refuse_at(path, at, "text", f"{key_path(tuple(at))} has no {language}")
