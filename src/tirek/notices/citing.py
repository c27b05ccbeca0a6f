"""The citations a notice adds to those of the decision: of the appeal, of the edition's terms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tirek.kernel.text import Text
from tirek.law.act import Act
from tirek.law.catalogue import Law
from tirek.law.cite import cite_act, cite_edition
from tirek.law.words import word
from tirek.notices.facts import Citation, Ground
from tirek.procedure.cite import Cite
from tirek.procedure.service import Service

TERMS_TOLD = ("endings", "overpayment")
"""Groups of terms whose paragraph a letter may name (see the services' `notices/`)."""


def appeal(service: Service, law: Law) -> Ground:
    """How to appeal, as the service's passport says it, with the paragraphs it rests on.

    What nobody has verified, such as the order of a sister service, is not named as law.
    """
    told = service.passport.appeal
    found: dict[tuple[str, str], Citation] = {}
    for cite in told.cites:
        if cite.mark != "to_verify":
            found.setdefault((cite.act, cite.paragraph), _citation(law.acts[cite.act], cite))
    return Ground(told.text, tuple(found.values()))


def terms_cited(service: Service, law: Law, edition_id: str) -> Mapping[str, Citation]:
    """The paragraphs of the edition that set what letters tell of; absent where it sets none."""
    return dict(_terms(service, law, edition_id))


def _terms(service: Service, law: Law, edition_id: str) -> Iterator[tuple[str, Citation]]:
    editions = law.editions(service.rulebook()).all
    edition = next(one for one in editions if one.id == edition_id)
    for group in TERMS_TOLD:
        found = cite_edition(edition, law.acts[edition.act], group)
        if found is not None:
            yield group, Citation(found.act, found.paragraph, found.label)


def _citation(act: Act, cite: Cite) -> Citation:
    if act.kind != "code":
        found = cite_act(act, cite.paragraph)
        return Citation(found.act, found.paragraph, found.label)
    # A code is known by its title, not by who adopted it and when.
    article = word("cite", "article").format(n=cite.paragraph.removeprefix("art-"))
    label = Text(
        f"{act.title.kk}, {article.kk}",
        f"{act.title.ru}, {article.ru}",
        f"{act.title.in_('en')}, {article.in_('en')}",
    )
    return Citation(act.id, cite.paragraph, label)
