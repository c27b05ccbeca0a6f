"""Who vouches for facts of a case: for the dossier, and for the organisation that does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from tirek.casework.legal import service_of
from tirek.casework.models import Attestation, Case, Vouching
from tirek.casework.queries.attestations import last_rows
from tirek.casework.queries.vouching import days_of, offices_to_ask, paper_of, papers_of
from tirek.desk.presenters.officers import place_name
from tirek.kernel.text import capital
from tirek.law.factsheet import facts_of
from tirek.procedure.registries.registry import registries
from tirek.registries.queries import documents_about
from tirek.web import formats
from tirek.web.components import Action, Cell, Field, Page, SummaryRow, Table, Tone
from tirek.web.day_typed import day_field
from tirek.web.language import current
from tirek.web.step import Stopped
from tirek.web.texts import spoken, text
from tirek.web.typed import chosen, typed

TONES: Mapping[str, Tone] = {
    "none": "warning",
    "confirmed": "success",
    "disputed": "danger",
    "ended": "neutral",
}


@dataclass(frozen=True)
class PaperPage(Page):
    """A certificate as its school sees it; no forms where it has ended."""

    about: Sequence[SummaryRow] = ()
    answered: str = ""
    seq: int = 0
    is_open: bool = True
    wrong: Field | None = None
    since: Field | None = None
    note: Field | None = None
    own: Action | None = None


def vouching_table(found: Sequence[Vouching]) -> Table:
    """For the dossier: who was asked, about which paper, what they said."""
    return Table(
        caption=text("desk.vouching.title"),
        head=[Cell(text(f"desk.vouching.head_{name}")) for name in ("office", "paper", "answer")],
        rows=[_asked(one) for one in found],
        empty=text("desk.vouching.empty"),
    )


def ask_fields(request: HttpRequest, case: Case, stopped: Stopped | None) -> list[Field]:
    """Which paper, and who may have issued it; none where nobody can be asked."""
    papers = [(one.registry, spoken(one.paper)) for one in papers_of(case)]
    offices = [office for one in papers_of(case) for office in offices_to_ask(case, one)]
    if not offices:
        return []
    options = [(str(one.pk), f"{place_name(one.place)}: {spoken(one.name)}") for one in offices]
    asked = chosen(request, "office", text("desk.vouching.office"), stopped, options)
    if len(papers) == 1:
        return [asked]
    return [chosen(request, "paper", text("desk.vouching.paper"), stopped, papers), asked]


def school_table(found: Sequence[Vouching]) -> Table:
    """For the organisation: the child, the days, what was answered."""
    groups = _groups(found)
    heads = ("child", "paper", "days", "answer")
    return Table(
        caption=text("desk.school.title"),
        caption_hidden=True,
        head=[Cell(text(f"desk.school.head_{name}")) for name in heads],
        rows=[_paper(one, groups.get(one.pk, "")) for one in found],
        empty=text("desk.school.empty"),
    )


def paper_page(request: HttpRequest, one: Vouching, stopped: Stopped | None) -> PaperPage:
    """The certificate and the three answers."""
    hint = text("desk.school.ended_since_hint")
    own = _own(one)
    return PaperPage(
        title=one.case.subject.full_name,
        back=reverse("desk:school"),
        problems=[stopped.problem] if stopped else [],
        about=_about(one),
        answered=text("desk.school.answered", answer=answer_words(one)) if _said(one) else "",
        seq=one.case.last_seq,
        is_open=one.since is None and own is None,
        own=own,
        wrong=typed(
            request, "note", text("desk.school.wrong_note"), stopped, kind="textarea", rows=3,
            hint=text("desk.school.wrong_hint"),
        ),
        since=day_field(request, "since", text("desk.school.ended_since"), stopped, hint=hint),
        note=typed(request, "words", text("desk.school.ended_note"), stopped, optional=True),
    )  # fmt: skip


def _own(one: Vouching) -> Action | None:
    """The certificate that the organisation issued in Tirek itself: there it says what changes."""
    child, paper = one.case.subject_id, one.registry
    issued = last_rows().filter(office=one.office_id, about=child, paper=paper)
    ends = dict(days_of(one)).get(paper_of(one).until)  # the paper that the case stands on
    if ends is None:
        return None
    found = issued.exclude(kind=Attestation.Kind.ENDED).filter(ends=ends).order_by("pk").last()
    if found is None:
        return None
    return Action(
        reverse("desk:certificate", args=[found.pk]),
        text("desk.certificates.one", number=found.number),
    )


def answer_words(one: Vouching) -> str:
    """What the organisation said."""
    key = f"desk.school.answer_{one.answer}"
    return text(key, since=formats.day_short(one.since, current())) if one.since else text(key)


def _said(one: Vouching) -> bool:
    return one.answer != Vouching.Answer.NONE


def _about(one: Vouching) -> list[SummaryRow]:
    labels = {fact.path: spoken(fact.label) for fact in facts_of(service_of(one.case).facts)}
    rows = [SummaryRow(text("desk.school.head_paper"), spoken(paper_of(one).paper))]
    group = _groups([one]).get(one.pk)
    if group:
        rows.append(SummaryRow(text("desk.school.head_child"), one.case.subject.full_name, group))
    for path, day in days_of(one):
        label = capital(labels[path])
        rows.append(SummaryRow(label, formats.day(day, current()) if day else "–"))
    return rows


def _groups(found: Sequence[Vouching]) -> dict[int, str]:
    """By which the organisation finds the person among its own: the class of a pupil."""
    said: dict[int, str] = {}
    for registry in {one.registry for one in found}:
        ours = [one for one in found if one.registry == registry]
        told = documents_about([one.case.number for one in ours], registry)
        keeper = registries()[registry].keeper
        for one in ours:
            name = told.get(one.case.number, {}).get(keeper.group) if keeper else None
            if name:
                said[one.pk] = text("desk.school.group", name=name)
    return said


def _paper(one: Vouching, group: str) -> list[Cell]:
    days = [formats.day_short(day, current()) if day else "–" for _, day in days_of(one)]
    child = one.case.subject.full_name
    return [
        Cell(child, href=reverse("desk:school-paper", args=[one.pk]), header=True, note=group),
        Cell(spoken(paper_of(one).paper)),
        Cell(" – ".join(days)),
        Cell(answer_words(one), tone=TONES[one.answer]),
    ]


def _asked(one: Vouching) -> list[Cell]:
    on = formats.day_short(one.asked_at, current())
    return [
        Cell(spoken(one.office.name), header=True, note=text("desk.vouching.asked_on", on=on)),
        Cell(spoken(paper_of(one).paper)),
        Cell(answer_words(one), tone=TONES[one.answer]),
    ]
