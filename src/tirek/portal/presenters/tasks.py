"""An application as a list of what is done and what is still to be done."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from tirek.casework.actions.prefill import can_prefill
from tirek.casework.models import Draft
from tirek.casework.queries.prefilled import queries_of
from tirek.law.catalogue import Law
from tirek.portal.drafts import form_of, question_address, step_open
from tirek.portal.presenters.documents import address, missing
from tirek.portal.presenters.editions import place_name
from tirek.portal.presenters.sources import sources
from tirek.procedure.question import Question
from tirek.services import SERVICES
from tirek.web.components import Page, Task, TaskSection, Tone
from tirek.web.formats import moment
from tirek.web.language import current
from tirek.web.texts import spoken, text


@dataclass(frozen=True)
class TasksPage(Page):
    """Everything an application asks for; `go_on` is where the first open thing is."""

    service: str = ""
    place: str = ""
    saved: str = ""
    sections: Sequence[TaskSection] = ()
    go_on: str = ""
    drop: str = ""


def tasks_page(draft: Draft, law: Law) -> TasksPage:
    """What the sections of the form hold, the papers, the signature."""
    parts = [*_sections(draft), *_last(draft)]
    return TasksPage(
        title=text("portal.tasks.title"),
        back=reverse("cases"),
        service=spoken(SERVICES[draft.service].passport.name),
        place=place_name(law, draft.place),
        saved=text("portal.tasks.saved", at=moment(draft.updated_at, current())),
        sections=parts,
        go_on=step_open(draft),
        drop=reverse("drop", args=[draft.pk]),
    )


def _sections(draft: Draft) -> list[TaskSection]:
    form, told = form_of(draft), set(sources(draft).told)
    path = form.path(draft.answers)
    parts = [
        TaskSection(
            spoken(section.title),
            [_question(draft, one, told) for one in path if one.section == section_id],
        )
        for section_id, section in form.sections.items()
    ]
    return [part for part in parts if part.tasks]


def _question(draft: Draft, question: Question, told: set[str]) -> Task:
    fields = {field.id for field in question.fields_asked(draft.answers)}
    if form_of(draft).is_open(question, draft.answers):
        state: tuple[str, Tone] = "open", "info"
    else:
        state = ("told" if fields & told else "done"), "success"
    status, tone = state
    title, href = spoken(question.title), question_address(draft, question)
    return Task(title, href, text(f"portal.tasks.{status}"), tone)


def _last(draft: Draft) -> list[TaskSection]:
    """The registries, the papers and the signature, in the order in which they come."""
    tasks = [_papers(draft), _signature(draft)]
    if can_prefill(draft):
        tasks.insert(0, _registries(draft))
    return [TaskSection(text("portal.tasks.sending"), tasks)]


def _registries(draft: Draft) -> Task:
    href, title = reverse("ask-registries", args=[draft.pk]), text("portal.tasks.registries")
    if queries_of(draft):
        return Task(title, href, text("portal.tasks.done"), "success")
    return Task(title, href, text("portal.tasks.can"))


def _papers(draft: Draft) -> Task:
    title, lacking = text("portal.documents.row"), len(missing(draft))
    if lacking:
        return Task(title, address(draft), text("portal.tasks.papers_missing", n=lacking), "info")
    return Task(title, address(draft), text("portal.tasks.done"), "success")


def _signature(draft: Draft) -> Task:
    title = text("portal.check.sign_title")
    if form_of(draft).first_open(draft.answers) is None:
        return Task(title, reverse("check", args=[draft.pk]))
    why = text("portal.tasks.not_yet_why")
    return Task(title, "", text("portal.tasks.not_yet"), hint=why)
