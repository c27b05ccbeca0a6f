"""The text of a draft edition as it was pasted or uploaded, with what is wrong with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from tirek.services import SERVICES
from tirek.web.components import Choice, Field, Problem
from tirek.web.texts import spoken, text

MOST_KB = 200
KB = 1024


@dataclass(frozen=True)
class DraftSent:
    """The service it is for, its text, and the fields that show both again."""

    service: str
    text: str
    fields: Sequence[Field]

    @property
    def problems(self) -> Sequence[Problem]:
        return [Problem.of(field) for field in self.fields if field.error]


def draft_sent(request: HttpRequest) -> DraftSent:
    """A file takes the place of what was pasted; what is wrong is told at its field."""
    asked = request.POST.get("service", "")
    service = asked if asked in SERVICES else next(iter(SERVICES))
    pasted = request.POST.get("draft", "").replace("\r\n", "\n").replace("\0", "")
    wrong = {"draft": "", "file": ""}
    file = request.FILES.get("file")
    if file is not None:
        uploaded, wrong["file"] = _read(file)
        pasted = pasted if wrong["file"] else uploaded
    elif len(pasted.encode()) > MOST_KB * KB:
        wrong["draft"] = text("desk.law_preview.too_long", most=MOST_KB)
    if request.method == "POST" and not pasted.strip() and not any(wrong.values()):
        wrong["draft"] = text("desk.law_preview.empty")
    return DraftSent(service, pasted, _fields(service, pasted, wrong))


def _read(file: UploadedFile) -> tuple[str, str]:
    """The text of a file, or why it has none."""
    if file.size is None or file.size > MOST_KB * KB:
        return "", text("desk.law_preview.too_long", most=MOST_KB)
    try:
        return file.read().decode().replace("\r\n", "\n").replace("\0", ""), ""
    except UnicodeDecodeError:
        return "", text("desk.law_preview.not_text")


def _fields(service: str, written: str, wrong: dict[str, str]) -> list[Field]:
    services = [
        Choice(slug, spoken(one.name), chosen=slug == service) for slug, one in SERVICES.items()
    ]
    return [
        Field("service", text("desk.law_preview.service"), kind="select", choices=services),
        Field("draft", text("desk.law_preview.draft"), kind="textarea", value=written, rows=20,
              error=wrong["draft"]),
        Field("file", text("desk.law_preview.file"), kind="file", accept=".toml", optional=True,
              hint=text("desk.law_preview.file_hint"), error=wrong["file"],
              max_bytes=MOST_KB * KB),
    ]  # fmt: skip
