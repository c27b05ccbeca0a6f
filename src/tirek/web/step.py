"""What the pages that act on a case have in common: what was sent, and why it was stopped."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone

from tirek.accounts.models import User
from tirek.casework.acting import step_taken
from tirek.casework.held import why_held
from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.casework.record import StaleCase
from tirek.casework.refused import Refused
from tirek.kernel.text import Text
from tirek.procedure.answer import AnswerError, AnswerErrors, read_text
from tirek.procedure.lifecycle import RefusedTransition
from tirek.signatures.pki import CertificateNotUsable
from tirek.signatures.verdict import SignatureRefused
from tirek.web.components import Field, Problem
from tirek.web.texts import entry, spoken, text

CONFLICT = 409
UNPROCESSABLE = 422
NOTE_LENGTH = 2000


@dataclass(frozen=True)
class Stopped:
    """An action that wrote nothing: why, at which field, with which HTTP status."""

    why: str
    status: int
    field: str = ""

    @property
    def problem(self) -> Problem:
        """For the error summary."""
        return Problem(self.why, f"#q-{self.field}" if self.field else "")


def attempt(action: Callable[[], object]) -> Stopped | None:
    """Do it; None if it was done."""
    try:
        action()
    except StaleCase:
        return Stopped(text("web.step.stale"), CONFLICT)
    except AnswerError as error:
        return Stopped(spoken(error.text), UNPROCESSABLE, "note")
    except (Refused, SignatureRefused) as refused:
        return Stopped(spoken(refused.text), UNPROCESSABLE, refused.field)
    except CertificateNotUsable as expired:
        return Stopped(spoken(expired.text), UNPROCESSABLE, SignatureRefused.field)
    except RefusedTransition as refused:
        return Stopped(spoken(refused.text), CONFLICT)
    return None


def errors_of(action: Callable[[], object]) -> tuple[dict[str, Text], int]:
    """Do it; what is wrong by field ("" is of no field) with the HTTP status, nothing and 200 if
    it was done. For pages whose questions are read from data, with several errors at once.
    """
    try:
        action()
    except AnswerErrors as wrong:
        return dict(wrong.errors), UNPROCESSABLE
    except AnswerError as wrong:
        return {"note": wrong.text}, UNPROCESSABLE
    except Refused as refused:
        return {refused.field: refused.text}, UNPROCESSABLE
    except RefusedTransition as refused:
        return {"": refused.text}, CONFLICT
    except StaleCase:
        return {"": entry("web.step.stale").as_text()}, CONFLICT
    return {}, 200


def seen_seq(request: HttpRequest) -> int:
    """The last event the officer had seen; what is no number was never seen, so it is stale."""
    sent = request.POST.get("seq", "")
    return int(sent) if sent.isascii() and sent.isdigit() else -1


def note_sent(request: HttpRequest, longest: int = NOTE_LENGTH) -> str:
    """The note that was typed. Raises AnswerError for one that is too long."""
    return read_text(request.POST.get("note", "").replace("\0", "").strip(), longest)


def note_field(request: HttpRequest, label: str, hint: str, stopped: Stopped | None) -> Field:
    """The note, with what was typed and what is wrong with it."""
    error = stopped.why if stopped is not None and stopped.field == "note" else ""
    value = request.POST.get("note", "")
    return Field("note", label, kind="textarea", hint=hint, error=error, value=value, rows=4)


def blocked(case: Case, user: User, event: str) -> str:
    """Why the event cannot happen to the case now; empty if it can."""
    try:
        lifecycle, today = service_of(case).lifecycle, timezone.localdate()
        stage, _, _ = step_taken(lifecycle, case.stage, event, user, today)
    except RefusedTransition as refused:
        return spoken(refused.text)
    held = why_held(case, user, stage)
    return spoken(held) if held else ""
