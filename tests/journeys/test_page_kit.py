"""Comforts of every page in a real browser; where they are missing, nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from journey import as_typed, paper

from making import SERVICE, ZHAKSY, answers, citizen, office

KEPT = "Object.keys(sessionStorage).filter(key => key.startsWith('tirek-kept')).length"


@pytest.fixture
def parent(visitor: Callable[..., Any], clock: Callable[[str], None]) -> Any:
    """A mother at the first question of an application, on a telephone."""
    office(ZHAKSY)
    clock("2025-09-15 11:00")
    user = citizen()
    arrived = visitor("ru", phone=True)
    arrived.sign_in(user.username)
    arrived.open(f"/apply/{SERVICE}/")
    arrived.fill("place", ZHAKSY)
    arrived.go_on()
    arrived.known = {name: as_typed(value) for name, value in answers(user).items()}
    go_to_typing(arrived)
    return arrived


def go_to_typing(parent: Any) -> None:
    """Answer truly until something is to be typed."""
    for _ in range(20):
        if parent.page.locator("main form input[type=text]:visible").count():
            return
        for name in sorted(parent.names_asked() & parent.known.keys()):
            parent.fill(name, parent.known[name])
        parent.go_on()
    raise AssertionError("nothing was ever to be typed")


def box(parent: Any) -> Any:
    return parent.page.locator("main form input[type=text]:visible").first


def test_answers_outlive_a_lost_connection_and_go_when_it_is_back(parent: Any) -> None:
    asked = parent.page.url
    for name in sorted(parent.names_asked() & parent.known.keys()):
        parent.fill(name, parent.known[name])
    typed = box(parent).input_value()
    assert typed
    parent.page.context.set_offline(True)
    parent.page.click("main form button.govuk-button >> nth=0")
    parent.page.wait_for_selector(".tk-kept")
    assert parent.page.url == asked
    assert "сохранены на этом устройстве" in parent.text()
    assert box(parent).input_value() == typed
    parent.look("no-connection")
    parent.page.context.set_offline(False)
    parent.page.wait_for_url(lambda url: url != asked)
    assert parent.page.evaluate(KEPT) == 0
    parent.page.goto(asked)
    assert box(parent).input_value() == typed


def test_what_was_typed_and_not_sent_is_back_when_the_page_is(parent: Any) -> None:
    asked = parent.page.url
    box(parent).fill("Жалғасбай")
    parent.open("/law/")
    parent.page.goto(asked)
    assert box(parent).input_value() == "Жалғасбай"
    assert "Проверьте" in parent.page.inner_text(".tk-kept")
    parent.look("typed-before")


def test_who_signs_out_leaves_nothing_in_the_browser(parent: Any) -> None:
    asked = parent.page.url
    box(parent).fill("Жалғасбай")
    assert parent.page.evaluate(KEPT) == 1
    parent.page.click(".tk-account summary")
    parent.page.click(".tk-account button")
    parent.page.wait_for_url(lambda url: url != asked)
    assert parent.page.evaluate("sessionStorage.length + localStorage.length") == 0


def test_another_person_in_the_same_window_never_sees_it(parent: Any) -> None:
    box(parent).fill("Жалғасбай")
    kept = parent.page.evaluate("Object.values(sessionStorage)")
    parent.page.context.clear_cookies()
    other = citizen(iin="950101450084")
    parent.sign_in(other.username)
    parent.page.goto(f"{parent._address}/apply/{SERVICE}/")
    assert kept
    assert parent.page.evaluate(KEPT) == 0


def test_a_list_changes_by_itself_and_keeps_its_address(visitor: Callable[..., Any]) -> None:
    reader = visitor("kk")
    reader.open("/kit/")
    reader.page.wait_for_load_state()
    reader.page.evaluate("window.still = 'here'")
    live = reader.page.locator("#live-list")
    assert live.locator("tbody tr").count() == 3
    live.locator("select").select_option("2")
    reader.page.wait_for_url("**where=2**")
    assert live.locator("tbody td").first.inner_text() == "Ким Даниял"
    assert live.locator("tbody tr").count() == 1
    assert reader.page.evaluate("window.still") == "here"
    (kept,) = reader.page.evaluate("Object.values(sessionStorage)")
    assert dict(parse_qsl(urlsplit(kept).query)) == {"where": "2"}
    assert reader.page.evaluate("localStorage.length") == 0


def test_letters_grow_and_colours_turn_without_a_script(
    visitor: Callable[..., Any], browser: Any
) -> None:
    address = visitor("kk")._address
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{address}/law/?lang=kk")
    page.get_by_role("link", name="Мәтін өлшемі және контраст").click()
    page.get_by_label("Өте үлкен").check()
    page.get_by_label("Қара фондағы ақ мәтін").check()
    page.locator("main form button").click()
    assert page.url.startswith(f"{address}/law/")
    assert page.locator("html[data-size=largest][data-contrast=dark]").count() == 1
    context.close()


def to_the_papers(parent: Any) -> None:
    parent.page.goto(parent.page.url.split("/q/")[0] + "/documents/")
    parent.page.wait_for_load_state()


def test_a_file_shows_how_far_it_is_and_lands_where_it_should(parent: Any) -> None:
    """Slowed down, so that there is a way to see; a refusal keeps the page and its comforts."""
    to_the_papers(parent)
    page = parent.page
    page.evaluate("window.still = 'here'")
    page.evaluate(
        "new MutationObserver(() => {"
        " window.seen ||= !!document.querySelector('.tk-upload progress') })"
        ".observe(document.body, { childList: true, subtree: true })"
    )
    field = page.locator("input[type=file]").first
    field.set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": b"no paper"})
    page.locator("main form button.govuk-button").last.click()
    page.wait_for_selector(".govuk-error-summary")
    assert page.evaluate("window.seen") is True
    assert page.evaluate("window.still") == "here"
    assert page.locator(".tk-upload").count() == 0
    assert page.locator(".tk-choose__shown").count() == page.locator("input[type=file]").count()
    parent.look("wrong-file")
    page.locator("input[type=file]").first.set_input_files(paper())
    page.locator("main form button.govuk-button").last.click()
    page.wait_for_selector(".tk-file >> text=anyqtama.pdf")


def test_files_are_not_lost_with_the_connection(parent: Any) -> None:
    to_the_papers(parent)
    page = parent.page
    page.locator("input[type=file]").first.set_input_files(paper())
    page.context.set_offline(True)
    page.locator("main form button.govuk-button").last.click()
    page.wait_for_selector(".tk-kept")
    assert "связь прервалась" in page.inner_text(".tk-kept")
    assert page.evaluate("document.querySelector('input[type=file]').files.length") == 1
    parent.look("file-not-sent")
    page.context.set_offline(False)
    page.locator("main form button.govuk-button").last.click()
    page.wait_for_selector(".tk-file >> text=anyqtama.pdf")
