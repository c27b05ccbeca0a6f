"""Each kind of answer: what is taken, what is refused, and that the text says what to do."""

import unicodedata
from contextlib import suppress
from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tirek.kernel.identity import check_digit
from tirek.kernel.text import Text
from tirek.procedure.answer import (
    READ,
    AnswerError,
    AnswerErrors,
    Kind,
    boxes,
    cleaned,
    listed,
    read_date,
    read_iban,
    read_iin,
    read_name,
    read_phone,
    read_text,
    read_yes_no,
    sent,
    sentences,
    wordings,
)

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


def refusal(read: object, *given: object) -> str:
    assert callable(read)
    with pytest.raises(AnswerError) as error:
        read(*given)
    assert error.value.text.kk != error.value.text.ru
    return str(error.value)


# --- dates ----------------------------------------------------------------------------------------


@given(DAYS)
def test_a_day_goes_to_the_page_and_back(day: date) -> None:
    shown = boxes("born", "date", day.isoformat())
    assert set(shown) == {"born-day", "born-month", "born-year"}
    assert read_date(sent("born", "date", shown)) == day.isoformat()


@pytest.mark.parametrize(
    "typed", ["10.4.2015", "10.04.2015", "2015-04-10", "2015-4-10"], ids=lambda typed: typed
)
def test_ways_to_type_a_day(typed: str) -> None:
    assert read_date(typed) == "2015-04-10"


def test_three_boxes_and_one_box() -> None:
    assert sent("d", "date", {"d-day": " 1 ", "d-month": "2", "d-year": "2025"}) == "1.2.2025"
    assert sent("d", "date", {"d": "2025-02-01"}) == "2025-02-01"
    assert sent("d", "date", {}) == ""
    assert boxes("d", "date", None) == {"d-day": "", "d-month": "", "d-year": ""}


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("10..2015", "lacks the month"),
        ("..2015", "lacks the day, month"),
        ("ten.4.2015", "in digits"),
        ("²0.4.2015", "in digits"),
        ("-1.4.2015", "in digits"),
        ("April 2015", "in digits"),
        ("1.2.3.2015", "in digits"),
        ("10.4.15", "four digits"),
        ("10.4.02015", "four digits"),
        ("10.4.1899", "between 1900 and 2100"),
        ("10.4.2101", "between 1900 and 2100"),
        ("31.2.2025", "no 31.2.2025 in the calendar"),
        ("29.2.2025", "no 29.2.2025"),
        ("10.13.2015", "no 10.13.2015"),
        ("010.4.2015", "no 010.4.2015"),
        ("0.4.2015", "no 0.4.2015"),
    ],
)
def test_a_wrong_day_says_what_is_wrong(typed: str, says: str) -> None:
    assert says in refusal(read_date, typed)


def test_leap_day() -> None:
    assert read_date("29.2.2024") == "2024-02-29"


# --- IIN: only length, digits and check digit may reject ------------------------------------------


@pytest.mark.parametrize(
    "iin", ["900101300354", "850615401232", "140321600508", "120930500403"], ids=lambda iin: iin
)
def test_numbers_that_are_right(iin: str) -> None:
    assert read_iin(iin) == iin
    assert read_iin(f"{iin[:6]} {iin[6:]}") == iin


@given(st.text("0123456789", min_size=11, max_size=11))
def test_an_iin_is_never_rejected_for_its_birth_date_or_sex(first11: str) -> None:
    digit = check_digit(first11)
    if digit is not None:
        assert read_iin(f"{first11}{digit}") == f"{first11}{digit}"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("90010130035", "12 digits"),
        ("9001013003544", "12 digits"),
        ("90010130035O", "digits only"),
        ("900101300355", "one of the digits is wrong"),
    ],
)
def test_a_wrong_iin_says_what_is_wrong(typed: str, says: str) -> None:
    assert says in refusal(read_iin, typed)


# --- telephones and accounts ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed", ["8 701 123 45 67", "+7 (701) 123-45-67", "701 123 45 67", "87011234567"]
)
def test_a_number_of_kazakhstan_in_every_way_people_type_it(typed: str) -> None:
    assert read_phone(typed) == "+77011234567"


def test_a_landline_is_a_number_too() -> None:
    assert read_phone("8 727 258 00 00") == "+77272580000"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("+7 916 123 45 67", "not a number of Kazakhstan"),  # a valid Russian number
        ("+44 20 7946 0958", "not a number of Kazakhstan"),
        ("8 701", "not a number of Kazakhstan"),
        ("call me", "in digits"),
    ],
)
def test_another_number_is_refused(typed: str, says: str) -> None:
    assert says in refusal(read_phone, typed)


@pytest.mark.parametrize(
    "typed",
    [
        "KZ86125KZT5004100100",
        "kz86 125k zt50 0410 0100",
        "KZ456010000000000001",
        "KZ41722C000000000001",
    ],
)
def test_an_account_in_kazakhstan(typed: str) -> None:
    assert read_iban(typed) == typed.replace(" ", "").upper()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("DE89370400440532013000", "begins with KZ"),
        ("KZ86125KZT500410010", "must have 20 characters, you entered 19"),
        ("KZ86125KZT50041001000", "you entered 21"),
        ("КZ86125KZT5004100100", "keyboard to Latin"),  # the first letter is Cyrillic
        ("KZ86125KZT500410010!", "only Latin letters and digits"),
        ("KZ87125KZT5004100100", "compare it with the bank's paper"),
    ],
)
def test_another_account_is_refused(typed: str, says: str) -> None:
    assert says in refusal(read_iban, typed)


# --- texts, names, yes and no ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["Әлімқұлұлы", "Иванова-Петрова", "Д’Артаньян", "O'Neil", "Оглы Мехмет", "Дж."]
)
def test_names_of_any_script(name: str) -> None:
    assert read_name(name, 50) == name


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("Аида2", "Remove “2”"),
        ("<b>", "Remove “<”"),
        ("-", "as written in the identity document"),
        ("Ә" * 51, "at most 50 characters"),
    ],
)
def test_what_is_not_a_name(typed: str, says: str) -> None:
    assert says in refusal(read_name, typed, 50)


def test_a_text_has_a_limit() -> None:
    assert read_text("x" * 20, 20) == "x" * 20
    assert "at most 20" in refusal(read_text, "x" * 21, 20)


def test_yes_and_no() -> None:
    assert read_yes_no("yes") is True
    assert read_yes_no("no") is False
    assert refusal(read_yes_no, "maybe") == "Select yes or no"


@given(st.text())
def test_what_was_typed_is_stored_without_anything_invisible(raw: str) -> None:
    clean = cleaned(raw)
    assert not any(unicodedata.category(sign).startswith("C") for sign in clean)
    assert clean.encode().decode() == clean  # a lone surrogate would not pass into the database
    assert clean == " ".join(clean.split())
    assert cleaned(clean) == clean


def test_spaces_and_forms_of_letters_are_made_one() -> None:
    assert cleaned("  и\u0306\u00a0\t \u200b b\u0000\u200b ") == "й b"


@given(st.text() | st.text("0123456789.-+KZ "), st.sampled_from(sorted(READ)))
def test_nothing_typed_breaks_reading(raw: str, kind: Kind) -> None:
    with suppress(AnswerError):
        READ[kind](cleaned(raw))


# --- the words ------------------------------------------------------------------------------------


def test_every_kind_says_what_is_missing() -> None:
    assert set(wordings().missing) == set(get_args(Kind))


def test_texts_are_joined_in_each_language() -> None:
    parts = [wordings().parts["day"], wordings().parts["year"]]
    assert listed(parts) == Text("күні, жылы", "день, год", "day, year")
    assert listed(parts, Text(" не ", " или ", " or ")).ru == "день или год"


def test_errors_of_a_page_read_as_one_sentence_each() -> None:
    errors = AnswerErrors({"a": Text("қ", "р", "e"), "b": Text("қ", "р")})
    assert str(errors) == "a: e; b: р"
    assert set(errors.errors) == {"a", "b"}


@pytest.mark.parametrize(
    ("typed", "read"), [("54,5", "54.5"), ("54.50", "54.50"), ("1 200", "1200"), ("7", "7")]
)
def test_a_number_is_read_with_a_comma_or_a_point(typed: str, read: str) -> None:
    assert READ["number"](typed) == read


@pytest.mark.parametrize("typed", ["many", "-5", "1.2.3", "5 m2", "٣", ".5"])
def test_what_is_no_number_is_told(typed: str) -> None:
    with pytest.raises(AnswerError) as error:
        READ["number"](typed)
    assert error.value.text == wordings().number["not_a_number"]


@pytest.mark.parametrize("typed", ["0", "0,00", "00"])
def test_a_number_is_above_zero(typed: str) -> None:
    with pytest.raises(AnswerError) as error:
        READ["number"](typed)
    assert error.value.text == wordings().number["zero"]


def test_sentences_follow_one_another_and_russian_stands_in_for_english() -> None:
    told = sentences(Text("Бір.", "Раз.", "One."), Text("Екі.", "Два."))
    assert (told.kk, told.ru, told.en) == ("Бір. Екі.", "Раз. Два.", "One. Два.")
