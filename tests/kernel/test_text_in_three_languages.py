"""A text always has Kazakh and Russian; Russian stands in for a missing English one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tirek.kernel.text import LANGUAGES, Text

SENTENCES = st.text(min_size=1).filter(lambda sentence: bool(sentence.strip()))
TEXTS = st.builds(Text, SENTENCES, SENTENCES, st.just("") | SENTENCES)


@pytest.mark.parametrize(("kk", "ru"), [("", "да"), ("иә", ""), (" \n", "да"), ("иә", "\t")])
def test_a_text_without_kazakh_or_russian_is_refused(kk: str, ru: str) -> None:
    with pytest.raises(ValueError, match="both kk and ru"):
        Text(kk, ru, "yes")


def test_each_language_gets_its_own_sentence() -> None:
    text = Text(kk="иә", ru="да", en="yes")
    assert [text.in_(language) for language in LANGUAGES] == ["иә", "да", "yes"]


def test_russian_stands_in_for_english() -> None:
    assert Text("иә", "да").in_("en") == "да"
    assert Text("иә", "да").as_dict() == {"kk": "иә", "ru": "да", "en": "да"}


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="'de'"):
        Text("иә", "да").in_("de")  # type: ignore[arg-type]


def test_places_are_filled_in_each_language() -> None:
    text = Text(kk="{name} керек: {n}", ru="нужен {name}: {n}", en="{name} needed: {n}")
    filled = text.format(name=Text("ЖСН", "ИИН", "IIN"), n=2)
    assert filled == Text("ЖСН керек: 2", "нужен ИИН: 2", "IIN needed: 2")


def test_an_english_sentence_that_is_missing_stays_missing_when_filled() -> None:
    assert Text("{n} күн", "{n} дней").format(n=5) == Text("5 күн", "5 дней", "")


def test_a_place_without_a_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        Text("{n} күн", "дней").format()


@given(TEXTS)
def test_a_text_is_read_back_as_its_readers_see_it(text: Text) -> None:
    again = Text.of(text.as_dict())
    assert [again.in_(language) for language in LANGUAGES] == [
        text.in_(language) for language in LANGUAGES
    ]


def test_reading_refuses_unknown_languages_and_missing_ones() -> None:
    with pytest.raises(ValueError, match="not de, fr"):
        Text.of({"kk": "иә", "ru": "да", "fr": "oui", "de": "ja"})
    with pytest.raises(ValueError, match="both kk and ru"):
        Text.of({"kk": "иә"})
    assert Text.of({"kk": "иә", "ru": "да"}) == Text("иә", "да")


def test_a_sentence_begins_with_a_capital_and_the_rest_stays_as_written() -> None:
    assert Text("бұл АЕК", "это МРП", "the MCI").capital() == Text("Бұл АЕК", "Это МРП", "The MCI")
