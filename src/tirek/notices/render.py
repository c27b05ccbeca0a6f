"""A letter laid out as a PDF/A-2b."""

from __future__ import annotations

from pathlib import Path

from tirek.documents.typeset import typeset
from tirek.kernel.text import Language
from tirek.notices.certificate import compose_certificate
from tirek.notices.facts import NoticeFacts
from tirek.notices.letter import compose
from tirek.notices.wording import service_wording

TEMPLATES = Path(__file__).parent / "templates"


def render(facts: NoticeFacts, language: Language) -> bytes:
    """The notice in one language, not signed yet. The same facts give the same bytes."""
    at, certificate = facts.case.issued_at, service_wording(facts.case.service).certificate
    if facts.kind != "certificate" or certificate is None:
        return typeset(TEMPLATES / "notice.typ", compose(facts, language), at=at)
    document = compose_certificate(facts, certificate, language)
    return typeset(TEMPLATES / "certificate.typ", document, at=at)
