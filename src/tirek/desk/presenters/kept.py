"""What was done to an office or an officer, as a table."""

from collections.abc import Iterable

from tirek.accounts.models import Keeping
from tirek.desk.presenters.officers import place_name
from tirek.procedure.body import bodies
from tirek.web import formats
from tirek.web.components import Cell, Table
from tirek.web.language import current
from tirek.web.texts import spoken, text

SHOWN = 20


def kept_table(rows: Iterable[Keeping]) -> Table:
    """When, who, what: each column with what it was and what it became."""
    heads = ("at", "by", "what")
    return Table(
        caption=text("desk.kept.title"),
        head=[Cell(text(f"desk.kept.head_{name}")) for name in heads],
        rows=[_row(one) for one in rows],
        empty=text("desk.kept.empty"),
    )


def _row(one: Keeping) -> list[Cell]:
    changed = [_change(name, one) for name in one.after if name != "office_id"]
    if "office_id" in one.after and one.before:
        changed.append(text("desk.kept.another_office"))
    return [
        Cell(formats.moment(one.at, current())),
        Cell(one.by.full_name),
        Cell(text(f"desk.kept.{one.kind}"), note="; ".join(changed)),
    ]


def _change(name: str, one: Keeping) -> str:
    label = text(f"desk.kept.column_{name}")
    is_ = _in_words(name, one.after[name])
    if name not in one.before:
        return f"{label}: {is_}"
    return f"{label}: {_in_words(name, one.before[name])} → {is_}"


def _in_words(name: str, value: object) -> str:
    if isinstance(value, bool):
        return text("web.form.yes" if value else "web.form.no")
    if name == "role":
        return text(f"desk.officers.role_{value}")
    if name == "kind":
        return text(f"desk.offices.kind_{value}")
    if name == "place":
        return place_name(str(value))
    if isinstance(value, list):
        return ", ".join(spoken(bodies()[one]) for one in value if one in bodies()) or "–"
    return str(value) if value else "–"
