"""The living catalogue shows every component there is, in every language."""

import dataclasses
from pathlib import Path

import pytest
from django.test import RequestFactory
from django.utils import translation

import tirek
from tirek.kernel.text import LANGUAGES
from tirek.web import components
from tirek.web.pages import kit
from tirek.web.templatetags import kit as tags

NOT_DRAWN = {components.Page}
"""What a page has, but no part of it."""
ELSEWHERE = {"display_choice", "display_link"}
"""Tags that only the frame of the page uses."""


def shown(value):
    """Every dataclass inside the values of a specimen."""
    if dataclasses.is_dataclass(value):
        yield type(value)
        for field in dataclasses.fields(value):
            yield from shown(getattr(value, field.name))
    elif isinstance(value, list | tuple):
        for one in value:
            yield from shown(one)


@pytest.fixture
def specimens():
    with translation.override("kk"):
        return [
            one
            for section in kit.sections(RequestFactory().get("/kit/"))
            for one in section.specimens
        ]


def test_every_component_is_in_the_catalogue(specimens):
    made = {
        one
        for name in components.__all__
        if dataclasses.is_dataclass(one := getattr(components, name))
    }
    in_it = {kind for specimen in specimens for kind in shown(list(specimen.values.values()))}
    assert made - NOT_DRAWN <= in_it


def test_every_tag_of_the_kit_is_in_the_catalogue(specimens):
    written = " ".join(specimen.code for specimen in specimens)
    missing = {name for name in tags.register.tags if f"{{% {name}" not in written}
    assert missing <= ELSEWHERE


def test_every_tone_and_every_kind_of_question_is_shown(specimens):
    fields = [value for one in specimens for value in one.values.values()]
    kinds = {field.kind for field in fields if isinstance(field, components.Field)}
    assert kinds == set(components.Kind.__args__)


@pytest.mark.parametrize("language", LANGUAGES)
def test_anybody_may_read_it_in_every_language(client, db, language, specimens):
    page = client.get(f"/kit/?lang={language}")
    assert page.status_code == 200
    assert f'<html lang="{language}"' in page.text
    for specimen in specimens:
        assert f'id="{specimen.id}"' in page.text


def test_no_two_specimens_have_one_name(specimens):
    names = [specimen.name for specimen in specimens]
    assert len(names) == len(set(names))


def listed(page):
    """The invented people of the list that lives."""
    living = page[page.index('id="live-list"') : page.index('id="kit-split"')]
    return [name for name in ("Әлиев", "Ким", "Өтеген") if name in living]


def test_the_list_of_the_catalogue_really_narrows(client, db):
    assert listed(client.get("/kit/").text) == ["Әлиев", "Ким", "Өтеген"]
    assert listed(client.get("/kit/?where=1").text) == ["Әлиев", "Өтеген"]


def test_every_tag_of_the_kit_stands_on_a_page():
    """What only the catalogue draws is nobody's: a page uses it, or it goes."""
    pages = [one for one in Path(tirek.__file__).parent.rglob("*.html") if one.name != "kit.html"]
    written = "".join(one.read_text(encoding="utf-8") for one in pages)
    assert {name for name in tags.register.tags if f"{{% {name} " not in written} == set()
