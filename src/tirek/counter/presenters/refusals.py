"""Refusals to accept as a register and one by one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from tirek.reception.models import RefusalToAccept
from tirek.reception.papers import LANGUAGES
from tirek.reception.texts import texts
from tirek.services import SERVICES
from tirek.web import formats
from tirek.web.components import Action, Cell, Field, Page, SummaryRow, Table
from tirek.web.language import OWN_NAMES, current
from tirek.web.texts import spoken, text


@dataclass(frozen=True)
class RefusalPage(Page):
    """One refusal; `papers` are its PDFs, the person's own language first."""

    number: str = ""
    rows: Sequence[SummaryRow] = ()
    papers: Sequence[Action] = ()
    resume: str = ""


def search_field(sought: str) -> Field:
    """By the number of the receipt or the person's IIN."""
    return Field("q", text("counter.refusals.search"), value=sought, width=20)


def refusals_table(found: Sequence[RefusalToAccept]) -> Table:
    """A row for each."""
    heads = ("number", "when", "person", "lacking", "by")
    return Table(
        caption=text("counter.refusals.title"),
        caption_hidden=True,
        head=[Cell(text(f"counter.refusals.head_{name}")) for name in heads],
        rows=[_row(one) for one in found],
        empty=text("counter.refusals.empty"),
    )


def refusal_page(refusal: RefusalToAccept) -> RefusalPage:
    """What the paper says, and the two languages of it."""
    rows = [
        ("service", spoken(SERVICES[refusal.service].name)),
        ("person", f"{refusal.person} ({refusal.iin})"),
        ("when", formats.moment(refusal.at, current())),
        ("by", refusal.by_name),
    ]
    listed = SummaryRow(text("counter.refusals.lacking"), items=lacking_of(refusal))
    told = [SummaryRow(text(f"counter.refusals.{name}"), value) for name, value in rows]
    return RefusalPage(
        title=text("counter.refusals.one"),
        back=reverse("counter:refusals"),
        number=refusal.number,
        rows=[*told, listed],
        papers=papers(refusal.language, "refusal-pdf", refusal.number),
        resume=str(refusal.draft_id),
    )


def papers(own: str, page: str, number: str) -> list[Action]:
    """Links to the PDFs of a paper, the person's own language first."""
    ordered = sorted(LANGUAGES, key=lambda language: language != own)
    return [
        Action(
            reverse(f"counter:{page}", args=[number, language]),
            text(f"counter.papers.{page.replace('-', '_')}", language=OWN_NAMES[language]),
        )
        for language in ordered
    ]


def lacking_of(refusal: RefusalToAccept) -> list[str]:
    """Each paper that was missing or expired, in words."""
    return [_lacking(one) for one in refusal.lacking]


def _lacking(paper: Mapping[str, Any]) -> str:
    mark = spoken(texts().marks[paper["state"]])
    day = paper.get("expired_on")
    until = f" ({formats.day(day, current())})" if day else ""
    return f"{spoken(paper['title'])}: {mark}{until}"


def _row(refusal: RefusalToAccept) -> list[Cell]:
    href = reverse("counter:refusal", args=[refusal.number])
    service = spoken(SERVICES[refusal.service].name)
    return [
        Cell(refusal.number, href=href, header=True),
        Cell(formats.moment(refusal.at, current())),
        Cell(refusal.person or refusal.iin, note=service),
        Cell("; ".join(lacking_of(refusal))),
        Cell(refusal.by_name),
    ]
