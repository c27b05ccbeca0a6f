"""The papers of an application as a page: what is asked, what is there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from tirek.casework.legal import service_of
from tirek.casework.models import Draft
from tirek.casework.texts import texts
from tirek.documents.models import StoredFile
from tirek.kernel.text import Text
from tirek.portal.drafts import form_of, question_address
from tirek.portal.presenters.sources import sources
from tirek.procedure.requirement import Requirement
from tirek.web.components import Field, Page, Problem, Uploaded
from tirek.web.formats import size
from tirek.web.language import current
from tirek.web.texts import spoken, text

REMOVE, UPLOAD = "remove", "upload"
KILOBYTE = 1024
ENDINGS: Mapping[str, str] = {
    "application/pdf": ".pdf",
    "image/jpeg": ".jpg,.jpeg",
    "image/png": ".png",
}


@dataclass(frozen=True)
class DocumentsPage(Page):
    """Papers to attach, those that may be attached as well, and those that need no file."""

    papers: Sequence[Field] = ()
    more: Sequence[Field] = ()
    others: Sequence[tuple[str, str]] = ()
    limit: int = 0


def requirements_to_attach(draft: Draft) -> list[Requirement]:
    """The papers for which this applicant can attach a file."""
    return [one for one in _asked(draft) if one.may_attach]


def missing(draft: Draft) -> dict[str, Text]:
    """What to say at each paper that must be attached and is not."""
    there = set(draft.files.values_list("kind", flat=True))
    return {
        one.id: texts().refused.file_missing.format(title=one.title)
        for one in _asked(draft)
        if one.must_attach and one.id not in there
    }


def documents_page(draft: Draft, errors: Mapping[str, Text]) -> DocumentsPage:
    """The page, with the errors at their papers."""
    files = list(draft.files.all())
    wanted = {paper.id for paper in sources(draft).papers.values()}
    papers: list[Field] = []
    more: list[Field] = []
    for one in requirements_to_attach(draft):
        field = _paper(one, files, errors, wanted=one.id in wanted)
        needed = one.must_attach or one.id in wanted or field.uploaded or field.error
        (papers if needed else more).append(field)
    last = form_of(draft).path(draft.answers)[-1]
    return DocumentsPage(
        title=text("portal.documents.title"),
        back=question_address(draft, last),
        problems=tuple(Problem.of(paper) for paper in papers if paper.error),
        papers=papers,
        more=more,
        limit=megabytes_allowed(),
        others=[
            (spoken(one.title), spoken(one.hint or "") or text(f"portal.service.how_{one.how}"))
            for one in _asked(draft)
            if not one.may_attach
        ],
    )


def address(draft: Draft) -> str:
    """Where the papers of a draft are."""
    return reverse("documents", args=[draft.pk])


def megabytes_allowed() -> int:
    """How large one file may be."""
    return int(settings.TIREK_UPLOAD_LIMIT) // KILOBYTE**2


def _asked(draft: Draft) -> list[Requirement]:
    documents = service_of(draft).passport.documents
    return [one for one in documents if one.is_asked(draft.answers)]


def _paper(
    one: Requirement, files: Sequence[StoredFile], errors: Mapping[str, Text], *, wanted: bool
) -> Field:
    hints = [spoken(one.hint or ""), text("portal.documents.corrected") if wanted else ""]
    return Field(
        name=one.id,
        label=spoken(one.title),
        kind="file",
        hint="\n".join(hint for hint in hints if hint),
        error=spoken(errors.get(one.id, "")),
        accept=",".join(ENDINGS[kind] for kind in one.accepts),
        max_bytes=settings.TIREK_UPLOAD_LIMIT,
        multiple=True,
        optional=not one.must_attach,
        uploaded=[
            Uploaded(file.name, size(file.size, current()), remove=str(file.pk))
            for file in files
            if file.kind == one.id
        ],
    )
