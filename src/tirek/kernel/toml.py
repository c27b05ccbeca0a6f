"""The one strict reader of data files: every error names file, line and key.

A lawyer writes an edition, a test or start-up reads it; what is not understood exactly is
refused with a sentence that says where it stands and what was expected.
"""

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, TypeVar

from tirek.kernel.toml_lines import Place, line_of
from tirek.kernel.toml_readers import reader_of
from tirek.kernel.toml_words import Mismatch, key_path

T = TypeVar("T")
_AT_LINE: Final = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)")


class TomlError(ValueError):
    """A data file cannot be used; str() is "path:line: key.path: problem; expected ..."."""

    def __init__(self, path: Path, line: int, key: str, problem: str, expected: str = "") -> None:
        super().__init__(path, line, key, problem, expected)
        self.path = path
        self.line = line
        self.key = key
        self.problem = problem
        self.expected = expected

    def __str__(self) -> str:
        key = f"{self.key}: " if self.key else ""
        expected = f"; expected {self.expected}" if self.expected else ""
        return f"{self.path}:{self.line}: {key}{self.problem}{expected}"


def read(path: Path) -> dict[str, Any]:
    """The file as plain values, numbers with a point as Decimal.

    Raises TomlError where the text is not TOML in UTF-8, FileNotFoundError for no file.
    """
    raw = path.read_bytes()
    try:
        return tomllib.loads(raw.decode(), parse_float=Decimal)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise TomlError(path, line, "", "the file is not in UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        line = int(found[1]) if found and found[1] else raw.count(b"\n") + 1
        raise TomlError(path, line, "", _AT_LINE.sub("", str(error))) from error


def bind(cls: type[T], table: Mapping[str, object], *, path: Path, at: Place = ()) -> T:
    """Binds a table read from `path` to the frozen dataclass `cls` by its type hints.

    `at` is where in the file the table stands, for the messages. Every key has to be known
    and every value of the right type; a ValueError of the class itself is reported at the
    table. Raises TomlError.
    """
    shape: Any = cls
    try:
        bound: T = reader_of(shape)(table, at)
    except Mismatch as found:
        line, key = _line(path, found.at), key_path(found.at)
        raise TomlError(path, line, key, found.problem, found.expected) from found
    return bound


def load(cls: type[T], path: Path) -> T:
    """Reads the file and binds the whole of it to `cls`. Raises TomlError."""
    return bind(cls, read(path), path=path)


def _line(path: Path, at: Place) -> int:
    """The line of the place; 1 where the table did not come out of such a file."""
    try:
        text = path.read_text(encoding="utf-8")
        tomllib.loads(text)
    except (OSError, ValueError):
        return 1
    return line_of(text, at)
