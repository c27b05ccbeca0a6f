"""What a lawyer tries: the text of a draft edition, pasted or uploaded, or one value of the law."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from tirek.kernel.money import TIYN_IN_TENGE
from tirek.law.catalogue import the_law
from tirek.law.preview import NewValue, new_value
from tirek.law.rulebook import LAW_VALUES
from tirek.payments.overpayment.sums import typed_sum
from tirek.procedure.answer import PARTS, AnswerError, read_date, sent
from tirek.services import SERVICES
from tirek.web.components import Choice, Field, Problem
from tirek.web.forms import date_field
from tirek.web.texts import spoken, text

MOST_KB = 200
KB = 1024


@dataclass(frozen=True)
class DraftSent:
    """The service it is for, the text, the value, and the fields that show all of it again."""

    service: str
    text: str
    value: NewValue | None
    fields: Sequence[Field]

    @property
    def problems(self) -> Sequence[Problem]:
        return [Problem.of(field) for field in self.fields if field.error]


def draft_sent(request: HttpRequest) -> DraftSent:
    """A file takes the place of what was pasted; what is wrong is told at its field."""
    asked = request.POST.get("service", "")
    service = asked if asked in SERVICES else first_that_pays()
    pasted = request.POST.get("draft", "").replace("\r\n", "\n").replace("\0", "")
    wrong = {"draft": "", "file": ""}
    file = request.FILES.get("file")
    if file is not None:
        uploaded, wrong["file"] = _read(file)
        pasted = pasted if wrong["file"] else uploaded
    elif len(pasted.encode()) > MOST_KB * KB:
        wrong["draft"] = text("desk.law_preview.too_long", most=MOST_KB)
    value, value_fields = _value_sent(request.POST)
    quiet = not any(wrong.values()) and not any(field.error for field in value_fields)
    if request.method == "POST" and not pasted.strip() and value is None and quiet:
        wrong["draft"] = text("desk.law_preview.empty")
    fields = [*_fields(service, pasted, wrong), *value_fields]
    return DraftSent(service, pasted if pasted.strip() else "", value, fields)


def first_that_pays() -> str:
    """What stands chosen at first: what an act changes most often is what is paid."""
    return next(slug for slug, one in SERVICES.items() if one.pays)


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
        Field("draft", text("desk.law_preview.draft"), kind="textarea", value=written, rows=12,
              error=wrong["draft"], optional=True),
        Field("file", text("desk.law_preview.file"), kind="file", accept=".toml", optional=True,
              hint=text("desk.law_preview.file_hint"), error=wrong["file"],
              max_bytes=MOST_KB * KB),
    ]  # fmt: skip


# --- one value of the law ---------------------------------------------------------------------


def sums_of_law() -> dict[str, str]:
    """The dated sums that rules ask for, by their names, as people call them."""
    asked = {name for one in SERVICES.values() for name in one.rulebook().law_names}
    law = the_law()
    names = [name for name in LAW_VALUES if name in asked]
    return {name: spoken(law.parameter_named(name).name) for name in names}


def _value_sent(posted: Mapping[str, str]) -> tuple[NewValue | None, list[Field]]:
    """The value, if one is named whole, and its three fields."""
    sums = sums_of_law()
    name, typed = posted.get("value", ""), posted.get("sum", "").strip()
    held = {f"from-{part}": posted.get(f"from-{part}", "") for part in PARTS}
    written = sent("from", "date", held)
    choices = [
        Choice("", text("desk.law_preview.no_value"), chosen=name not in sums),
        *(Choice(one, label, chosen=one == name) for one, label in sums.items()),
    ]
    which = Field("value", text("desk.law_preview.value"), kind="select", choices=choices,
                  hint=text("desk.law_preview.value_hint"), optional=True)  # fmt: skip
    hint = text("desk.law_preview.if_chosen")
    sum_ = Field("sum", text("desk.law_preview.sum"), value=typed, width=10, inputmode="decimal",
                 suffix="₸", hint=hint)  # fmt: skip
    day = date_field("from", text("desk.law_preview.from"), held, hint=hint)
    if name not in sums:
        if typed or written:
            which = replace(which, error=text("desk.law_preview.which_value"))
        return None, [which, sum_, day]
    amount, (begins, wrong_day) = typed_sum(typed), _day(written)
    if amount is None or not amount.tiyn:
        sum_ = replace(sum_, error=text("desk.law_preview.wrong_sum"))
    if wrong_day:
        day = replace(day, error=wrong_day)
    fields = [which, sum_, day]
    if amount is None or begins is None or any(field.error for field in fields):
        return None, fields
    return new_value(the_law(), name, Decimal(amount.tiyn) / TIYN_IN_TENGE, begins), fields


def _day(written: str) -> tuple[date | None, str]:
    """The day, or why it is none."""
    if not written:
        return None, text("desk.law_preview.no_day")
    try:
        return date.fromisoformat(read_date(written)), ""
    except AnswerError as wrong:
        return None, spoken(wrong.text)
