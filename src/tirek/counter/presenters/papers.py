"""The list of papers that the standard asks for on this channel, each with its mark and scans."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.conf import settings
from django.urls import reverse

from tirek.counter.presenters.steps import Steps, steps_of
from tirek.documents.models import StoredFile
from tirek.kernel.text import Text
from tirek.procedure.answer import PARTS, boxes
from tirek.reception.models import Visit
from tirek.reception.paper_marks import MARKS, Paper, papers_of
from tirek.reception.texts import texts
from tirek.web.components import Choice, Field, Page, Problem
from tirek.web.forms import date_field
from tirek.web.texts import spoken, text

ENDINGS: Mapping[str, str] = {
    "application/pdf": ".pdf",
    "image/jpeg": ".jpg,.jpeg",
    "image/png": ".png",
}


@dataclass(frozen=True)
class Scan:
    """A file attached for a paper."""

    id: str
    name: str
    href: str


@dataclass(frozen=True)
class PaperRow:
    """One paper: how it was found, until when it was valid, its scans."""

    state: Field
    expired: Field | None
    scan: Field | None
    scans: Sequence[Scan]
    lacks: bool


@dataclass(frozen=True)
class PapersPage(Page):
    """All of them."""

    steps: Steps | None = None
    papers: Sequence[PaperRow] = ()


def state_input(requirement: str) -> str:
    """Name of the choice of how a paper was found."""
    return f"{requirement}.state"


def expired_input(requirement: str) -> str:
    """Name of the day until which a paper was valid."""
    return f"{requirement}.expired_on"


def papers_page(visit: Visit, raw: Mapping[str, str], errors: Mapping[str, Text]) -> PapersPage:
    """The page; what was typed stays."""
    files = list(visit.draft.files.all())
    rows = [_row(one, visit, files, raw, errors) for one in papers_of(visit.draft, visit.papers)]
    rows = _focused(rows)
    steps = steps_of(visit, "papers")
    return PapersPage(
        title=steps.title,
        back=reverse("counter:answers", args=[visit.pk]),
        problems=[Problem.of(row.state) for row in rows if row.state.error],
        steps=steps,
        papers=rows,
    )


def _focused(rows: list[PaperRow]) -> list[PaperRow]:
    """The keyboard begins at the first paper that is not marked yet."""
    for at, row in enumerate(rows):
        if not any(choice.chosen for choice in row.state.choices):
            marked = replace(row, state=replace(row.state, autofocus=True))
            return [*rows[:at], marked, *rows[at + 1 :]]
    return rows


def _row(
    paper: Paper,
    visit: Visit,
    files: Sequence[StoredFile],
    raw: Mapping[str, str],
    errors: Mapping[str, Text],
) -> PaperRow:
    asked = paper.requirement
    ours = [file for file in files if file.kind == asked.id]
    return PaperRow(
        state=_state(paper, spoken(errors.get(asked.id, ""))),
        expired=_expired(paper, raw) if "expired" in MARKS[asked.how] else None,
        scan=_scan(paper) if asked.may_attach else None,
        scans=[_attached(visit, file) for file in ours],
        lacks=paper.lacks,
    )


def _state(paper: Paper, error: str) -> Field:
    asked = paper.requirement
    choices = [
        Choice(mark, spoken(texts().marks[mark]), chosen=mark == paper.state)
        for mark in MARKS[asked.how]
    ]
    return Field(
        state_input(asked.id),
        spoken(asked.title),
        kind="radios",
        choices=choices,
        error=error,
        optional=not asked.required,
    )


def _expired(paper: Paper, raw: Mapping[str, str]) -> Field:
    name = expired_input(paper.requirement.id)
    typed = {f"{name}-{part}": raw.get(f"{name}-{part}", "") for part in PARTS}
    held = typed if any(typed.values()) else _boxes(name, paper.expired_on)
    field = date_field(name, text("counter.papers.expired_on"), held)
    state = state_input(paper.requirement.id)
    return replace(field, asked_if=state, asked_if_values="expired")


def _boxes(name: str, day: date | None) -> dict[str, str]:
    return boxes(name, "date", day.isoformat()) if day else {}


def _scan(paper: Paper) -> Field:
    asked = paper.requirement
    return Field(
        asked.id,
        text("counter.papers.scan"),
        kind="file",
        accept=",".join(ENDINGS[kind] for kind in asked.accepts),
        max_bytes=settings.TIREK_UPLOAD_LIMIT,
        multiple=True,
        asked_if=state_input(asked.id),
        asked_if_values="compared scanned",
    )


def _attached(visit: Visit, file: StoredFile) -> Scan:
    return Scan(str(file.pk), file.name, reverse("counter:scan", args=[visit.pk, file.pk]))
