"""Reading one answer as a page sends it, or saying in three languages what to do instead.

An answer is JSON-ready: a text, a yes/no, nothing (None), a date as "2015-04-10", a month as
"2015-04", or a list of records.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from tirek.kernel.identity import Iin, InvalidIdentity
from tirek.kernel.text import Text
from tirek.kernel.toml import load

Record = Mapping[str, "Answer"]
"""One record of a list by the ids of its fields: a member of a family, an income."""
Answer = str | bool | list[Record] | None
Kind = Literal[
    "date",
    "month",
    "yes_no",
    "choice",
    "name",
    "text",
    "number",
    "money",
    "iin",
    "phone",
    "iban",
    "records",
]
PARTS_OF: Mapping[str, tuple[str, ...]] = {
    "date": ("day", "month", "year"),
    "month": ("month", "year"),
}
"""The boxes a day and a month are typed in."""
PARTS = PARTS_OF["date"]
WRITTEN_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?", re.ASCII)
NAME_MARKS = frozenset(" -'’ʼ.")


class AnswerError(ValueError):
    """An answer that cannot be taken; `text` says what to do."""

    def __init__(self, text: Text) -> None:
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        return self.text.in_("en")


class AnswerErrors(ValueError):
    """The answers of a page that cannot be taken: a text for each field."""

    def __init__(self, errors: Mapping[str, Text]) -> None:
        super().__init__(errors)
        self.errors = dict(errors)

    def __str__(self) -> str:
        return "; ".join(f"{field}: {text.in_('en')}" for field, text in self.errors.items())


@dataclass(frozen=True)
class Limits:
    """What a typing slip is told from an answer by: technical bounds, none of them law."""

    first_year: int
    last_year: int
    iban_length: int


@dataclass(frozen=True)
class Wordings:
    """Every text of answers.toml."""

    limits: Limits
    yes_no: Mapping[str, Text]
    parts: Mapping[str, Text]
    missing: Mapping[str, Text]
    date: Mapping[str, Text]
    choice: Mapping[str, Text]
    text: Mapping[str, Text]
    name: Mapping[str, Text]
    phone: Mapping[str, Text]
    iban: Mapping[str, Text]
    number: Mapping[str, Text]
    month: Mapping[str, Text]
    money: Mapping[str, Text]
    records: Mapping[str, Text]
    sheet: Mapping[str, Text]


@cache
def wordings() -> Wordings:
    """The texts and limits, read once."""
    return load(Wordings, Path(__file__).with_name("answers.toml"))


def listed(texts: list[Text], joint: str | Text = ", ") -> Text:
    """Texts in one line, joined in each language."""
    joints = joint if isinstance(joint, Text) else Text(joint, joint, joint)
    return Text(
        kk=joints.kk.join(text.kk for text in texts),
        ru=joints.ru.join(text.ru for text in texts),
        en=joints.en.join(text.en for text in texts),
    )


def sentences(*texts: Text) -> Text:
    """Sentences after one another; Russian stands in for a missing English one."""
    return Text(
        kk=" ".join(text.kk for text in texts),
        ru=" ".join(text.ru for text in texts),
        en=" ".join(text.in_("en") for text in texts),
    )


def cleaned(raw: str) -> str:
    """What was typed, without invisible characters and doubled or outer spaces."""
    visible = [s for s in raw if s.isspace() or not unicodedata.category(s).startswith("C")]
    return unicodedata.normalize("NFC", " ".join("".join(visible).split()))


def sent(field: str, kind: Kind, raw: Mapping[str, str]) -> str:
    """The text a page sent for a field; a date in three boxes becomes "10.4.2015"."""
    if kind in PARTS_OF and field not in raw:
        parts = [cleaned(raw.get(f"{field}-{part}", "")) for part in PARTS_OF[kind]]
        return ".".join(parts) if any(parts) else ""
    return cleaned(raw.get(field, ""))


def boxes(field: str, kind: Kind, answer: Answer) -> dict[str, str]:
    """The reverse of `sent`: what the inputs of a page hold for an answer."""
    if kind not in PARTS_OF:
        return {field: as_sent(answer)}
    names = PARTS_OF[kind]
    parts = answer.split("-")[::-1] if isinstance(answer, str) else [""] * len(names)
    return {f"{field}-{name}": part for name, part in zip(names, parts, strict=True)}


def as_sent(answer: Answer) -> str:
    """An answer as the page sends it: yes, no, the value of an option, "" for nothing."""
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    return answer if isinstance(answer, str) else ""


def field_of(place: str) -> str:
    """The field of the form that a place is in: "statements.2.month" is in "statements"."""
    return place.partition(".")[0]


def read_date(text: str) -> str:
    """An ISO date from "10.4.2015" or "2015-04-10"."""
    say, limits = wordings().date, wordings().limits
    parts = text.split("-")[::-1] if "-" in text else text.split(".")
    if len(parts) != len(PARTS):
        raise AnswerError(say["not_digits"])
    lacking = [wordings().parts[name] for name, part in zip(PARTS, parts, strict=True) if not part]
    if lacking:
        raise AnswerError(say["incomplete"].format(parts=listed(lacking)))
    if not all(part.isascii() and part.isdigit() for part in parts):
        raise AnswerError(say["not_digits"])
    if len(parts[2]) != 4:
        raise AnswerError(say["year"])
    return _day(parts, limits).isoformat()


def _day(parts: list[str], limits: Limits) -> date:
    say = wordings().date
    day, month, year = parts
    if not limits.first_year <= int(year) <= limits.last_year:
        range_ = {"first": limits.first_year, "last": limits.last_year}
        raise AnswerError(say["out_of_range"].format(**range_))
    try:
        return date.fromisoformat(f"{year}-{month:0>2}-{day:0>2}")
    except ValueError:
        raise AnswerError(say["no_such_day"].format(given=".".join(parts))) from None


def read_month(text: str) -> str:
    """A month as "2026-03" from "3.2026" or "2026-03"."""
    parts = text.split("-")[::-1] if "-" in text else text.split(".")
    if len(parts) != len(PARTS_OF["month"]) or not all(
        part.isascii() and part.isdigit() for part in parts
    ):
        raise AnswerError(wordings().month["not_digits"])
    month, year = parts
    if not 1 <= int(month) <= 12:
        raise AnswerError(wordings().month["no_such_month"])
    if len(year) != 4:
        raise AnswerError(wordings().date["year"])
    return _day(["1", month, year], wordings().limits).isoformat()[:7]


def read_yes_no(text: str) -> bool:
    """True for "yes", False for "no"."""
    if text not in wordings().yes_no:
        raise AnswerError(wordings().missing["yes_no"])
    return text == "yes"


def read_text(text: str, limit: int) -> str:
    """A text not longer than the limit."""
    if len(text) > limit:
        raise AnswerError(wordings().text["too_long"].format(limit=limit))
    return text


def read_name(text: str, limit: int) -> str:
    """A part of a person's name: letters of any script, hyphen, apostrophe, full stop."""
    strange = [sign for sign in text if not (sign.isalpha() or sign in NAME_MARKS)]
    if strange:
        raise AnswerError(wordings().name["characters"].format(found=strange[0]))
    if not any(sign.isalpha() for sign in text):
        raise AnswerError(wordings().missing["name"])
    return read_text(text, limit)


def read_iin(text: str) -> str:
    """An IIN whose length, digits and check digit are right; nothing else can reject it."""
    try:
        return str(Iin.parse(text))
    except InvalidIdentity as error:
        raise AnswerError(error.text) from None


def read_phone(text: str) -> str:
    """A telephone number of Kazakhstan as "+77011234567"."""
    # Imported here: phonenumbers takes longer to load than a whole `tirek decide`.
    import phonenumbers

    try:
        number = phonenumbers.parse(text, "KZ")
    except phonenumbers.NumberParseException:
        raise AnswerError(wordings().phone["not_a_number"]) from None
    # +7 is shared with Russia, so a valid number may still be a foreign one.
    if phonenumbers.region_code_for_number(number) != "KZ":
        raise AnswerError(wordings().phone["not_kz"])
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def read_iban(text: str) -> str:
    """An account in a bank of Kazakhstan, without spaces and in capitals."""
    from stdnum import iban
    from stdnum.exceptions import ValidationError

    say, expected = wordings().iban, wordings().limits.iban_length
    number = text.replace(" ", "").replace("-", "").upper()
    if not (number.isascii() and number.isalnum()):
        raise AnswerError(say["characters"])
    if not number.startswith("KZ"):
        raise AnswerError(say["not_kz"])
    if len(number) != expected:
        raise AnswerError(say["length"].format(expected=expected, found=len(number)))
    try:
        return str(iban.validate(number))
    except ValidationError:
        raise AnswerError(say["check_digits"]) from None


def read_number(text: str) -> str:
    """A number above zero as "54.5", typed with a comma or a point, in groups or not."""
    plain = _plain_number(text, wordings().number["not_a_number"])
    if not plain.strip("0."):
        raise AnswerError(wordings().number["zero"])
    return plain


def read_money(text: str) -> str:
    """A sum in tenge as "12500.50", with no more than tiyns; nothing is a sum too."""
    plain = _plain_number(text.removesuffix("₸"), wordings().money["not_a_sum"])
    tiyn = plain.partition(".")[2]
    if len(tiyn) > 2:
        raise AnswerError(wordings().money["tiyn"])
    return plain


def _plain_number(text: str, otherwise: Text) -> str:
    """Digits and at most one point; groups and a comma are how people write."""
    plain = text.replace(" ", "").replace(",", ".")
    if not WRITTEN_NUMBER.fullmatch(plain):
        raise AnswerError(otherwise)
    return plain


READ: dict[Kind, Callable[[str], Answer]] = {
    "date": read_date,
    "month": read_month,
    "money": read_money,
    "yes_no": read_yes_no,
    "number": read_number,
    "iin": read_iin,
    "phone": read_phone,
    "iban": read_iban,
}
"""How each kind without settings of its own is read."""
