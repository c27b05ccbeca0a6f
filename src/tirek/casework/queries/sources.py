"""Where a fact comes from, in words."""

from __future__ import annotations

from tirek.casework.queries.facts import KnownFact
from tirek.casework.texts import texts
from tirek.kernel.text import Text


def source_of(fact: KnownFact) -> Text:
    """The name of the fact's source ("declared by the applicant"), without its detail."""
    found: Text = getattr(texts().sources, fact.source)
    return found
