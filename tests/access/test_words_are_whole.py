"""Words bend as the languages want: no ending is glued to a value that somebody fills in later.

A Kazakh ending follows the sound before it (12-ге, but 60-қа), a Russian one the number and gender;
texts say it another way, or the forms are stored. What is shown to people is ours, never Django's:
its Kazakh is half English.
"""

from __future__ import annotations

import re
import tomllib

from one_language import PACKAGE, texts_of

KAZAKH_ENDINGS = (
    "[ғгқк][ае]|н[ае]|[дт][ае]|нд[ае]|[дтн][ае]н|[мбп]ен|[ндт][ыі]ң|[ндт][ыі]|[лдт][ае]р"
)
RUSSIAN_ENDINGS = "му|го|ми|ого|ому|ым|ами|ах|ям"
GLUED = re.compile(rf"\}}[-’']?(?:{KAZAKH_ENDINGS}|{RUSSIAN_ENDINGS})(?![\w])")
BARE = re.compile(r"\}\s+(?:дейін|бастап)\b")
DJANGOS_OWN = re.compile(
    r"django\.utils\.translation import .*gettext|from django import forms|django\.forms"
    r"|\{% ?(?:trans|blocktrans|translate|blocktranslate|load humanize)"
    r"|\|(?:date|time|naturalday)\b"
)


def test_an_ending_glued_to_a_value_is_seen() -> None:
    assert GLUED.search("1-ден {most}-ге дейін")
    assert GLUED.search("{name}ның ісі")
    assert not GLUED.search("{n}-тармақ, {name} ісі, {n}-жұмыс күні")


def test_no_text_glues_an_ending_to_a_value() -> None:
    glued = [
        f"{path.relative_to(PACKAGE)}: {written}"
        for path in sorted(PACKAGE.rglob("*.toml"))
        for _, written in texts_of(tomllib.loads(path.read_text(encoding="utf-8")))
        if GLUED.search(written)
    ]
    assert not glued


def test_a_day_stands_in_its_own_case_before_until_and_since() -> None:
    """It is «21 қараша күніне дейін», or a stored form of the month as letters have them."""
    bare = [
        f"{path.relative_to(PACKAGE)}: {written}"
        for path in sorted(PACKAGE.rglob("*.toml"))
        for language, written in texts_of(tomllib.loads(path.read_text(encoding="utf-8")))
        if language == "kk" and "notices" not in path.parts and BARE.search(written)
    ]
    assert not bare


def test_no_page_shows_words_or_dates_of_djangos_own() -> None:
    pages = [*PACKAGE.rglob("*.html"), *PACKAGE.rglob("*.py")]
    found = [path for path in pages if DJANGOS_OWN.search(path.read_text(encoding="utf-8"))]
    assert not found
