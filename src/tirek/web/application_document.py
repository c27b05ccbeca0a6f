"""An application as the document that is signed: what its page of checking shows."""

from tirek.accounts.models import User
from tirek.casework.legal import service_of
from tirek.casework.models import Draft
from tirek.casework.persons import CONSENT
from tirek.law.catalogue import the_law
from tirek.procedure.form import Form
from tirek.signatures.canonical_form import Application, Paper, Part, Row
from tirek.web.answered import question_row
from tirek.web.language import current
from tirek.web.texts import spoken, text


def application_document(draft: Draft, signer: User) -> Application:
    """The draft in the language of the page, with the hash of every file."""
    service = service_of(draft)
    titles = {one.id: spoken(one.title) for one in service.passport.documents}
    files = draft.files.order_by("uploaded_at", "pk")
    return Application(
        service=draft.service,
        service_name=spoken(service.passport.name),
        place=draft.place,
        place_name=spoken(the_law().regions[draft.place].name),
        language=current(),
        draft=str(draft.pk),
        signer_iin=signer.iin or "",
        parts=tuple(_parts(draft, service.form)),
        papers=tuple(Paper(titles.get(f.kind, f.kind), f.name, f.sha256) for f in files),
        words=(text("web.application.declaration"), *_consents(draft, service.form)),
        law=the_law().fingerprint(service.rulebook()),
    )


def _parts(draft: Draft, form: Form) -> list[Part]:
    parts = []
    asked = form.path(draft.answers)
    for section_id, section in form.sections.items():
        rows = [question_row(one, draft.answers) for one in asked if one.section == section_id]
        said = (Row(row.label, tuple(row.items) or (row.value,)) for row in rows)
        parts.append(Part(spoken(section.title), tuple(said)))
    return [part for part in parts if part.rows]


def _consents(draft: Draft, form: Form) -> list[str]:
    """The words of every question of consent that was answered with yes."""
    return [
        " ".join(filter(None, (spoken(question.title), spoken(question.hint or ""))))
        for question, field in form.fields()
        if field.id == CONSENT and draft.answers.get(field.id) is True
    ]
