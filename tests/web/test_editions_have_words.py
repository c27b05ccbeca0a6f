"""Every group and every term that an edition sets can be read by people in their language."""

import pytest
from django.utils import translation

from tirek.kernel.text import LANGUAGES
from tirek.law.catalogue import the_law
from tirek.law.edition import Edition
from tirek.services import SERVICES
from tirek.web.edition_terms import group_title, terms_set

EDITIONS = [
    edition
    for service in SERVICES.values()
    for edition in the_law().editions(service.rulebook()).all
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("edition", EDITIONS, ids=lambda one: one.path.stem)
def test_every_group_and_term_has_words(edition: Edition, language: str) -> None:
    with translation.override(language):
        for name, group in edition.groups():
            assert group_title(edition, name, group)
            assert all(row.label and row.value for row in terms_set(edition, name, group))
