"""A decision as the document that is signed: what the page of confirming shows."""

from tirek.accounts.models import User
from tirek.casework.canonical import digest_of
from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.casework.queries.proposal import last_proposal
from tirek.signatures.canonical_form import Decision, Part, Row
from tirek.web.components import Citation
from tirek.web.decision import DecisionView, Reason, decision_view
from tirek.web.language import current
from tirek.web.texts import spoken, text


def decision_document(case: Case, by: User) -> Decision:
    """What is signed: the proposed decision as the page shows it, tied to all that came before.

    Raises Event.DoesNotExist where nothing is proposed.
    """
    proposed = last_proposal(case).payload["decision"]
    service = service_of(case)
    last = case.events.get(seq=case.last_seq)
    return Decision(
        case=case.number,
        service=case.service,
        service_name=spoken(service.passport.name),
        language=current(),
        applicant=case.applicant.full_name,
        applicant_iin=case.applicant.iin,
        subject=case.subject.full_name,
        signer=by.full_name,
        office=spoken(by.office.name) if by.office else "",
        outcome=proposed["outcome"],
        parts=_parts(decision_view(proposed, service)),
        document_sha256=digest_of(proposed),
        after_event=last.hash,
    )


def _parts(view: DecisionView) -> tuple[Part, ...]:
    parts = [
        Part(view.headline, tuple(Row(row.label, (row.value,)) for row in view.edition_rows)),
        Part(text("web.decision.reasons"), tuple(map(_reason, view.reasons))),
    ]
    if view.schedule is not None:
        lines = [*view.schedule.rows, view.schedule.total]
        rows = (Row(line[0].text, tuple(cell.text for cell in line[1:])) for line in lines)
        parts.append(Part(view.schedule.caption, tuple(rows)))
    if view.overruled:
        parts.append(
            Part(text("web.decision.decided_otherwise"), tuple(map(_mark, view.overruled)))
        )
    return tuple(part for part in parts if part.rows)


def _mark(mark: str) -> Row:
    return Row(mark, ("✓",))


def _reason(reason: Reason) -> Row:
    cites: list[Citation] = list(reason.citations)
    return Row(reason.text, tuple(cite.label for cite in cites))
