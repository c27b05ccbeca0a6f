"""One error for every value that is read from written text."""


class ParseError(ValueError):
    """A written value could not be read; `expected` says what should have stood there."""

    def __init__(self, written: object, expected: str) -> None:
        super().__init__(f"{written!r} cannot be read; expected {expected}")
        self.written = written
        self.expected = expected

    def __reduce__(self) -> tuple[type["ParseError"], tuple[object, str]]:
        return type(self), (self.written, self.expected)
