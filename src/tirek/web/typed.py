"""Fields of a page that no form.toml asks for: what was typed, and what is wrong with it."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from tirek.casework.papers import OTHER, Paper
from tirek.casework.refused import Refused
from tirek.procedure.answer import AnswerError, read_text
from tirek.web.components import Choice, Field, Kind
from tirek.web.step import Stopped

LENGTH = 4000
DIGITS = 9
ACCEPTED = "application/pdf,image/jpeg,image/png"


def typed(
    request: HttpRequest,
    name: str,
    label: str,
    stopped: Stopped | None,
    *,
    kind: Kind = "text",
    start: str = "",
    **more: Any,
) -> Field:
    """A field that holds what was sent, or `start` before that."""
    error = stopped.why if stopped is not None and stopped.field == name else ""
    value = request.POST.get(name, start)
    return Field(name, label, kind=kind, error=error, value=value, **more)


def chosen(
    request: HttpRequest,
    name: str,
    label: str,
    stopped: Stopped | None,
    choices: Iterable[tuple[str, str]],
    *,
    start: str = "",
    hint: str = "",
) -> Field:
    """One answer of several (value, label)."""
    error = stopped.why if stopped is not None and stopped.field == name else ""
    sent = request.POST.get(name, start)
    drawn = [Choice(value, words, chosen=value == sent) for value, words in choices]
    return Field(name, label, kind="radios", error=error, hint=hint, choices=drawn)


def file_field(name: str, label: str, stopped: Stopped | None, hint: str = "") -> Field:
    """Files for one requirement, or for none."""
    error = stopped.why if stopped is not None and stopped.field == name else ""
    return Field(
        name,
        label,
        kind="file",
        hint=hint,
        error=error,
        accept=ACCEPTED,
        max_bytes=settings.TIREK_UPLOAD_LIMIT,
        multiple=True,
        optional=True,
    )


def words_sent(request: HttpRequest, name: str) -> str:
    """What was typed. Raises Refused, at that field, for a text that is too long."""
    written = request.POST.get(name, "").replace("\0", "").strip()
    try:
        return read_text(written, LENGTH)
    except AnswerError as error:
        raise Refused(error.text, field=name) from error


def papers_sent(request: HttpRequest, kinds: Sequence[str] = ()) -> list[Paper]:
    """The files that were chosen, by requirement; those for none are other papers."""
    return [
        Paper(kind, upload) for kind in (*kinds, OTHER) for upload in request.FILES.getlist(kind)
    ]


def number_typed(request: HttpRequest, name: str) -> int:
    """The whole number that was typed; 0, which no question takes, for anything else."""
    written = request.POST.get(name, "").strip()
    plain = written.isascii() and written.isdigit() and len(written) <= DIGITS
    return int(written) if plain else 0
