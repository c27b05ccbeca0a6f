"""Parts of the desk's addresses that are more than words."""

from tirek.kernel.period import Month


class MonthInAddress:
    """A month as "2026-02"; anything else is no address of ours."""

    regex = "[0-9]{4}-(?:0[1-9]|1[0-2])"

    def to_python(self, value: str) -> Month:
        return Month.parse(value)  # year 0000 is a ParseError, which is a ValueError: 404

    def to_url(self, value: Month | str) -> str:
        return str(value)


class CaseNumber:
    """A registration number such as "ZHK-2026-000123"."""

    regex = "[A-Z]{2,8}-[0-9]{4}-[0-9]{6,}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
