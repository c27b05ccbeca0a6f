"""Every page of the address table, in each language, has no word of another one.

Words of acts and personal names are marked as what they are (`lang`, `translate="no"`); the names
and notes of the invented families are known. Everything else a person reads is in the language
that the page says it is in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from inventory import PAGES
from one_language import LANGUAGES, foreign, vocabulary

from beginnings import begin
from following import Walk, led_before, remember

if TYPE_CHECKING:
    from playwright.sync_api import Browser

MIXED = """<html lang="ru"><body><p>Заявление принято, жауап мерзімі бүгін</p>
<p>Имя <span translate="no">Өтеген Мұратқызы</span>, <q lang="kk">ай сайын төленеді</q></p>
<input value="жауап"><button aria-label="Save">Сохранить</button><script>"жауап"</script>"""


def test_words_of_another_language_are_found_and_marked_ones_are_not() -> None:
    found = foreign(MIXED, "ru")
    assert [one.split("'")[1] for one in found] == ["жауап", "мерзімі", "бүгін", "Save"]


def test_a_page_that_says_another_language_is_found() -> None:
    assert foreign('<html lang="kk"><p>Артқа</p>', "ru") == ["lang is 'kk'"]


def test_the_vocabulary_knows_each_language() -> None:
    for language, word in zip(LANGUAGES, ("және", "заявление", "application"), strict=True):
        assert [one for one in LANGUAGES if word in vocabulary()[one]] == [language]


@pytest.mark.browser
@pytest.mark.parametrize("person", PAGES)
def test_no_page_mixes_languages(person: str, browser: Browser, showroom: str) -> None:
    context = browser.new_context()
    begins = begin(context.new_page(), showroom, person, "kk")
    found = led_before(person)
    if set(PAGES[person].split()) - found.keys():
        walk = Walk(context.request, showroom)
        walk.go(begins, PAGES[person].split())
        remember(person, found := walk.found)
    assert found
    mixed = []
    for name in PAGES[person].split():
        for language in LANGUAGES if name in found else ():
            answer = context.request.get(f"{showroom}{found[name]}?lang={language}")
            mixed += [f"{language} {name}: {one}" for one in foreign(answer.text(), language)]
    context.close()
    assert not mixed, "\n".join(dict.fromkeys(mixed))
