"""All answers of an application on one page, each with a way to change it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tirek.casework.legal import service_of
from tirek.casework.models import Draft
from tirek.kernel.text import Text
from tirek.law.catalogue import Law
from tirek.portal.drafts import form_of, question_address
from tirek.portal.presenters.documents import address as documents_address
from tirek.portal.presenters.editions import place_name
from tirek.portal.presenters.sources import Sources, sources
from tirek.procedure.answer import field_of
from tirek.procedure.question import Question
from tirek.web.again import told_before_sending
from tirek.web.answered import question_row
from tirek.web.components import Action, Page, Problem, SummaryRow
from tirek.web.texts import spoken, text

SIGNING = ("signature", "code")
"""What is wrong at the foot of the page, where the application is signed."""


@dataclass(frozen=True)
class Part:
    """The answers of one section."""

    title: str
    rows: Sequence[SummaryRow]


@dataclass(frozen=True)
class CheckPage(Page):
    """Everything that will be sent."""

    service: str = ""
    parts: Sequence[Part] = ()
    warnings: Sequence[str] = ()
    several: str = ""


def check_page(
    draft: Draft, law: Law, *, on: date, errors: Mapping[str, Text], back: str
) -> CheckPage:
    """The page; errors stand at the answers they are about."""
    form = form_of(draft)
    known = sources(draft)
    parts = [_where(draft, law)]
    for section_id, section in form.sections.items():
        asked = [one for one in form.path(draft.answers) if one.section == section_id]
        rows = [_row(draft, one, errors, known) for one in asked]
        parts.append(Part(spoken(section.title), rows))
    parts.append(_papers(draft, errors, known))
    findings = form.findings(draft.answers, on=on)
    return CheckPage(
        title=text("portal.check.title"),
        back=back,
        problems=tuple(_problem(draft, field, spoken(said)) for field, said in errors.items()),
        service=spoken(service_of(draft).passport.name),
        parts=[part for part in parts if part.rows],
        warnings=[spoken(one.text) for one in findings if one.level == "warning"],
        several=told_before_sending(draft),
    )


def question_of(draft: Draft, field_id: str) -> Question | None:
    """The question that asks for a field."""
    for question, field in form_of(draft).fields():
        if field.id == field_of(field_id):
            return question
    return None


def _where(draft: Draft, law: Law) -> Part:
    row = SummaryRow(text("portal.check.place"), place_name(law, draft.place))
    return Part(text("portal.check.where"), [row])


def _row(
    draft: Draft, question: Question, errors: Mapping[str, Text], known: Sources
) -> SummaryRow:
    row = question_row(question, draft.answers)
    ours = [field.id for field in question.fields]
    told = dict.fromkeys(known.told[field] for field in ours if field in known.told)
    instead = [known.corrected[field] for field in ours if field in known.corrected]
    wrong = [spoken(said) for at, said in errors.items() if field_of(at) in ours]
    words = text("portal.check.is_wrong") if told else text("web.form.change")
    change = Action(question_address(draft, question, change=True), words, row.label)
    return replace(
        row,
        actions=[change],
        source="; ".join(told),
        note=" ".join(wrong or instead),
        wrong=bool(wrong),
    )


def _papers(draft: Draft, errors: Mapping[str, Text], known: Sources) -> Part:
    files = list(draft.files.all())
    change = text("web.form.change")
    wanted = {paper.id for paper in known.papers.values()}
    rows = []
    for one in service_of(draft).passport.documents:
        names = [file.name for file in files if file.kind == one.id]
        needed = one.must_attach or one.id in wanted
        if not (names or needed) or not one.is_asked(draft.answers):
            continue
        title, note = spoken(one.title), spoken(errors.get(one.id, ""))
        if one.id in wanted and not names:
            note = note or text("portal.documents.bring")
        rows.append(
            SummaryRow(
                title,
                "" if names else text("portal.documents.none"),
                note,
                [Action(documents_address(draft), change, title)],
                wrong=bool(note),
                items=names,
            )
        )
    return Part(text("portal.documents.row"), rows)


def _problem(draft: Draft, field_id: str, said: str) -> Problem:
    if field_id in SIGNING:
        return Problem(said, "#sign")
    question = question_of(draft, field_id)
    if question is None:
        return Problem(said, documents_address(draft))
    return Problem(said, question_address(draft, question, change=True))
