"""The answer of the verification page, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings

from tirek.notices.queries.verify import Verification
from tirek.portal.presenters.documents import megabytes_allowed
from tirek.web.components import Field, Page, Problem, SummaryRow, Tone
from tirek.web.formats import day
from tirek.web.language import current
from tirek.web.texts import spoken, text

CODE, FILE = "code", "file"
TONES: Mapping[str, Tone] = {"genuine": "success", "damaged": "warning", "not_found": "danger"}


@dataclass(frozen=True)
class VerifyPage(Page):
    """What is known of a letter, and the ways to ask."""

    answer: str = ""
    explanation: str = ""
    tone: Tone = "neutral"
    rows: Sequence[SummaryRow] = ()
    code: Field | None = None
    file: Field | None = None


def verify_page(found: Verification | None, *, code: str, wrong: str) -> VerifyPage:
    """`wrong` names the field that was left empty or too large."""
    typed = Field(
        CODE,
        text("portal.verify.code"),
        value=code,
        width=20,
        hint=text("portal.verify.code_hint"),
        error=text("portal.verify.code_missing") if wrong == CODE else "",
    )
    file = Field(
        FILE,
        text("portal.verify.file"),
        kind="file",
        accept=".pdf",
        hint=text("portal.verify.file_hint"),
        max_bytes=settings.TIREK_UPLOAD_LIMIT,
        error=text("portal.verify.file_large", limit=megabytes_allowed()) if wrong == FILE else "",
    )
    return VerifyPage(
        title=text("portal.verify.title"),
        problems=tuple(Problem.of(field) for field in (typed, file) if field.error),
        answer=text(f"portal.verify.{found.state}") if found else "",
        explanation=text(f"portal.verify.{found.state}_text") if found else "",
        tone=TONES[found.state] if found else "neutral",
        rows=list(_rows(found)) if found and found.found else (),
        code=typed,
        file=file,
    )


def _rows(found: Verification) -> list[SummaryRow]:
    language = text(f"portal.verify.in_{found.language}") if found.language else ""
    rows = [
        ("kind", text(f"portal.verify.kind_{found.kind}")),
        ("number", found.number or ""),
        ("language", language),
        ("issued", day(found.issued_on, current()) if found.issued_on else ""),
        ("office", spoken(found.office) if found.office else ""),
        ("now", spoken(found.now) if found.now else ""),
        ("signature", text(f"portal.verify.signature_{found.signature}")),
        ("serial", found.certificate_serial or ""),
        ("sha256", found.sha256 or ""),
    ]
    return [SummaryRow(text(f"portal.verify.row_{key}"), value) for key, value in rows if value]
