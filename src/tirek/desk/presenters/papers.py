"""The papers of a case: what was asked for, what was handed in, what is missing."""

from collections.abc import Iterable, Sequence

from django.urls import reverse

from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.documents.models import StoredFile
from tirek.notices.models import Notice
from tirek.procedure.requirement import Requirement
from tirek.web import formats
from tirek.web.components import Action, SummaryRow
from tirek.web.language import OWN_NAMES, current
from tirek.web.texts import spoken, text


def papers(case: Case, files: Sequence[StoredFile], answers: object) -> list[SummaryRow]:
    """One row for each requirement of the standard, then files that answer none of them."""
    asked = [one for one in service_of(case).passport.documents if one.is_asked(answers)]  # type: ignore[arg-type]
    rows = [_asked(case, one, [file for file in files if file.kind == one.id]) for one in asked]
    kinds = {one.id for one in asked}
    others = [file for file in files if file.kind not in kinds]
    return rows + [_other(case, file) for file in others]


def _asked(case: Case, asked: Requirement, files: Sequence[StoredFile]) -> SummaryRow:
    value = "\n".join(_about(file) for file in files) or _without(asked)
    return SummaryRow(spoken(asked.title), value, actions=_links(case, files))


def _without(asked: Requirement) -> str:
    """Why there is no file: it is missing, or none is needed."""
    return text("desk.case.paper_missing" if asked.must_attach else f"desk.case.paper_{asked.how}")


def _other(case: Case, file: StoredFile) -> SummaryRow:
    return SummaryRow(text("desk.case.paper_other"), _about(file), actions=_links(case, [file]))


def _about(file: StoredFile) -> str:
    uploaded = formats.moment(file.uploaded_at, current())
    return f"{file.name} ({formats.size(file.size, current())}), {uploaded}"


def _links(case: Case, files: Iterable[StoredFile]) -> list[Action]:
    return [
        Action(reverse("desk:file", args=[case.number, file.pk]), text("desk.case.open"), file.name)
        for file in files
    ]


def letters_of(case: Case, notices: Iterable[Notice]) -> list[SummaryRow]:
    """The letters that went out."""
    return [_letter(case, notice) for notice in notices]


def _letter(case: Case, notice: Notice) -> SummaryRow:
    language = next(name for code, name in OWN_NAMES.items() if code == notice.language)
    href = reverse("desk:letter", args=[case.number, notice.code])
    return SummaryRow(
        text(f"desk.case.{notice.paper}", number=notice.number),
        f"{language}, {formats.moment(notice.issued_at, current())}",
        note=text("desk.case.letter_code", code=notice.code),
        actions=[Action(href, text("desk.case.open"), notice.file_name)],
    )
