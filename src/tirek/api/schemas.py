"""What requests and answers look like. Every text is given in kk, ru and en."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import AwareDatetime, ConfigDict, Field, StringConstraints

from tirek.api.deciding import MONTH

MOST_CASES = 200
"""Cases of one request; for more there is `tirek simulate`."""
Language = Literal["kk", "ru", "en"]
Told = bool | str | None
Inside = dict[str, Told]
"""A record of a list inside a record: an income of a member."""
Entry = dict[str, Told | list[Inside]]
Answers = dict[str, Told | list[Entry]]
"""Answers by field; a list of records is a list of objects by the ids of the record's fields."""
Line = Annotated[str, StringConstraints(max_length=80, pattern=r"^[^\x00]*$")]
Note = Annotated[str, StringConstraints(max_length=2000, pattern=r"^[^\x00]*$")]


class Strict(Schema):
    """A body with nothing in it that is not asked for."""

    model_config = ConfigDict(extra="forbid")


class Words(Schema):
    """One text in three languages."""

    kk: str
    ru: str
    en: str


class FieldProblem(Schema):
    """What is wrong with one field."""

    field: str
    text: str


class Problem(Schema):
    """application/problem+json (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[FieldProblem]


class ServiceInBrief(Schema):
    """A legal service."""

    slug: str
    name: Words
    summary: Words
    channels: list[str]


class FieldAsked(Schema):
    """One field of an application form; `fact` is what it answers."""

    id: str
    question: str
    kind: str
    title: Words
    fact: str
    choices: list[str]


class DocumentAsked(Schema):
    """A document of the standard."""

    id: str
    title: Words
    how: str
    required: bool
    accepts: list[str]


class ServiceInFull(ServiceInBrief):
    """With its form and its documents."""

    fields: list[FieldAsked]
    documents: list[DocumentAsked]


class Asked(Strict):
    """One case. `facts` is the nested document of facts; absent is not known.

    `until` is the last month to work out (2026-05).
    """

    place: Line
    facts: dict[str, Any]
    until: Annotated[str, StringConstraints(pattern=MONTH)] | None = None


class Question(Asked):
    """What would the law say? Texts are in `language`, or in all three without one."""

    language: Language | None = None


class Questions(Strict):
    """What would the law say of each of these cases?"""

    language: Language | None = None
    cases: Annotated[list[Asked], Field(min_length=1, max_length=MOST_CASES)]


class Answered(Schema):
    """The decision of the law with its whole explanation."""

    decision: dict[str, Any]


class OneAnswered(Schema):
    """The decision of one case, or what is wrong with it."""

    decision: dict[str, Any] | None = None
    errors: list[FieldProblem] | None = None


class AllAnswered(Schema):
    """An answer for each case, in the order they were asked."""

    answers: list[OneAnswered]


class NewDraft(Strict):
    """An application to begin."""

    service: Line
    place: Line
    language: Language = "kk"
    channel: Literal["portal", "phone", "state_corporation", "department", "akim", "paper"] = (
        "portal"
    )


class DraftAnswers(Strict):
    """All answers so far, by the id of the field: dates as 2015-04-10, yes and no as booleans."""

    answers: Answers


class Signed(Strict):
    """The applicant's signature under the document of the draft: a CMS in base64, or a code."""

    cms: Annotated[str, StringConstraints(max_length=200_000)] = ""
    code_id: UUID | None = None
    code: Line = ""


class Sending(Strict):
    """Send the application; `signature` where the channel asks for one."""

    signature: Signed | None = None


class Document(Schema):
    """What the applicant signs: the bytes in base64, their hash, and the text to be shown."""

    content: str
    sha256: str
    text: str


class CodeSent(Schema):
    """A code went to the applicant's telephone; `code_id` is sent back with its digits."""

    code_id: UUID
    expires_at: datetime


class FileInBrief(Schema):
    """A file of a draft or a case."""

    id: UUID
    kind: str
    name: str
    sha256: str


class DraftInFull(Schema):
    """An application that is being filled in."""

    id: UUID
    service: str
    place: str
    channel: str
    language: str
    answers: Answers
    files: list[FileInBrief]
    case: str | None


class Stage(Schema):
    """Where a case is."""

    id: str
    title: Words


class CaseInBrief(Schema):
    """One case of a list."""

    number: str
    service: str
    place: str
    channel: str
    stage: Stage
    received_on: date
    due_on: date | None
    decided_on: date | None
    seq: int


class CaseList(Schema):
    """A part of a list; `after` goes on from here, empty at the end."""

    cases: list[CaseInBrief]
    after: str


class CaseInFull(CaseInBrief):
    """A case as its people may see it; `seq` is sent back with every step that changes it."""

    applicant: str
    subject: str
    next: Words
    can: list[str]
    files: list[FileInBrief]


class Happened(Schema):
    """One event of a case in words."""

    seq: int
    kind: str
    at: datetime
    title: Words
    detail: Words | None
    role: str


class Timeline(Schema):
    """Everything that happened."""

    events: list[Happened]


class Fact(Schema):
    """One known fact and where it comes from."""

    path: str
    value: bool | str | int | None
    source: str
    detail: str


class Facts(Schema):
    """What is known."""

    facts: list[Fact]


class Letter(Schema):
    """A letter that was issued."""

    code: str
    language: str
    issued_at: datetime
    sha256: str


class Letters(Schema):
    """The letters of a case."""

    letters: list[Letter]


class Step(Strict):
    """A step in a case that was seen with `seq` events: a later event makes it a conflict."""

    seq: int = Field(ge=0, le=1_000_000)
    note: Note = ""


class Deciding(Strict):
    """The head decides: `cms` is the signature in base64 under the document of the decision.

    `overruled`: rules the head knows not to be left to the law.
    """

    seq: int = Field(ge=0, le=1_000_000)
    cms: Annotated[str, StringConstraints(max_length=200_000)] = ""
    overruled: list[Line] = Field(default_factory=list, max_length=50)


class NewFacts(Strict):
    """Facts found out, by path: null is "known to be none"."""

    seq: int = Field(ge=0, le=1_000_000)
    facts: dict[str, bool | str | None]
    source: Literal["document", "officer"]
    detail: Note = ""


class Asking(Step):
    """More information is asked for: papers by the ids of requirements, and words."""

    requirements: tuple[Line, ...] = ()


class Answering(Step):
    """The answer to that, in words (`note`); papers follow as files of the case."""


class Hearing(Step):
    """A hearing on the refusal that the law gives; `note` says why its notice is late."""

    at: AwareDatetime
    way: Literal["room", "phone", "video"]
    where: Note


class HearingAnswer(Step):
    """What the applicant says to it; an objection is written in `note`."""

    answer: Literal["will_come", "object", "agree", "waive"]


class Record(Step):
    """The record of a hearing; what was said is `note`."""

    outcome: Literal["came", "absent", "declined", "in_writing"]
    present: Note = ""


class Longer(Step):
    """The term is made longer by an extension of the standard; `note` is the reason."""

    extension: Line


class Assignment(Step):
    """Who works on the case, by user name; empty puts it back into the common queue."""

    to: Line = ""


class NewComplaint(Strict):
    """A complaint about a case."""

    against: Literal["decision", "refusal_to_accept", "delay", "conduct"]
    text: Annotated[str, StringConstraints(max_length=10_000, pattern=r"^[^\x00]*$")]
    wish: Note = ""
    officer_named: Note = ""
    on: date | None = None
    late_because: Note = ""


class ComplaintRegistered(Schema):
    """Its number and the day by which it is answered or passed on."""

    number: str
    stage: str
    due_on: date | None
