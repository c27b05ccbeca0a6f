"""Which of the groups of terms that an act lists stands in a case: the one its fact names.

A council lists categories of people, each with its sum and its paragraph; a case is about one of
them. For that case the edition is as if it set that one group: rules ask `category_amount`, and
"terms.category" cites the category's own paragraph. `category_listed` says whether it is there.
"""

from collections.abc import Hashable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import cast

from tirek.law.edition import Alternative, Edition, NotListed, alternatives


def chosen(edition: Edition, facts: Mapping[str, object]) -> Edition:
    """The edition as it stands in a case; the same one while nothing is chosen."""
    for group in alternatives(cast(Hashable, type(edition.terms))):
        key = facts[group]
        if isinstance(key, str):
            edition = _with(edition, group, key)
    return edition


@lru_cache(maxsize=4096)
def _with(edition: Edition, group: str, key: str) -> Edition:
    stands = getattr(edition.terms, group).get(key, NotListed())
    return replace(edition, terms=replace(edition.terms, **{group: stands}))


def listed(edition: Edition, group: str) -> Mapping[str, Alternative]:
    """What the edition lists in a group, by id, in the order it is printed."""
    found: Mapping[str, Alternative] = getattr(edition.terms, group)
    return found
