"""Every service answers a situation of life that the start page shows."""

import pytest
import reading

from tirek.portal.situations import situations
from tirek.services import SERVICES


def test_every_service_can_be_reached_from_a_situation():
    reached = {link.slug for situation in situations() for link in situation.services}
    assert reached == set(SERVICES)


@pytest.mark.django_db
def test_the_start_page_leads_to_the_calculator_and_the_services(client):
    page = reading.body(client.get("/", {"lang": "kk"}))
    for slug in SERVICES:
        assert f'href="/services/{slug}/"' in page
    assert 'href="/services/home-education/calculate/"' in page
