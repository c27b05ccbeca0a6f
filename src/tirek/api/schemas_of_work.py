"""What requests and answers about complaints, conclusions, deputies and the counter look like."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import AwareDatetime, Field, StringConstraints

from tirek.api.schemas import Language, Line, Note, Step, Strict

Key = Annotated[int, Field(ge=0, le=2**31 - 1)]
Iin = Annotated[str, StringConstraints(pattern=r"^[0-9]{12}$")]


class ComplaintInBrief(Schema):
    """A complaint as the caller may see it."""

    number: str
    case: str
    against: str
    complainant: str
    stage: str
    addressee: str
    lodged_at: AwareDatetime
    due_on: date | None


class ComplaintList(Schema):
    """A part of a pile; `after` goes on from here, empty at the end."""

    complaints: list[ComplaintInBrief]
    after: str


class Satisfaction(Strict):
    """`note` says what is done so that the complaint is satisfied in full; its author reads it."""

    note: Note


class Passing(Strict):
    """To whom the complaint goes; `name` where the body is not an office of Tirek."""

    addressee: Literal["body", "quality_body"]
    name: Line = ""


class Outcome(Strict):
    """What the body decided and on what grounds (`note`); number and day of its letter where it
    is keyed in.
    """

    outcome: Literal["upheld", "rejected", "left"]
    note: Note
    number: Line = ""
    on: date | None = None


class InCourt(Strict):
    """What happened in court; `reopens`: the decision of the court puts the case back."""

    step: Literal["claim", "granted", "dismissed"]
    court: Line
    number: Line
    on: date
    note: Note = ""
    reopens: bool = False


class TakenBack(Strict):
    """The complainant does not want it any more."""

    note: Note = ""


class NewConclusion(Strict):
    """What a commission concluded; `members` are the user names of those who took part."""

    commission: Line
    case: Line
    about_iin: Iin
    number: Annotated[str, StringConstraints(max_length=60, pattern=r"^[^\x00]*$")]
    given_on: date
    positive: bool
    words: Note
    members: tuple[Line, ...]
    begins: date | None = None
    ends: date | None = None


class ConclusionInFull(Schema):
    """A conclusion, who of its members signed, and whether it was put into its case."""

    id: int
    commission: str
    case: str
    number: str
    given_on: date
    positive: bool
    words: str
    begins: date | None
    ends: date | None
    members: list[str]
    signed_by: list[str]
    taken: bool


class ConclusionList(Schema):
    """Conclusions, the latest first."""

    conclusions: list[ConclusionInFull]


class TakingConclusion(Strict):
    """The conclusion to put into the case that was seen with `seq` events."""

    conclusion: Key
    seq: int = Field(ge=0, le=1_000_000)


class NewDeputy(Strict):
    """Who acts for the caller, from and to which day, by whose order."""

    deputy: Line
    begins: date
    ends: date
    order: Annotated[str, StringConstraints(max_length=300, pattern=r"^[^\x00]*$")]


class DeputyInFull(Schema):
    """One order."""

    id: int
    acts_for: str
    deputy: str
    begins: date
    ends: date
    order: str


class DeputyList(Schema):
    """The orders of the caller's office that are or will be in force."""

    deputies: list[DeputyInFull]


class NewTicket(Strict):
    """A number in the queue of the caller's office."""

    service: Line
    language: Language = "kk"


class Window(Strict):
    """The window that calls the next number."""

    window: Annotated[str, StringConstraints(min_length=1, max_length=10, pattern=r"^[^\x00]*$")]


class TicketMove(Strict):
    """What happened to the ticket at the caller's window."""

    kind: Literal["Called", "Served", "Finished", "Left"]


class TicketInFull(Schema):
    """A ticket of the day and where it stands."""

    id: int
    number: int
    day: date
    service: str
    stage: str


class NewVisit(Strict):
    """The person at the counter, whose document was looked at."""

    iin: Iin
    document: Line
    document_number: Line
    service: Line
    language: Language = "kk"
    ticket: Key | None = None


class PaperMark(Strict):
    """How a paper was found; `expired_on` is its last valid day."""

    state: Literal["seen", "compared", "scanned", "registry", "missing", "expired"]
    expired_on: date | None = None


class PaperMarks(Strict):
    """The papers of the draft by the ids of the requirements."""

    marks: dict[Line, PaperMark]


class VisitInFull(Schema):
    """A visit: its draft, and what is still to be marked, scanned or dated."""

    draft: UUID
    number: str | None
    refusal: str | None
    open: list[str]


class ResultTaken(Strict):
    """Who took the result, by which document; the number of the coupon where one is asked for."""

    person: Line
    document: Line
    document_number: Line
    coupon: Line = ""


class NewChange(Step):
    """Something that changed: its kind, and the answers to what the service asks about it."""

    change: Line
    answers: dict[str, str]


class CheckedChange(Step):
    """A change that was checked; empty `answers` are those of the report."""

    answers: dict[str, str] = Field(default_factory=dict)


class NewPaymentChange(Step):
    """What to change in a payment from `month` on; the fields of a recipient only for one.

    `note` says why, `ground` names the paper it rests on.
    """

    what: Literal["suspend", "resume", "recipient"]
    month: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")]
    ground: Line
    pay_withheld: bool = False
    iin: Line = ""
    surname: Line = ""
    given_name: Line = ""
    patronymic: Line = ""
    iban: Line = ""


class PaymentDecision(Step):
    """The head agrees to the proposal, or declines it (`note` says why)."""

    agrees: bool
