"""Nobody reads a text in a language they did not choose: kk, ru and en, everywhere."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from checkout import named, nothing, tables

LANGUAGES = ("kk", "ru", "en")
PAPER_FORMS = ("genitive", "locative")
"""Case forms of a place's name are for Kazakh and Russian papers; English has none."""


def _texts(value: object, at: tuple[str, ...] = ()) -> Iterator[tuple[str, Mapping[str, object]]]:
    if isinstance(value, Mapping):
        if value and set(value) <= set(LANGUAGES):
            yield ".".join(at), value
        else:
            for key, inner in value.items():
                yield from _texts(inner, (*at, str(key)))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _texts(inner, (*at, str(number)))


def _missing(path: Path, table: object) -> Iterator[str]:
    for at, text in _texts(table):
        form = at.rpartition(".")[2] in PAPER_FORMS
        for language in LANGUAGES[:2] if form else LANGUAGES:
            if not text.get(language):
                yield f"{named(path)}: {at} has no {language}"


def test_every_text_is_there_in_kazakh_russian_and_english() -> None:
    nothing(gap for path, table in tables().items() for gap in _missing(path, table))


def test_a_missing_language_is_found() -> None:
    table = {"page": {"title": {"kk": "Тақырып", "ru": "Заголовок"}}}
    assert [at for at, text in _texts(table) if "en" not in text] == ["page.title"]
