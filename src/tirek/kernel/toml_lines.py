"""Where in a TOML text each key stands, so that an error can name the line.

`tomllib` gives values without places. This scanner walks a text that `tomllib` has
already accepted; it therefore checks nothing and only follows the shape.
"""

import re
from typing import Final

Place = tuple[str | int, ...]

_BLANK: Final = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_STRING: Final = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_BARE: Final = re.compile(r"[^,\]}\n#]+")
_KEY_PART: Final = re.compile(r'[ \t]*("(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|[A-Za-z0-9_-]+)[ \t]*')
_ESCAPE: Final = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_SHORT_ESCAPES: Final = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}


def line_of(text: str, at: Place) -> int:
    """The line, counted from 1, of the key or table at `at` or of the nearest one around it.

    The text has to be TOML; where it is not, ValueError or IndexError may follow.
    """
    offsets = _Scanner(text).offsets
    while at and at not in offsets:
        at = at[:-1]
    return text.count("\n", 0, offsets.get(at, 0)) + 1


class _Scanner:
    """One walk over the text; `offsets` then holds where each key, table and item starts."""

    def __init__(self, text: str) -> None:
        self.offsets: dict[Place, int] = {}
        self._text = text
        self._last_item: dict[Place, int] = {}
        self._position = 0
        self._walk()

    def _walk(self) -> None:
        table: Place = ()
        while not self._at_end():
            if self._text[self._position] == "[":
                table = self._header()
            else:
                self._assignment(table)

    def _at_end(self) -> bool:
        self._take(_BLANK)
        return self._position >= len(self._text)

    def _header(self) -> Place:
        """Steps over [a.b] or [[a.b]] and answers the table that begins there."""
        start = self._position
        depth = 2 if self._text.startswith("[[", start) else 1
        self._position += depth
        keys = self._dotted_key()
        self._position += depth
        place = self._through_lists(keys[:-1])
        if depth == 2:
            place = (*place, keys[-1])
            self._last_item[place] = self._last_item.get(place, -1) + 1
            self._note(place, start)
            place = (*place, self._last_item[place])
        else:
            place = self._through_lists(keys[-1:], place)
        self._note(place, start)
        return place

    def _through_lists(self, keys: list[str], place: Place = ()) -> Place:
        """The place the keys lead to: a list of tables stands for its last table so far."""
        for key in keys:
            place = (*place, key)
            if place in self._last_item:
                place = (*place, self._last_item[place])
        return place

    def _assignment(self, table: Place) -> None:
        start = self._position
        place = table
        for key in self._dotted_key():
            place = (*place, key)
            self._note(place, start)
        self._position += 1  # the equals sign
        self._value(place)

    def _value(self, place: Place) -> None:
        self._take(_BLANK)
        opening = self._text[self._position]
        if opening == "{":
            self._position += 1
            while not self._closed("}"):
                self._assignment(place)
        elif opening == "[":
            self._position += 1
            item = 0
            while not self._closed("]"):
                self._note((*place, item), self._position)
                self._value((*place, item))
                item += 1
        else:
            self._take(_STRING if opening in "\"'" else _BARE)

    def _closed(self, bracket: str) -> bool:
        """Steps over a comma; true, and steps over the bracket too, where the bracket follows."""
        self._take(_BLANK)
        if self._text[self._position] == ",":
            self._position += 1
            self._take(_BLANK)
        if self._text[self._position] != bracket:
            return False
        self._position += 1
        return True

    def _dotted_key(self) -> list[str]:
        keys = [_unquoted(self._take(_KEY_PART)[1])]
        while self._text[self._position] == ".":
            self._position += 1
            keys.append(_unquoted(self._take(_KEY_PART)[1]))
        return keys

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str]:
        """Steps over what the pattern matches here; what stands here has to match."""
        found = pattern.match(self._text, self._position)
        if found is None:
            raise ValueError(f"this is not TOML, at character {self._position}")
        self._position = found.end()
        return found

    def _note(self, place: Place, offset: int) -> None:
        self.offsets.setdefault(place, offset)


def _unquoted(key: str) -> str:
    if key[0] == "'":
        return key[1:-1]
    if key[0] == '"':
        return _ESCAPE.sub(_unescaped, key[1:-1])
    return key


def _unescaped(found: re.Match[str]) -> str:
    short, long, letter = found.groups()
    if letter is not None:
        return _SHORT_ESCAPES.get(letter, letter)
    return chr(int(short or long, 16))
