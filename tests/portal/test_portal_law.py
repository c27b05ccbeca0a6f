"""The acts, for everybody: where, since when, in their own words, paragraph by paragraph."""

import re

import pytest
import reading

from tirek.law.catalogue import the_law
from tirek.portal.presenters.editions import edition_named, edition_view
from tirek.services import SERVICES

pytestmark = pytest.mark.django_db

EDITIONS = [
    edition.id
    for service in SERVICES.values()
    for edition in the_law().editions(service.rulebook()).all
]


def test_the_list_names_every_edition_with_its_state(client):
    response = client.get("/law/", {"lang": "ru"})
    page, shown = reading.body(response), reading.words(response)
    for edition in EDITIONS:
        assert f'href="/law/{edition}/"' in page
    assert "3 МРП в месяц" in shown
    assert "Не действует" in shown
    assert "4 325 ₸" in shown


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_edition_can_be_read_in_every_language(client, edition):
    for language in ("kk", "ru", "en"):
        response = client.get(f"/law/{edition}/", {"lang": language})
        assert response.status_code == 200
        anchors = re.findall(r'\bid="(p[^"]*)"', reading.body(response))
        assert len(anchors) == len(set(anchors))


def test_a_paragraph_has_an_anchor_its_words_and_what_it_sets(client):
    response = client.get("/law/zhaksy-2023/", {"lang": "ru"})
    section = re.search(
        r'<section class="tk-para" id="p7">(.*?)</section>', reading.body(response), re.S
    )
    assert "Пункт 7. Размер" in section[1]
    assert '<q class="tk-cite tk-cite__quote" lang="kk">' in section[1]
    assert "үш айлық есептік көрсеткішке тең" in section[1]


def test_what_the_act_leaves_out_is_said(client):
    shown = reading.words(client.get("/law/panfilov-2026/", {"lang": "ru"}))
    assert "размер возмещения не задан" in shown


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_citation_of_an_edition_has_its_anchor(edition):
    found = edition_named(SERVICES.values(), the_law(), edition)
    view = edition_view(found, the_law())
    anchors = {group.anchor for group in view.groups}
    cited = {group.paragraph for _, group in found.groups() if group.quote} - {""}
    assert {f"p{paragraph}" for paragraph in cited} <= anchors
