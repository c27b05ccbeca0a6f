"""Draw docs/procedure.md from the tables of stages: `make pictures`.

A test holds the file equal to what this draws, so the picture cannot say otherwise than the data.
"""

from collections.abc import Iterator
from pathlib import Path

from tirek.procedure import lifecycle
from tirek.procedure.lifecycle import Lifecycle, load_lifecycle, standard
from tirek.procedure.lifecycle_picture import mermaid

TABLES = Path(lifecycle.__file__).parent
TARGET = Path(__file__).parents[1] / "docs" / "procedure.md"
OTHERS = (
    ("proactive.toml", "A proactive request", "The state asks first, by a message to a phone."),
    ("ticket.toml", "A ticket of the queue", "One visitor at one counter on one day."),
    ("paying/overpayment.toml", "A sum paid in excess", "Found by itself; its events are its own."),
    ("supply/choice.toml", "A choice and an order", "From one's turn to the thing in one's hands."),
    (
        "supply/procurement.toml",
        "What the state buys",
        "From one's turn to the list or the statement.",
    ),
    ("supply/supplier.toml", "A supplier", "Asks to be admitted; a commission decides."),
    (
        "complaints/complaint.toml",
        "A complaint",
        "Beside its case; its steps are events of the case too.",
    ),
    ("paying/run.toml", "A payment run", "What a place pays of what is due up to a month."),
)
HEAD = """# The procedure in pictures

Drawn by `make pictures` from the tables in [`procedure/`](../src/tirek/procedure); do not edit.
A service changes the first table in its own `lifecycle.toml`.
"""


def drawn() -> str:
    """The whole page."""
    return "\n".join([HEAD, *_parts()])


def _parts() -> Iterator[str]:
    yield from _part("A case", "From the application to its end.", standard())
    for name, title, what in OTHERS:
        yield from _part(title, what, load_lifecycle(TABLES / name))


def _part(title: str, what: str, table: Lifecycle) -> Iterator[str]:
    yield f"## {title}\n\n{what}\n\n```mermaid\n{mermaid(table)}```\n"
    if table.stays:
        yield "What may happen and leaves the stage as it is:\n"
        yield "| event | at | by |\n|---|---|---|"
        yield from (_row(table, line.event) for line in table.stays)
        yield ""


def _row(table: Lifecycle, event: str) -> str:
    line = next(one for one in table.stays if one.event == event)
    stages = () if "*" in line.at else line.at
    at = [table.stage(one).officer.in_("en") for one in stages] or ["any stage"]
    by = [table.roles[one].in_("en") for one in line.by]
    return f"| {table.title(event).in_('en')} | {', '.join(at)} | {', '.join(by)} |"


if __name__ == "__main__":
    TARGET.write_text(drawn(), encoding="utf-8")
