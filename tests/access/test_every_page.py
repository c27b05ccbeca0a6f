"""Every page can be used by everybody: WCAG 2.2 AA, the keyboard alone, a narrow screen.

The pages are those of the address table, on the demonstration as `tirek serve` shows it, each as a
person whose page it is. A finding names the page, what is wrong and the element.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from eyes import RULES, Eyes
from inventory import ELSEWHERE, FILES, FLOWS, FORMS, PAGES, STEPS

from following import Walk, led_before, names, remember

pytestmark = pytest.mark.browser
Look = Callable[[str, str], Eyes]


def test_every_address_is_in_the_inventory() -> None:
    listed = [name for whose in PAGES.values() for name in whose.split()]
    listed += [*FILES.split(), *STEPS.split(), *ELSEWHERE.split()]
    assert set(listed) == {name for name in names() if not name.startswith("api:")}
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize("person", PAGES)
def test_a_person_can_use_every_page_of_theirs(person: str, eyes: Look) -> None:
    seen = eyes(person, "kk")
    found: dict[str, list[str]] = {}
    for name, address in addresses(seen, person, PAGES[person].split(), found).items():
        seen.open(address)
        found[f"{name} {address}"] = seen.everything()
    told(found)


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("person", FLOWS)
def test_the_flows_in_the_other_languages(person: str, language: str, eyes: Look) -> None:
    """The words are other ones, and longer: what they are drawn in is the same."""
    seen = eyes(person, language)
    found: dict[str, list[str]] = {}
    for name, address in addresses(seen, person, FLOWS[person].split(), found).items():
        seen.open(address)
        found[f"{name} {address}"] = [*seen.axe(RULES), *seen.narrow(), *seen.noise]
    told(found)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("person", FORMS)
def test_a_form_sent_empty_tells_its_errors_to_everybody(
    person: str, language: str, eyes: Look
) -> None:
    seen = eyes(person, language)
    found: dict[str, list[str]] = {}
    for name, address in addresses(seen, person, FORMS[person].split(), found).items():
        seen.open(address)
        before = seen.page.title()
        seen.send_empty()
        same = seen.page.title() == before
        found[f"{name} {address}"] = [
            *(["the title says nothing of errors"] if same else []),
            *seen.errors(),
            *seen.axe(RULES),
            *seen.narrow(),
        ]
    told(found)


def test_the_first_key_skips_to_the_words_of_the_page(eyes: Look) -> None:
    for person in ("", "zhaksy-specialist"):
        seen = eyes(person, "ru")
        seen.page.keyboard.press("Tab")
        seen.page.keyboard.press("Enter")
        seen.page.wait_for_selector("#main:focus")
        assert seen.page.evaluate("document.activeElement.id") == "main"


def addresses(
    seen: Eyes, person: str, wanted: Iterable[str], found: dict[str, list[str]]
) -> dict[str, str]:
    """Where this person's links lead to the wanted pages; what is broken or lost is a finding."""
    asked, known = list(wanted), led_before(person)
    if set(asked) - known.keys():
        walk = Walk(seen.page.context.request, seen.origin)
        walk.go(seen.begins, asked)
        remember(person, walk.found)
        known = walk.found
        lost = [f"no link leads to {name}" for name in asked if name not in known]
        found["links"] = [*walk.broken, *lost]
    return {name: known[name] for name in asked if name in known}


def told(found: dict[str, list[str]]) -> None:
    """Fail with the findings, page by page, if there are any."""
    words = "\n".join(
        f"{page}\n" + "\n".join(f"    {one}" for one in findings)
        for page, findings in found.items()
        if findings
    )
    if words:
        pytest.fail(words, pytrace=False)
