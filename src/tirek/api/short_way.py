"""The short way to a decision: a caller who was let in a moment ago is answered without Django.

Only the operation that asks what the law says goes this way, because it reads and keeps nothing.
Who may ask is decided by the ordinary way alone: a caller goes it first, and for some seconds the
same key under the same headers is believed. Whatever is not a good question goes the ordinary way
too, so that refusals are worded in one place.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any

from django.conf import settings

from tirek.api.deciding import answer_to

BELIEVED = 10.0
"""Seconds after which a caller goes the ordinary way again: so long an ended key may still ask."""
MOST_CALLERS = 1000
PATH = re.compile(r"/api/v1/services/([a-z0-9-]+)/decide")
TELLING = (
    "HTTP_AUTHORIZATION",
    "HTTP_TIREK_PERSON",
    "HTTP_HOST",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_ACCEPT_LANGUAGE",
    "HTTP_COOKIE",
    "CONTENT_TYPE",
    "wsgi.url_scheme",
)
"""What of a request the ordinary way may look at before it lets a caller in."""
OF_ONE_ANSWER = frozenset({"content-length", "content-encoding", "set-cookie"})
"""Headers that belong to the answer they came with."""

Environ = dict[str, Any]
Header = tuple[str, str]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]


class ShortWay:
    """A WSGI application before the ordinary one."""

    def __init__(self, ordinary: Application, clock: Callable[[], float] = time.monotonic) -> None:
        self._ordinary = ordinary
        self._clock = clock
        self._let_in: dict[tuple[str, ...], tuple[float, list[Header]]] = {}

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = PATH.fullmatch(environ["PATH_INFO"])
        size = environ.get("CONTENT_LENGTH", "")
        if (
            path is None
            or environ["REQUEST_METHOD"] != "POST"
            or environ.get("QUERY_STRING")
            or not size.isdecimal()
            or int(size) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        ):
            return self._ordinary(environ, start_response)
        caller = tuple([environ.get(name, "") for name in TELLING])
        until, headers = self._let_in.get(caller, (0.0, []))
        if self._clock() >= until:
            return self._ordinary(environ, self._remembering(caller, start_response))
        body = environ["wsgi.input"].read(int(size))
        answer = answer_to(path[1], body)
        if answer is None:
            return self._ordinary({**environ, "wsgi.input": BytesIO(body)}, start_response)
        start_response("200 OK", [*headers, ("Content-Length", str(len(answer)))])
        return (answer,)

    def _remembering(
        self, caller: tuple[str, ...], start_response: Callable[..., Any]
    ) -> Callable[..., Any]:
        """Starts the answer, and remembers the caller if it is a good one."""

        def start(status: str, headers: list[Header], *more: Any) -> Any:
            if status.startswith("200 "):
                if len(self._let_in) >= MOST_CALLERS:
                    self._let_in.clear()
                kept = [(name, said) for name, said in headers if name.lower() not in OF_ONE_ANSWER]
                self._let_in[caller] = (self._clock() + BELIEVED, kept)
            return start_response(status, headers, *more)

        return start
