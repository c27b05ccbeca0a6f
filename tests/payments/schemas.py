"""The official schemas of bank messages, and whether a file is as they want it."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from lxml import etree

FOLDER = Path(sys.prefix) / "schemas"
NEAREST = {"pain.002.001.10": "pain.002.001.12"}
"""No package carries the schema of the first: it is held against the next one, which only adds."""
PREFIX = "urn:iso:std:iso:20022:tech:xsd:"


@cache
def schema(name: str) -> etree.XMLSchema:
    """The schema of a message ("pain.001.001.09")."""
    found = sorted(FOLDER.rglob(f"{name}.xsd"))
    assert found, f"no {name}.xsd in {FOLDER}: run `make setup`"
    return etree.XMLSchema(etree.parse(found[0]))


def problems(content: bytes) -> list[str]:
    """What the schema of the file's own namespace says against it."""
    root = etree.fromstring(content)
    name = etree.QName(root).namespace.removeprefix(PREFIX)
    nearest = NEAREST.get(name, name)
    other = etree.fromstring(content.replace(name.encode(), nearest.encode()))
    checked = schema(nearest)
    checked.validate(other)
    return [f"{one.line}: {one.message}" for one in checked.error_log]
