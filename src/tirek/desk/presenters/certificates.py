"""A school's own certificates: the list, one of them, the forms, and what is signed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from tirek.casework.models import Attestation
from tirek.casework.queries.attestations import series
from tirek.casework.queries.basis import conclusion_behind
from tirek.desk.certificates import document_of, rows_of
from tirek.signatures.canonical_form import as_bytes
from tirek.web import formats
from tirek.web.components import Action, Cell, Field, Page, Problem, SummaryRow, Table, Tone
from tirek.web.day_typed import day_field
from tirek.web.language import current
from tirek.web.signing import SignBox, sign_box
from tirek.web.step import Stopped
from tirek.web.texts import text
from tirek.web.typed import typed

TONES: Mapping[str, Tone] = {"issued": "success", "prolonged": "success", "ended": "neutral"}
NOT_HELD = ("csrfmiddlewaretoken", "way", "cms")


@dataclass(frozen=True)
class IssuePage(Page):
    """The form of a new certificate."""

    fields: Sequence[Field] = ()


@dataclass(frozen=True)
class CertificatePage(Page):
    """One certificate; no forms where it ended."""

    rows: Sequence[SummaryRow] = ()
    said: Table | None = None
    papers: Sequence[Action] = ()
    seen: int = 0
    is_open: bool = True
    until: Field | None = None
    since: Field | None = None
    note: Field | None = None


@dataclass(frozen=True)
class SignPage(Page):
    """What is signed, with everything that was typed held; kept_key: a test key may sign."""

    told: str = ""
    rows: Sequence[SummaryRow] = ()
    held: Sequence[tuple[str, str]] = ()
    box: SignBox | None = None
    kept_key: bool = False
    wrong: str = ""


def certificates_table(found: Sequence[Attestation]) -> Table:
    """Each as it holds now."""
    heads = ("number", "child", "days", "state")
    return Table(
        caption=text("desk.certificates.title"),
        caption_hidden=True,
        head=[Cell(text(f"desk.certificates.{name}")) for name in heads],
        rows=[_row(one) for one in found],
        empty=text("desk.certificates.empty"),
    )


def _row(one: Attestation) -> list[Cell]:
    days = [formats.day_short(day, current()) for day in (one.begins, one.ends)]
    return [
        Cell(one.number, href=reverse("desk:certificate", args=[one.pk]), header=True),
        Cell(one.about.full_name),
        Cell(" – ".join(days)),
        Cell(_state(one), tone=TONES[one.kind]),
    ]


def _state(one: Attestation) -> str:
    key = f"desk.certificates.kind_{one.kind}"
    return text(key, since=formats.day_short(one.ended_from, current()))


def issue_page(request: HttpRequest, stopped: Stopped | None) -> IssuePage:
    """The form; everything that was typed stays."""
    fields = [
        typed(request, "iin", _label("child_iin"), stopped, width=20, inputmode="numeric"),
        typed(request, "basis", _label("basis"), stopped, width=20, hint=_label("basis_hint")),
        typed(request, "number", _label("number"), stopped, width=20, hint=_label("number_hint")),
        day_field(request, "begins", _label("begins"), stopped),
        day_field(request, "ends", _label("ends"), stopped),
    ]
    return IssuePage(
        title=_label("issue"),
        back=reverse("desk:certificates"),
        problems=[stopped.problem] if stopped else [],
        fields=fields,
    )


def certificate_page(
    request: HttpRequest, last: Attestation, stopped: Stopped | None
) -> CertificatePage:
    """The certificate, everything that was said of it, and the two ways to go on."""
    rows = [SummaryRow(label, value) for label, value in rows_of(last)]
    said = series(last)
    return CertificatePage(
        title=text("desk.certificates.one", number=last.number),
        back=reverse("desk:certificates"),
        problems=[stopped.problem] if stopped else [],
        rows=[*rows, SummaryRow(_label("state"), _state(last))],
        said=_said(said),
        papers=[*_papers(said), *_conclusion(last)],
        seen=last.pk,
        is_open=last.kind != Attestation.Kind.ENDED,
        until=day_field(request, "until", _label("until"), stopped),
        since=day_field(request, "since", _label("since"), stopped, hint=_label("since_hint")),
        note=typed(request, "note", _label("note"), stopped, optional=True),
    )


def sign_page(
    request: HttpRequest, ready: Attestation, back: str, stopped: Stopped | None
) -> SignPage:
    """What was typed is sent again with the signature."""
    held = [(name, one) for name, one in request.POST.items() if name not in NOT_HELD]
    signed = document_of(ready)
    return SignPage(
        title=_label("sign_title"),
        back=back,
        problems=[Problem(stopped.why, "#q-signature")] if stopped else [],
        told=signed.parts[0].title,
        rows=[SummaryRow(row.question, ", ".join(row.answers)) for row in signed.parts[0].rows],
        held=[(name, str(one)) for name, one in held],
        box=sign_box(as_bytes(signed), "employee"),
        kept_key=settings.TIREK_TEST_KEYS,
        wrong=stopped.why if stopped else "",
    )


def _said(said: Sequence[Attestation]) -> Table:
    heads = ("when", "what", "ends", "who")
    return Table(
        caption=_label("history"),
        head=[Cell(_label(name)) for name in heads],
        rows=[
            [
                Cell(formats.moment(one.at, current()), header=True),
                Cell(_state(one), note=one.note),
                Cell(formats.day_short(one.ends, current())),
                Cell(one.by.full_name),
            ]
            for one in said
        ],
    )


def _papers(said: Sequence[Attestation]) -> list[Action]:
    """The files of the last row that has any."""
    files = [paper for one in said for paper in one.papers.all()]
    last = {paper.language: paper for paper in files}
    return [
        Action(
            reverse("desk:certificate-paper", args=[paper.attestation_id, language]),
            text(f"desk.certificates.paper_{language}"),
        )
        for language, paper in sorted(last.items())
    ]


def _conclusion(last: Attestation) -> list[Action]:
    behind = conclusion_behind(last)
    return [
        Action(
            reverse("desk:certificate-conclusion", args=[last.pk, paper.language]),
            text(f"desk.conclusions.paper_{paper.language}"),
        )
        for paper in (behind.papers.order_by("language") if behind else ())
    ]


def _label(name: str) -> str:
    return text(f"desk.certificates.{name}")
