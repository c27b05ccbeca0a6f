"""The dossier: everything an officer needs about a case on one page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from tirek.accounts.models import User
from tirek.casework.legal import service_of
from tirek.casework.models import UNDECIDED, Case
from tirek.casework.permissions import may
from tirek.casework.queries.answers import answers_of
from tirek.casework.queries.cases import CaseFile
from tirek.casework.queries.vouching import papers_of, vouchings_of
from tirek.desk.presenters.application import application
from tirek.desk.presenters.change import write_address
from tirek.desk.presenters.complaint import complaints_of_case
from tirek.desk.presenters.deadline import DeadlineView, deadline_view
from tirek.desk.presenters.decision import CaseDecision, decision_of
from tirek.desk.presenters.facts import facts_table
from tirek.desk.presenters.history import chain_in_words, history
from tirek.desk.presenters.hours_of_work import hours_address
from tirek.desk.presenters.money import money_links
from tirek.desk.presenters.next_actions import next_actions
from tirek.desk.presenters.organisations import organisation_address
from tirek.desk.presenters.papers import letters_of, papers
from tirek.desk.presenters.registries import RegistriesView, registries_view
from tirek.desk.presenters.stages import stage_of
from tirek.desk.presenters.stay import stay_address
from tirek.desk.presenters.vouching import vouching_table
from tirek.desk.presenters.work import WorkView, may_take, work_view
from tirek.law.catalogue import the_law
from tirek.notices.facts import LANGUAGES_OF_NOTICES
from tirek.notices.models import Notice
from tirek.notices.queries.letters import notices_of
from tirek.notices.wording import service_wording
from tirek.people.models import Person
from tirek.signatures.models import Signature
from tirek.web import formats
from tirek.web.access import CASE_ROLES
from tirek.web.components import Action, Moment, SummaryRow, Table, Tone
from tirek.web.delivery import delivery_tables
from tirek.web.language import OWN_NAMES, current
from tirek.web.programme_versions import programme_table
from tirek.web.signatures import signature_rows
from tirek.web.texts import spoken, text

SECTIONS = ("facts", "papers", "history")


@dataclass(frozen=True)
class Dossier:
    """The page of a case."""

    number: str
    service: str
    stage: str
    tone: Tone
    people: Sequence[SummaryRow]
    deadline: DeadlineView
    decision: CaseDecision
    actions: Sequence[Action]
    waits: str
    work: WorkView
    links: Sequence[Action]
    facts: Table
    registries: RegistriesView | None
    programme: Table | None
    papers: Sequence[SummaryRow]
    letters: Sequence[SummaryRow]
    deliveries: Sequence[Table]
    signatures: Sequence[SummaryRow]
    application: Sequence[SummaryRow]
    history: Sequence[Moment]
    chain_is_whole: bool
    chain: str
    export: str
    write_change: str
    hours: str
    home: str
    organisation: str
    complaints: Sequence[Action]
    vouching: Table | None
    ask_to_vouch: str
    drafts: Sequence[Action]


def dossier(file: CaseFile, user: User, today: date) -> Dossier:
    """Everything about the case, as this officer may act on it."""
    case, answers = file.case, answers_of(file.case)
    (stage, tone), (whole, chain) = stage_of(case), chain_in_words(file)
    actions = next_actions(case, user, file.facts)
    decision = decision_of(case, file.facts)
    asked, notices = registries_view(case, user), notices_of(case)
    return Dossier(
        number=case.number,
        service=spoken(service_of(case).name),
        stage=stage,
        tone=tone,
        people=people(case, answers),
        deadline=deadline_view(case, the_law(), today),
        decision=decision,
        actions=actions,
        waits="" if actions else text("desk.case.nothing_to_do"),
        work=work_view(case, user),
        links=_links(decision, asked),
        facts=facts_table(case, file.facts),
        registries=asked,
        programme=programme_table(case),
        papers=papers(case, file.files, answers),
        letters=letters_of(case, notices),
        deliveries=delivery_tables(case),
        signatures=signatures(case, notices),
        application=application(case, answers),
        history=history(file),
        chain_is_whole=whole,
        chain=chain,
        export=reverse("desk:export", args=[case.number]) if may(user, "export", case) else "",
        write_change=write_address(case, user),
        hours=hours_address(case),
        home=stay_address(case, user),
        organisation=organisation_address(case, user),
        complaints=complaints_of_case(case, user),
        vouching=vouching_table(list(vouchings_of(case))) if papers_of(case) else None,
        ask_to_vouch=_ask_to_vouch(case, user),
        drafts=[*_drafts(case, user), *money_links(case, user)],
    )


def _ask_to_vouch(case: Case, user: User) -> str:
    """Where the issuer of a paper is asked; empty where this officer cannot."""
    can = papers_of(case) and may_take(case, user, "ask_to_vouch", "ConfirmationAsked")
    return reverse("desk:vouching", args=[case.number]) if can else ""


def _drafts(case: Case, user: User) -> list[Action]:
    """The letter as it would be, while nothing is decided."""
    if case.stage not in UNDECIDED or user.role not in CASE_ROLES:
        return []
    language = case.language if case.language in LANGUAGES_OF_NOTICES else "kk"
    href = reverse("desk:draft-letter", args=[case.number, language])
    return [Action(href, text("desk.draft_letter.link"))]


def _links(decision: CaseDecision, asked: RegistriesView | None) -> list[Action]:
    """The sections of the page, for jumping to them."""
    others = [Action(f"#{name}", text(f"desk.case.{name}")) for name in SECTIONS]
    if asked:
        others.insert(1, Action("#registries", text("desk.registries.title")))
    return [Action("#decision", decision.title), *others]


def signatures(case: Case, notices: Iterable[Notice]) -> Sequence[SummaryRow]:
    """Who signed what, when and by what, and what each signature is worth."""

    def address(signature: Signature, part: str) -> str:
        return reverse("desk:signature", args=[case.number, signature.pk, part])

    return signature_rows(case, address, notices)


def people(case: Case, answers: Mapping[str, Any]) -> list[SummaryRow]:
    """Who it is about and who applied."""
    place = spoken(the_law().regions[case.place].name)
    language = next(name for code, name in OWN_NAMES.items() if code == case.language)
    return [
        *([_subject(case)] if case.subject != case.applicant else []),
        _person(text("desk.case.applicant"), case.applicant),
        SummaryRow(text("desk.case.phone"), answers.get("phone") or case.applicant.phone or "—"),
        SummaryRow(text("desk.case.place"), place),
        SummaryRow(text("desk.case.received"), formats.day(case.received_on, current())),
        SummaryRow(text("desk.case.language"), language),
    ]


def _subject(case: Case) -> SummaryRow:
    """Whom it is about, called as the letters of the service call them."""
    return _person(spoken(service_wording(case.service).subject), case.subject)


def _person(label: str, person: Person) -> SummaryRow:
    if person.born_on:
        born = formats.day_short(person.born_on, current())
        note = text("desk.case.iin_born", iin=person.iin, born=born)
    else:
        note = text("desk.case.iin", iin=person.iin)
    return SummaryRow(label, person.full_name, note=note)
