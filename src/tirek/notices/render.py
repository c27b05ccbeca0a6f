"""A letter laid out as a PDF/A-2b."""

from __future__ import annotations

from pathlib import Path

from tirek.documents.typeset import typeset
from tirek.kernel.text import Language
from tirek.notices.facts import NoticeFacts
from tirek.notices.letter import compose

TEMPLATE = Path(__file__).parent / "templates" / "notice.typ"


def render(facts: NoticeFacts, language: Language) -> bytes:
    """The notice in one language, not signed yet. The same facts give the same bytes."""
    return typeset(TEMPLATE, compose(facts, language), at=facts.case.issued_at)
