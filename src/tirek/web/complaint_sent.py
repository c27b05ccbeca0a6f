"""Reading the form of a complaint: lodged, or given back with what is wrong or still asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.http import HttpRequest

from tirek.accounts.models import User
from tirek.appeals.actions.lodge import FILE_KIND, Said, last_day, lodge
from tirek.appeals.models import Complaint
from tirek.appeals.queries.officers import officers_of
from tirek.appeals.queries.subject import TYPED, likely
from tirek.casework.models import Case
from tirek.casework.refused import Refused
from tirek.documents.actions.store import RefusedFile, store
from tirek.documents.models import StoredFile
from tirek.procedure.answer import AnswerError, read_date, sent
from tirek.procedure.complaints.complaint import Against
from tirek.web import formats
from tirek.web.language import current
from tirek.web.texts import spoken, text

CHOICES: tuple[Against, ...] = ("decision", "delay", "conduct", "refusal_to_accept")
KEPT = "kept"
LINE, NOTE = 300, 2000
"""How much of a short answer is kept: technical limits."""


@dataclass
class Typed:
    """What stands in the form: as typed, with the files stored so far and what is wrong."""

    raw: Mapping[str, str]
    files: Sequence[StoredFile] = ()
    errors: dict[str, str] = field(default_factory=dict)
    late_since: date | None = None
    asked_why_late: bool = False


def begun(case: Case, at: datetime) -> Typed:
    """The form before anything was typed: what the case tells is filled in."""
    today = formats.as_day(at)
    typed = Typed({"against": likely(case, today), "complainant": case.applicant.full_name})
    typed.late_since = _late_since(case, Said(likely(case, today), "-"), at)
    return typed


def lodged(request: HttpRequest, case: Case, by: User, at: datetime) -> Complaint | Typed:
    """Lodge what was sent, or give back what was typed with what is wrong or still to be asked."""
    typed = Typed(request.POST.dict(), asked_why_late="late_because" in request.POST)
    typed.files = [*_kept(request, by), *_uploaded(request, by, at, typed.errors)]
    if typed.raw.get("against") not in CHOICES:
        typed.errors["against"] = text("web.complaint.against_missing")
        return typed
    said = _said(case, by, typed)
    if not typed.errors:
        typed.late_since = _late_since(case, said, at)
        if typed.late_since and not typed.asked_why_late:
            return typed
        try:
            return lodge(case=case, by=by, said=said, language=current(), at=at)
        except Refused as refused:
            typed.errors[refused.field] = spoken(refused.text)
    typed.late_since = typed.late_since or _late_since(case, said, at)
    return typed


def _said(case: Case, by: User, typed: Typed) -> Said:
    raw = typed.raw
    chosen = next(one for one in CHOICES if one == raw["against"])
    return Said(
        against=chosen,
        text=_written(raw, "text"),
        wish=_written(raw, "wish"),
        officers=_officers(case, typed) if chosen == "conduct" else (),
        officer_named=_written(raw, "officer_named")[:LINE] if chosen == "conduct" else "",
        on=_day(typed) if chosen in TYPED else None,
        late_because=_written(raw, "late_because")[:NOTE],
        complainant="" if by.is_citizen else _written(raw, "complainant")[:LINE],
        representative=_represents(case, by, raw),
        files=[file.pk for file in typed.files],
    )


def _represents(case: Case, by: User, raw: Mapping[str, str]) -> bool:
    if by.is_citizen:
        return by.iin != case.applicant.iin
    return raw.get("who") == "representative"


def _officers(case: Case, typed: Typed) -> list[User]:
    chosen = typed.raw.get("officer", "")
    return [one.user for one in officers_of(case) if str(one.user.pk) == chosen]


def _day(typed: Typed) -> date | None:
    written = sent("on", "date", typed.raw)
    if not written:
        return None
    try:
        return date.fromisoformat(read_date(written))
    except AnswerError as error:
        typed.errors["on"] = spoken(error.text)
        return None


def _late_since(case: Case, said: Said, at: datetime) -> date | None:
    """The last day there was, where it is over; None also while that cannot be told."""
    try:
        last = last_day(case, said, at)
    except Refused:
        return None
    return last if formats.as_day(at) > last else None


def _kept(request: HttpRequest, by: User) -> list[StoredFile]:
    ids = []
    for written in request.POST.getlist(KEPT):
        try:
            ids.append(UUID(written))
        except ValueError:
            continue
    mine = StoredFile.objects.filter(kind=FILE_KIND, uploaded_by=by, complaints=None)
    return list(mine.filter(pk__in=ids))


def _uploaded(
    request: HttpRequest, by: User, at: datetime, errors: dict[str, str]
) -> list[StoredFile]:
    files = []
    for upload in request.FILES.getlist("files"):
        try:
            files.append(store(upload, kind=FILE_KIND, by=by, at=at))
        except RefusedFile as refused:
            errors["files"] = f"{upload.name}: {spoken(refused.text)}"
    return files


def _written(raw: Mapping[str, str], name: str) -> str:
    """What was typed, its lines kept, without characters nobody sees."""
    lines = raw.get(name, "").replace("\r\n", "\n")
    return "".join(sign for sign in lines if sign == "\n" or sign.isprintable()).strip()
