"""What `tirek audit` does: boots Django, walks, seals, exports, and tells it line by line."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from tirek.config.boot import boot

if TYPE_CHECKING:
    from pathlib import Path

    from tirek.audit.broken import Broken
    from tirek.kernel.text import Language, Text

TOLD = 20
"""Broken links that are told one by one; the rest is counted."""
EVERY = 0.5  # seconds between two signs of life


class CannotAudit(Exception):
    """Why nothing was done; the message says what to do."""


def verify(
    language: Language, *, case: str | None, seals: Path | None, out: TextIO, progress: TextIO
) -> int:
    """Walk the register, or one case; 1 if a link is broken, else 0. Raises CannotAudit."""
    with _started():
        from tirek.audit.queries import verify as walk
        from tirek.casework.models import Case

        sign = _Progress(progress, language)
        links = walk.verify_case(case, sign) if case else walk.verify(sign, seals)
        try:
            return _tell(links, sign, language, out)
        except Case.DoesNotExist:
            raise CannotAudit(f"--case: {case!r} is unknown") from None
        except (ValueError, OSError) as unreadable:
            raise CannotAudit(f"--seals: {unreadable}") from None


def verify_queues(language: Language, *, out: TextIO, progress: TextIO) -> int:
    """Walk the journals of the queues only; 1 if one is broken or anybody was overtaken."""
    with _started():
        from tirek.audit.queries.verify import verify_queues as walk

        sign = _Progress(progress, language)
        return _tell(walk(sign), sign, language, out)


def _tell(links: Iterator[Broken], sign: _Progress, language: Language, out: TextIO) -> int:
    """A line for each of the first broken links, then how many there are."""
    from tirek.audit.texts import texts

    say, found = texts().verifying, 0
    for broken in links:
        found += 1
        if found <= TOLD:
            sign.clear()
            out.write(f"{broken.text.in_(language)}\n")
    sign.end()
    if found > TOLD:
        out.write(f"{say.more.format(n=found - TOLD).in_(language)}\n")
    told = say.broken.format(n=found) if found else say.whole
    out.write(f"{told.in_(language)}\n")
    return 1 if found else 0


def seal(language: Language) -> list[str]:
    """Seal what is new; a line for each seal."""
    with _started():
        from django.utils import timezone

        from tirek.audit.actions.seal import seal as make
        from tirek.audit.texts import texts

        say = texts().verifying
        made = make(at=timezone.now())
        lines = [
            say.sealed.format(number=one.number, table=one.table, rows=one.rows, hash=one.hash)
            for one in made
        ]
        return [line.in_(language) for line in lines or [say.nothing_to_seal]]


def export(number: str, to: Path, language: Language) -> str:
    """Write the case to a folder or a .zip; a line that says what was written.

    Raises CannotAudit for a number that is not there.
    """
    with _started():
        from django.utils import timezone

        from tirek.audit.actions.export import export as make
        from tirek.audit.texts import texts
        from tirek.casework.models import Case

        case = Case.objects.filter(number=number).first()
        if case is None:
            raise CannotAudit(f"case: {number!r} is unknown")
        made = make(case=case, to=to, at=timezone.now())
        told = texts().verifying.exported.format(
            case=number, to=to, files=made.files, bytes=made.size
        )
        return told.in_(language)


class _Progress:
    """Counts what is walked and shows it twice a second, on one line of a terminal."""

    def __init__(self, to: TextIO, language: Language) -> None:
        self._to, self._language = to, language
        self._part, self._n = "", 0
        self._began = self._shown = time.monotonic()

    def __call__(self, part: str) -> None:
        if part != self._part:
            self.end()
            self._part, self._n = part, 0
            self._began = time.monotonic()
        self._n += 1
        now = time.monotonic()
        if now - self._shown >= EVERY and self._to.isatty():
            self._shown = now
            self._to.write(f"\r\033[K{self._line()}")
            self._to.flush()

    def clear(self) -> None:
        """Make room on the terminal's line."""
        if self._to.isatty():
            self._to.write("\r\033[K")

    def end(self) -> None:
        """Say how much of the part there was and how fast it went."""
        if self._part:
            self.clear()
            self._to.write(f"{self._line()}\n")
            self._part = ""

    def _line(self) -> str:
        from tirek.audit.texts import texts

        part: Text = texts().parts[self._part]
        speed = round(self._n / max(time.monotonic() - self._began, 1e-6))
        told = texts().verifying.progress.format(part=part, n=self._n, speed=speed)
        return told.in_(self._language)


@contextmanager
def _started() -> Iterator[None]:
    embedded = boot()
    try:
        yield
    finally:
        if embedded is not None:
            embedded.leave()
