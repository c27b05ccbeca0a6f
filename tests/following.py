"""Find an address for every page by following links from where a person begins."""

from __future__ import annotations

import fcntl
import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from heapq import heappop, heappush
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve

if TYPE_CHECKING:
    from playwright.sync_api import APIRequestContext, APIResponse

LINK = re.compile(r"""<a\s[^>]*?href=["']([^"'#]+)""")
NOWHERE = ("", "sign-out")
"""Names of links that lead out of Tirek, or the visitor out of the door."""
OK, BROKEN = 200, 400
OF_ONE_KIND = 25
"""So many cases are opened to find the one whose stage has the page that is looked for."""


def led_before(person: str) -> dict[str, str]:
    """Where links have led this person in this run: the languages of a page share its address."""
    note = _note()
    return json.loads(note.read_text()).get(person, {}) if note.exists() else {}


def remember(person: str, found: dict[str, str]) -> None:
    """For whoever looks at the same person's pages later, in whichever worker."""
    note = _note()
    with note.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        known = json.loads(note.read_text()) if note.exists() else {}
        known[person] = {**known.get(person, {}), **found}
        fresh = note.with_suffix(".new")
        fresh.write_text(json.dumps(known))
        fresh.replace(note)


def _note() -> Path:
    return Path(os.environ["TIREK_TEST_RUN"]) / "links.json"


def names(resolver: URLResolver | None = None, space: str = "") -> Iterator[str]:
    """The name of every address there is."""
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            yield from names(one, f"{one.namespace}:" if one.namespace else space)
        elif isinstance(one, URLPattern) and one.name:
            yield f"{space}{one.name}"


def name_of(address: str) -> str:
    """The name of the page at that address; empty where there is none."""
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return ""


class Walk:
    """Follows links, as one person sees them, until an address of each wanted page is known.

    Kinds of pages that nobody has seen yet are opened first, then other pages of a kind seen.
    """

    def __init__(self, request: APIRequestContext, origin: str) -> None:
        self.found: dict[str, str] = {}
        self.broken: list[str] = []
        self._request, self._origin = request, origin
        self._opened: Counter[str] = Counter()
        self._known: set[str] = set()
        self._waiting: list[tuple[int, int, str]] = []

    def go(self, begin: Iterable[str], wanted: Iterable[str]) -> None:
        for address in begin:
            self._remember(address)
        while self._waiting and set(wanted) - self.found.keys():
            _, _, address = heappop(self._waiting)
            if self._opened[name_of(address)] < OF_ONE_KIND:
                self._open(address)

    def _open(self, address: str) -> None:
        name = name_of(address)
        self._opened[name] += 1
        answer = self._request.get(f"{self._origin}{address}", max_redirects=0)
        if answer.status >= BROKEN:
            self.broken.append(f"{name} {address} is linked to and answers {answer.status}")
        html = _html(answer)
        if html is not None:
            self.found.setdefault(name, urlsplit(address).path)
            for link in dict.fromkeys(LINK.findall(html)):
                self._remember(_local(link, address))

    def _remember(self, address: str) -> None:
        name = name_of(address)
        if address not in self._known and name not in NOWHERE:
            self._known.add(address)
            heappush(self._waiting, (self._opened[name], len(self._known), address))


def _html(answer: APIResponse) -> str | None:
    """The page; None for a file, and for what sends us somewhere else."""
    is_page = answer.status == OK and "text/html" in answer.headers.get("content-type", "")
    return answer.text() if is_page else None


def _local(link: str, base: str) -> str:
    """The address a link leads to, if it is one of ours; another view of a page is the same."""
    parts = urlsplit(link.replace("&amp;", "&"))
    if parts.scheme or parts.netloc:
        return ""
    path = parts.path or urlsplit(base).path
    return path if path.startswith("/") else urlsplit(base).path.rsplit("/", 1)[0] + "/" + path
