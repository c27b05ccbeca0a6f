"""Parts of the front office's addresses that are more than words."""


class GivenNumber:
    """A number of a case or of a refusal to accept: "ZHK-2026-000123", "BT-ZHK-2026-000007"."""

    regex = "(?:[A-Z]{2}-)?[A-Z]{2,8}-[0-9]{4}-[0-9]{6,}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
