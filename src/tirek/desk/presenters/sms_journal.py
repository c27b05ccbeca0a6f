"""The SMS journal as a table and, in the very columns of the approved form, as a file."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from django.urls import reverse

from tirek.payments.spreadsheet import BYTE_ORDER_MARK, harmless
from tirek.services import SERVICES
from tirek.sms.models import Delivery, JournalLine
from tirek.web import formats
from tirek.web.components import Cell, Field, Table, Tone, own
from tirek.web.language import current
from tirek.web.texts import spoken, text

SEARCH = "q"
HEADS = ("number", "person", "case", "content", "sent", "specialist")
FORM = (
    "number", "iin", "name", "born", "case_number", "service", "content", "sent", "phone",
    "specialist",
)  # fmt: skip
"""The ten columns of annex 7 to the technical-aids rules, in order."""
TONES: dict[str, Tone] = {
    Delivery.State.QUEUED: "progress",
    Delivery.State.SENT: "info",
    Delivery.State.DELIVERED: "success",
    Delivery.State.FAILED: "danger",
    Delivery.State.RECEIVED: "neutral",
}


def search_field(value: str) -> Field:
    return Field(
        SEARCH,
        text("desk.sms_journal.search"),
        hint=text("desk.sms_journal.search_hint"),
        value=value,
    )


def sms_table(lines: Sequence[JournalLine], *, caption_hidden: bool = True) -> Table:
    """The columns of the form, those about one thing together."""
    return Table(
        caption=text("desk.sms_journal.title"),
        caption_hidden=caption_hidden,
        head=[Cell(text(f"desk.sms_journal.head_{name}")) for name in HEADS],
        rows=[_row(line) for line in lines],
        empty=text("desk.sms_journal.empty"),
    )


def _row(line: JournalLine) -> list[Cell]:
    return [
        Cell(str(line.pk), header=True),
        Cell(line.full_name or "—", note=_about_person(line)),
        Cell(
            line.case_number or "—",
            href=reverse("desk:case", args=[line.case_number]) if line.case_number else "",
            note=plain_name(line.service),
        ),
        Cell(own(line.content), note=_way(line)),
        Cell(_state(line), tone=TONES[_last(line)], note=_when(line)),
        Cell(line.specialist or "—"),
    ]


def _about_person(line: JournalLine) -> str:
    born = formats.day_short(line.born_on, current()) if line.born_on else ""
    return ", ".join(filter(None, (line.iin, born)))


def _service(line: JournalLine) -> str:
    return spoken(SERVICES[line.service].name) if line.service in SERVICES else ""


def plain_name(slug: str) -> str:
    """What people call the service: its official name takes eight lines of a table."""
    service = SERVICES.get(slug)
    situation = service.in_situation if service else None
    return spoken(situation.title if situation else service.name) if service else ""


def _way(line: JournalLine) -> str:
    return text(f"desk.sms_journal.{line.direction}")


def _last(line: JournalLine) -> str:
    """The state of the message: of a delivered one it does not matter what failed before."""
    states = [one.state for one in line.deliveries.all()]
    return Delivery.State.DELIVERED if Delivery.State.DELIVERED in states else states[-1]


def _state(line: JournalLine) -> str:
    return text(f"desk.sms_journal.{_last(line)}")


def _when(line: JournalLine) -> str:
    return f"{formats.moment(line.at, current())}, {line.phone}"


def sms_sheet(lines: Iterable[JournalLine]) -> str:
    """The form as a file for spreadsheet programs."""
    page = io.StringIO()
    writer = csv.writer(page, delimiter=";", lineterminator="\r\n")
    writer.writerow(text(f"desk.sms_journal.form_{name}") for name in FORM)
    for number, line in enumerate(lines, start=1):
        writer.writerow(harmless(cell) for cell in _cells(number, line))
    return BYTE_ORDER_MARK + page.getvalue()


def _cells(number: int, line: JournalLine) -> Iterator[str]:
    yield str(number)
    yield line.iin
    yield line.full_name
    yield formats.day_short(line.born_on, current()) if line.born_on else ""
    yield line.case_number
    yield _service(line)
    yield line.content
    yield formats.moment(line.at, current())
    yield line.phone
    yield line.specialist
