"""The lines of a receipt."""

from tirek.accounts.bodies import departments_of
from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.law.catalogue import Law
from tirek.notices.wording import service_wording
from tirek.portal.presenters.deadline import deadline_view
from tirek.portal.presenters.editions import place_name
from tirek.portal.presenters.people import applicant_name, child_name
from tirek.web.components import SummaryRow
from tirek.web.formats import moment
from tirek.web.language import current
from tirek.web.texts import spoken, text


def receipt_rows(case: Case, law: Law) -> list[SummaryRow]:
    """What the tear-off part of the paper form says, and the day of the answer."""
    deadline = deadline_view(case, law)
    submitted = case.events.get(kind="Submitted")
    subject = spoken(service_wording(case.service).subject)
    rows = [
        (text("portal.receipt.service"), spoken(service_of(case).passport.name)),
        (text("portal.receipt.office"), _office(case, law)),
        (text("portal.receipt.applicant"), applicant_name(case)),
        (subject, child_name(case) if case.subject_id != case.applicant_id else ""),
        (text("portal.receipt.sent"), moment(submitted.at, current())),
        (text("portal.receipt.received"), deadline.received),
        (text("portal.receipt.due"), deadline.due),
    ]
    told = [SummaryRow(label, value) for label, value in rows if value]
    papers = _papers(case)
    none = "" if papers else text("portal.documents.none")
    return [*told, SummaryRow(text("portal.receipt.papers"), none, items=papers)]


def _office(case: Case, law: Law) -> str:
    office = departments_of(case.service, case.place).first()
    return spoken(office.name) if office else place_name(law, case.place)


def _papers(case: Case) -> list[str]:
    files = list(case.files.order_by("uploaded_at", "pk"))
    return [
        f"{spoken(one.title)}: {file.name}"
        for one in service_of(case).passport.documents
        for file in files
        if file.kind == one.id
    ]
