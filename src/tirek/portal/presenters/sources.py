"""Where the answers of an application come from, in words, and what proves them if not so."""

from collections.abc import Mapping
from dataclasses import dataclass

from tirek.casework.models import Draft
from tirek.casework.queries.prefilled import Prefilled, corrected, paper_for, sources_of
from tirek.portal.drafts import form_of
from tirek.procedure.registry import registries
from tirek.procedure.requirement import Requirement
from tirek.services import SERVICES
from tirek.web.answered import answer_in_words
from tirek.web.formats import moment
from tirek.web.language import current
from tirek.web.texts import spoken, text


@dataclass(frozen=True)
class Sources:
    """By field: where its answer comes from; what the registry says instead of a corrected one."""

    told: Mapping[str, str]
    corrected: Mapping[str, str]


def sources(draft: Draft) -> Sources:
    """ "From the state database “Natural persons”, 12 September 2025, 11:05"."""
    told = {field: _source(one) for field, one in sources_of(draft).items()}
    others = corrected(draft)
    words = {
        field.id: _instead(draft, others[field.id], answer_in_words(field, others[field.id].value))
        for _, field in form_of(draft).fields()
        if field.id in others
    }
    return Sources(told, words)


def wanted_papers(draft: Draft) -> dict[str, Requirement]:
    """By corrected field: the document that proves what the applicant says."""
    others = corrected(draft)
    documents = {one.id: one for one in SERVICES[draft.service].passport.documents}
    found = {
        field.id: documents.get(paper_for(draft, field, others[field.id]))
        for _, field in form_of(draft).fields()
        if field.id in others
    }
    return {field: paper for field, paper in found.items() if paper is not None}


def what_to_bring(draft: Draft, field_id: str) -> str:
    """Which document would prove the field if the registry is wrong."""
    known = sources_of(draft)
    for _, field in form_of(draft).fields():
        if field.id == field_id and field_id in known:
            paper = paper_for(draft, field, known[field_id])
            for one in SERVICES[draft.service].passport.documents:
                if one.id == paper:
                    return text("portal.question.if_wrong_paper", paper=spoken(one.title))
            return text("portal.question.if_wrong")
    return ""


def _source(one: Prefilled) -> str:
    where = spoken(registries()[one.ask.registry].from_)
    return text("portal.question.source", where=where, at=moment(one.at, current()))


def _instead(draft: Draft, one: Prefilled, said: str) -> str:
    where = spoken(registries()[one.ask.registry].from_)
    return text("portal.check.corrected", where=where, value=said)
