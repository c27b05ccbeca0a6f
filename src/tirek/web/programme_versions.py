"""The versions of an individual programme side by side, for the person and for the officer."""

from collections.abc import Callable, Sequence
from datetime import date

from tirek.casework.local_day import local_day
from tirek.casework.models import Case
from tirek.law.catalogue import the_law
from tirek.law.cite import cite_act
from tirek.registries.models import Programme
from tirek.supply.models import Followed
from tirek.supply.programme_words import why_of
from tirek.supply.queries.programmes import Told, lists_measure, versions_for
from tirek.web import formats
from tirek.web.components import Cell, Table
from tirek.web.language import current
from tirek.web.texts import spoken, text

MOST = 4
"""The latest ones: more do not stand side by side."""
GROUPS = ("1", "2", "3", "child")


def programme_table(case: Case) -> Table | None:
    """None where no version is known. Of the measures only that of the service is shown."""
    told = versions_for(case)
    if not told:
        return None
    shown = told[-MOST:]
    lines: list[tuple[str, Callable[[Told], Cell]]] = [
        ("measure", lambda one: _measure(case, one.version)),
        ("term", lambda one: Cell(_term(one.version))),
        ("group", lambda one: Cell(_group(one.version.group))),
        ("place", lambda one: Cell(_place(one.version.place))),
    ]
    if any(one.version.died_on for one in shown):
        lines.append(("died_on", lambda one: Cell(_day(one.version.died_on) or _not_told())))
    return Table(
        caption=text("web.programme.title"),
        head=[Cell(text("web.programme.what")), *map(_head, shown)],
        rows=[
            *([_name(name), *map(cell, shown)] for name, cell in lines),
            [_name("followed"), *map(_followed, shown)],
        ],
    )


def _name(name: str) -> Cell:
    return Cell(text(f"web.programme.{name}"), header=True)


def _head(one: Told) -> Cell:
    learned = _day(local_day(one.version.learned_at))
    note = text("web.programme.learned", day=learned)
    return Cell(text("web.programme.version", n=str(one.version.seq)), note=note)


def _measure(case: Case, version: Programme) -> Cell:
    if lists_measure(case, version):
        return Cell(text("web.programme.listed"), tone="success")
    return Cell(text("web.programme.not_listed"), tone="warning")


def _term(version: Programme) -> str:
    if version.begins is None:
        return _not_told()
    ends = _day(version.ends) or text("web.programme.no_end")
    return text("web.programme.term_from_to", begins=_day(version.begins), ends=ends)


def _group(group: str) -> str:
    if not group:
        return _not_told()
    return text(f"web.programme.group_{group}") if group in GROUPS else group


def _place(place: str) -> str:
    if not place:
        return _not_told()
    regions = the_law().regions
    return spoken(regions[place].name) if place in regions else place


def _followed(one: Told) -> Cell:
    if one.version.seq == 1:
        return Cell(text("web.programme.first"))
    if not one.followed:
        return Cell(text("web.programme.nothing"))
    said = "; ".join(_said(row) for row in one.followed)
    return Cell(said, note="; ".join(dict.fromkeys(_cited(one.followed))))


def _said(row: Followed) -> str:
    name = f"did_{row.thing}_{row.did}" if row.did else "kept"
    return text(f"web.programme.{name}", why=spoken(why_of(row.change, row.thing)))


def _cited(rows: Sequence[Followed]) -> list[str]:
    acts = the_law().acts
    cites = [cite for row in rows for cite in row.cites]
    return [spoken(cite_act(acts[one["act"]], one["paragraph"]).label) for one in cites]


def _day(day: date | None) -> str:
    return formats.day(day, current()) if day else ""


def _not_told() -> str:
    return text("web.programme.not_told")
