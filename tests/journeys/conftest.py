"""Every story of this folder drives a browser and needs its database between transactions.

The main ones are told in Kazakh and in Russian; each other one in one of its languages, so that an
hour is enough for all of them. TIREK_EVERY_LANGUAGE=1 tells everything in every language. That no
page mixes languages and that each fits its words in all of them is looked at in tests/access.
"""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path
from zlib import crc32

import pytest

from browsing import between_transactions
from making import PANFILOV, office, officer
from tirek.accounts.models import Role, User

HERE = Path(__file__).parent
LANGUAGES = {"kk", "ru", "en"}
IN_EVERY_LANGUAGE = ("test_start_to_sent.py", "test_home_education_line.py", "test_counter.py")
"""The application, the line from it to the money, the counter."""


@pytest.fixture
def officers() -> tuple[User, User]:
    """The specialist and the head of one department."""
    office(PANFILOV)
    return officer(place=PANFILOV), officer(Role.HEAD, PANFILOV)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    between_transactions(items, HERE)
    if not os.environ.get("TIREK_EVERY_LANGUAGE"):
        left = {id(one) for told in _by_story(items).values() for one in _untold(told)}
        config.hook.pytest_deselected(items=[one for one in items if id(one) in left])
        items[:] = [one for one in items if id(one) not in left]


def _by_story(items: list[pytest.Item]) -> dict[str, list[pytest.Item]]:
    """The stories that are told in several languages."""
    stories: dict[str, list[pytest.Item]] = defaultdict(list)
    for one in items:
        params = getattr(getattr(one, "callspec", None), "params", {})
        if HERE in one.path.parents and LANGUAGES & {str(value) for value in params.values()}:
            stories[f"{one.path}::{one.originalname}"].append(one)  # type: ignore[attr-defined]
    return stories


def _untold(story: list[pytest.Item]) -> list[pytest.Item]:
    """All but one; which one depends on the story's name alone, so that languages take turns."""
    if story[0].path.name in IN_EVERY_LANGUAGE:
        return []
    kept = crc32(story[0].originalname.encode()) % len(story)  # type: ignore[attr-defined]
    return story[:kept] + story[kept + 1 :]
