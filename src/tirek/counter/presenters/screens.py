"""The terminal and the board of a queue, which show numbers and no names."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tirek.accounts.models import Office
from tirek.reception.counters import services_of
from tirek.reception.queries.tickets import Measured
from tirek.web.components import Action, Page
from tirek.web.texts import spoken, text


@dataclass(frozen=True)
class TerminalPage(Page):
    """What a visitor can come for, or the number just given."""

    office: str = ""
    services: Sequence[Action] = ()
    number: int = 0
    waiting: str = ""


@dataclass(frozen=True)
class Called:
    """A number and the window it is called to."""

    number: int
    window: str


@dataclass(frozen=True)
class BoardPage(Page):
    """Everything on the wall."""

    office: str = ""
    called: Sequence[Called] = ()
    waiting: Sequence[int] = ()


def terminal_page(office: Office, mine: Measured | None, ahead: int, on: date) -> TerminalPage:
    """`Action.href` is the slug that the button sends."""
    return TerminalPage(
        title=text("counter.terminal.title"),
        office=spoken(office.name),
        services=[Action(one.slug, spoken(one.name)) for one in services_of(office, on)],
        number=mine.ticket.number if mine else 0,
        waiting=_before(ahead) if mine else "",
    )


def _before(ahead: int) -> str:
    return text("counter.terminal.ahead", n=ahead) if ahead else text("counter.terminal.first")


def board_page(office: Office, queue: Sequence[Measured]) -> BoardPage:
    """Called numbers first, the latest at the top."""
    called = [one for one in queue if one.stage in ("called", "serving")]
    return BoardPage(
        title=text("counter.board.title"),
        office=spoken(office.name),
        called=[Called(one.ticket.number, one.window) for one in reversed(called)],
        waiting=[one.ticket.number for one in queue if one.stage == "waiting"],
    )
