"""Size of letters and contrast are chosen without a script and kept on the device."""

import pytest


@pytest.fixture(autouse=True)
def _database(db):
    """Sessions are kept there."""


def test_a_choice_is_kept_and_shown_on_every_page(client):
    kept = client.post("/display/?next=/law/", {"size": "large", "contrast": "dark"})
    assert kept.status_code == 302
    assert kept["Location"] == "/law/"
    for address in ("/", "/law/", "/sign-in/"):
        assert 'data-size="large" data-contrast="dark"' in client.get(address).text


def test_what_was_chosen_is_ticked_on_the_page(client):
    client.post("/display/", {"size": "largest", "contrast": "strong"})
    page = client.get("/display/").text
    assert page.count(" checked") == 2
    assert 'value="largest" checked' in page
    assert 'value="strong" checked' in page


@pytest.mark.parametrize("evil", ['x"><script>', "large", "", "large-dark-more"])
def test_a_cookie_of_somebody_elses_making_changes_nothing(client, evil):
    client.cookies["display"] = evil
    page = client.get("/").text
    assert "<script>" not in page
    assert 'data-contrast="normal"' in page


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "evil"]
)
def test_the_way_back_never_leads_to_another_site(client, elsewhere):
    assert client.post(f"/display/?next={elsewhere}", {})["Location"] == "/"


def test_the_link_leads_back_to_the_page_one_was_on(client):
    assert "/display/?next=%2Flaw%2F%3Fa%3D1" in client.get("/law/?a=1").text


def test_the_page_of_an_error_keeps_the_choice(client):
    client.post("/display/", {"size": "large", "contrast": "strong"})
    answer = client.get("/nothing-is-here/")
    assert answer.status_code == 404
    assert 'data-contrast="strong"' in answer.text
