"""Reading XML that came from outside: piece by piece, and nothing that could harm the reader.

A file has no document type (no entities, no addresses to fetch), is read in constant memory
whatever its length, and must be the message it is taken for.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any, BinaryIO

from lxml import etree

from tirek.payments.bank import NotReadable
from tirek.payments.iso20022.texts import texts

Element = Any
"""An element of lxml, which comes without types."""

PROLOG = 4096
"""Bytes among which the root element of an honest file begins."""
ENCODINGS = ("utf-8", "us-ascii", "windows-1251")
_MESSAGE = re.compile(
    r"\{urn:iso:std:iso:20022:tech:xsd:(?P<name>[a-z]{4}\.\d{3})\.\d{3}\.\d{2}\}Document"
)
_DECLARED = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]+)""")
_ROOT = re.compile(rb"<[A-Za-z_]")


@dataclass(frozen=True, slots=True)
class Message:
    """Which message a file is ("pain.002"), and its pieces as they are read."""

    name: str
    pieces: Iterator[Element]


@contextmanager
def opened(file: BinaryIO, *, names: Collection[str], pieces: Collection[str]) -> Iterator[Message]:
    """The message of that file, one of `names`; its elements called as in `pieces`, in order.

    A piece is emptied when the next one is asked for: take out of it what is needed at once.
    Any version of the message is read. Raises NotReadable, here or while the pieces are read.
    """
    _check_prolog(file)
    events = etree.iterparse(
        file,
        events=("start", "end"),
        tag=("{*}Document", *(f"{{*}}{name}" for name in pieces)),
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        yield _message(events, names, frozenset(pieces))
    except etree.XMLSyntaxError as error:
        raise NotReadable(texts().wrong.broken.format(line=error.lineno or 1)) from error


def _check_prolog(file: BinaryIO) -> None:
    """Refuse what does not begin as plain XML, before a parser sees any of it."""
    begins = file.read(PROLOG)
    file.seek(0)
    wrong = texts().wrong
    if not begins.strip():
        raise NotReadable(wrong.empty)
    root = _ROOT.search(begins)
    if root is None or b"\0" in begins:
        raise NotReadable(wrong.not_xml)
    if b"<!DOCTYPE" in begins[: root.start()].upper():
        raise NotReadable(wrong.document_type)
    declared = _DECLARED.search(begins[: root.start()])
    if declared and declared[1].decode().lower() not in ENCODINGS:
        raise NotReadable(wrong.encoding.format(found=declared[1].decode()))


def _message(
    events: Iterable[tuple[str, Element]], names: Collection[str], pieces: frozenset[str]
) -> Message:
    _, root = next(iter(events), ("", None))
    found = _MESSAGE.fullmatch(root.tag) if root is not None else None
    if root is None or found is None or root.getparent() is not None:
        raise NotReadable(texts().wrong.not_iso)
    if root.getroottree().docinfo.internalDTD is not None:
        raise NotReadable(texts().wrong.document_type)
    if found["name"] not in names:
        raise NotReadable(texts().wrong.other_message.format(found=found["name"]))
    return Message(found["name"], _pieces(events, pieces))


def _pieces(events: Iterable[tuple[str, Element]], wanted: frozenset[str]) -> Iterator[Element]:
    for event, element in events:
        if event == "end" and local_name(element) in wanted:
            yield element
            _forget(element)


def _forget(element: Element) -> None:
    """Free the piece and the one before it: the tree would grow with the file otherwise."""
    element.clear(keep_tail=False)
    before = element.getprevious()
    if before is not None and before.tag == element.tag:
        element.getparent().remove(before)


def local_name(element: Element) -> str:
    """The name without the namespace: it differs from version to version."""
    return str(element.tag).rpartition("}")[2]


@cache
def _tags(path: str) -> tuple[str, ...]:
    return tuple(f"{{*}}{name}" for name in path.split("/"))


def found(element: Element | None, path: str) -> Element | None:
    """The first element at the path ("Rsn/Cd"), whatever its namespace."""
    for tag in _tags(path):
        if element is None:
            return None
        element = next(element.iterchildren(tag), None)
    return element


def all_found(element: Element | None, path: str) -> list[Element]:
    """Every element at the path, below the first of each name before the last."""
    above, _, name = path.rpartition("/")
    parent = found(element, above) if above else element
    return [] if parent is None else list(parent.iterchildren(f"{{*}}{name}"))


def words(element: Element | None, path: str) -> str:
    """The text at the path, "" where there is none."""
    at = found(element, path)
    return (at.text or "").strip() if at is not None else ""
