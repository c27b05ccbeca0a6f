"""Where the answers of an application come from, in words, and what proves them if not so."""

from collections.abc import Mapping
from dataclasses import dataclass

from tirek.casework.legal import service_of
from tirek.casework.models import Draft
from tirek.casework.queries.prefilled import Prefilled, paper_for, told_and_corrected
from tirek.portal.drafts import form_of
from tirek.procedure.question import Field
from tirek.procedure.registries.registry import registries
from tirek.procedure.requirement import Requirement
from tirek.web.answered import answer_in_words
from tirek.web.formats import moment
from tirek.web.language import current
from tirek.web.texts import spoken, text


@dataclass(frozen=True)
class Sources:
    """By field: where its answer comes from and what to bring if that is wrong; what the registry
    says instead of a corrected one, and the document that proves what the applicant says.
    """

    told: Mapping[str, str]
    if_wrong: Mapping[str, str]
    corrected: Mapping[str, str]
    papers: Mapping[str, Requirement]


def sources(draft: Draft) -> Sources:
    """ "From the state database “Natural persons”, 12 September 2025, 11:05"."""
    told, others = told_and_corrected(draft)
    fields = {field.id: field for _, field in form_of(draft).fields()}
    papers = {
        id_: _paper(draft, fields[id_], one)
        for id_, one in {**told, **others}.items()
        if id_ in fields
    }
    return Sources(
        told={id_: _source(one) for id_, one in told.items()},
        if_wrong={id_: _to_bring(paper) for id_, paper in papers.items() if id_ in told},
        corrected={
            id_: _instead(one, answer_in_words(fields[id_], one.value))
            for id_, one in others.items()
            if id_ in fields
        },
        papers={id_: paper for id_, paper in papers.items() if paper and id_ in others},
    )


def _paper(draft: Draft, field: Field, one: Prefilled) -> Requirement | None:
    """The document that proves the field where the registry is wrong."""
    id_ = paper_for(draft, field, one)
    documents = service_of(draft).passport.documents
    return next((document for document in documents if document.id == id_), None)


def _to_bring(paper: Requirement | None) -> str:
    if paper is None:
        return text("portal.question.if_wrong")
    return text("portal.question.if_wrong_paper", paper=spoken(paper.title))


def _source(one: Prefilled) -> str:
    at = moment(one.at, current())
    if one.office is not None:
        return text("portal.question.signed", who=spoken(one.office.name), at=at)
    where = spoken(registries()[one.ask.registry].from_)
    return text("portal.question.source", where=where, at=at)


def _instead(one: Prefilled, said: str) -> str:
    if one.office is not None:
        return text("portal.check.corrected_signed", who=spoken(one.office.name), value=said)
    where = spoken(registries()[one.ask.registry].from_)
    return text("portal.check.corrected", where=where, value=said)
