"""The button that begins one more application like this one."""

from __future__ import annotations

from dataclasses import dataclass

from tirek.casework.legal import service_of
from tirek.casework.models import Case, Draft
from tirek.web.texts import spoken


@dataclass(frozen=True)
class Again:
    """Where the button sends, and what is said beside it: each is an application of its own."""

    href: str
    button: str
    told: str


def again_button(case: Case, href: str) -> Again:
    """The button in the words of the service, which has several applications at once."""
    again = service_of(case).form.again
    assert again is not None, "asked of a service that has one application at a time"
    return Again(href, spoken(again.button), spoken(again.told))


def told_before_sending(draft: Draft) -> str:
    """That each of several is an application of its own; "" where a person has one at a time."""
    again = service_of(draft).form.again
    return spoken(again.told) if again else ""
