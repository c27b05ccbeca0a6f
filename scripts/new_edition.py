"""`make new-edition SERVICE=... PLACE=... YEAR=...`: the file of a council's act, to be filled in.

What can be set is read from the service's own vocabulary, `terms.py`.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from tirek.law.catalogue import the_law
from tirek.law.edition import Paragraph
from tirek.procedure.service import Service
from tirek.services import SERVICES

PLACE = re.compile(r"[a-z0-9-]+(/[a-z0-9-]+)?")
YEAR = re.compile(r"20\d\d|19\d\d")
SHARED = {one.name for one in fields(Paragraph)}
WORDS = {
    bool: "true or false",
    int: "a whole number",
    Decimal: "a number",
    date: "a day",
    str: "words",
}

HEAD = """\
# {name}: what was adopted. Fill in from the official text, then run `make law-check`.
# See docs/how-to/add-an-edition.md. One act, one file.
service = "{service}"
place = "{place}"
act = ""  # the id of the act in src/tirek/law/acts/; or delete this line and fill in [act] below
mark = "to_verify"  # "verified" once a lawyer compared every line with the official text
# source = "000"  # the official text, by its id in src/tirek/law/sources.toml
# press = ""  # where it was read, if the official text was not seen
# checked = {{ on = {year}-01-01, by = "" }}

# [act]
# id = "{ident}-{year}"
# kind = "decision"
# number = ""
# adopted = {year}-01-01
# body = {{ kk = "", ru = "", en = "" }}
# title = {{ kk = "", ru = "", en = "" }}

[in_force]
# from = {year}-01-01  # the first day in force
# until = {year}-01-01  # the first day no longer in force
mark = "to_verify"
basis = {{ kk = "", ru = "", en = "" }}  # how these days are known

[provider]
kk = ""
ru = ""
en = ""
"""
NEW_PLACE = """
[new_place]
id = "{place}"
parent = "{parent}"
name = {{ kk = "", ru = "", en = "" }}
genitive = {{ kk = "", ru = "" }}
locative = {{ kk = "", ru = "" }}
"""


class Refused(Exception):
    """Why no skeleton is written."""


def skeleton(service: Service, place: str, year: str) -> str:
    """The text of the file."""
    region = the_law().regions[place] if place in list(the_law().regions) else None
    head = HEAD.format(
        name=region.name.en or region.name.ru if region else place,
        service=service.slug,
        place=place,
        year=year,
        ident=place.replace("/", "-"),
    )
    if region is None:
        head += NEW_PLACE.format(place=place, parent=place.rpartition("/")[0] or "kz")
    groups = get_type_hints(service.rulebook().terms)
    return head + "".join(_group(one, groups[one.name]) for one in fields(service.rulebook().terms))


def _group(group: Field[Any], hint: Any) -> str:
    """A group that every act must set as it stands; one that an act may leave out as a comment."""
    (kind,) = (one for one in (*get_args(hint), hint) if isinstance(one, type) and
               issubclass(one, Paragraph))  # fmt: skip
    needed = group.default is MISSING
    lines = [f"[terms.{group.name}]", 'paragraph = ""', 'quote = ""', *_values(kind)]
    return "\n" + "".join(f"{line if needed else _commented(line)}\n" for line in lines)


def _values(kind: type) -> Iterator[str]:
    for name, hint in get_type_hints(kind).items():
        if name not in SHARED:
            yield f"# {name} =   # {_expected(hint)}"


def _commented(line: str) -> str:
    return line if line.startswith("#") else f"# {line}"


def _expected(hint: Any) -> str:
    if get_origin(hint) in (Union, UnionType):
        return " or ".join(_expected(one) for one in get_args(hint) if one is not type(None))
    if get_origin(hint) is Literal:
        return " or ".join(f'"{one}"' for one in get_args(hint))
    return WORDS.get(hint, str(hint))


def write_skeleton(slug: str, place: str, year: str, editions: Path | None = None) -> Path:
    """Write the file where the service looks for it. Raises Refused."""
    if slug not in SERVICES:
        raise Refused(f"SERVICE={slug!r}: expected one of {', '.join(SERVICES)}")
    if not PLACE.fullmatch(place):
        raise Refused(f"PLACE={place!r}: expected a region or region/place, such as akmola/zhaksy")
    if not YEAR.fullmatch(year):
        raise Refused(f"YEAR={year!r}: expected the year of the act, such as 2026")
    region, _, name = place.rpartition("/")
    folder = (editions or SERVICES[slug].folder / "editions") / (region or name)
    path = folder / f"{name}-{year}.toml"
    if path.exists():
        raise Refused(f"{path.name} is there already")
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(skeleton(SERVICES[slug], place, year), encoding="utf-8")
    return path


def main(slug: str, place: str, year: str) -> int:
    """Write it, and say what comes next."""
    try:
        path = write_skeleton(slug, place, year)
    except Refused as refused:
        sys.stderr.write(f"new-edition: {refused}\n")
        return 2
    sys.stdout.write(
        f"{path}\nis written. Fill it in until `make law-check` has nothing against it.\n"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:4]))
