"""Where a fact comes from, in words."""

from __future__ import annotations

from tirek.casework.queries.facts import KnownFact
from tirek.casework.texts import texts
from tirek.kernel.text import Text
from tirek.procedure.registries.registry import registries


def source_of(fact: KnownFact) -> Text:
    """The name of the fact's source ("declared by the applicant"), without its detail.

    A registry that was asked is named itself.
    """
    if _asked(fact):
        return registries()[fact.detail].from_
    found: Text = getattr(texts().sources, fact.source)
    return found


def detail_of(fact: KnownFact) -> str:
    """Which document or inspection, as the officer wrote it; "" where the source says it all."""
    return "" if _asked(fact) else fact.detail


def _asked(fact: KnownFact) -> bool:
    return fact.source == "registry" and fact.detail in registries()
