"""Whatever is written, what leaves is in the alphabet of short messages and as long as it says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tirek.kernel.text import LANGUAGES, Language, Text
from tirek.sms.gsm7 import BASIC, EXTENDED, JOINED, SINGLE, NotInAlphabet, parts, places
from tirek.sms.message import written
from tirek.sms.transliterate import tables, transliterate

CYRILLIC = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюяАӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ"
TEXTS = st.one_of(st.text(max_size=400), st.text(CYRILLIC + " .,«»—№\u00a0^{}[]€", max_size=400))


def septets(text: str) -> int:
    return sum(places(letter) for letter in text)


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_every_text_comes_out_in_the_alphabet(text: str, language: Language) -> None:
    assert set(transliterate(text, language)) <= BASIC | EXTENDED


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_what_is_in_the_alphabet_already_is_left_alone(text: str, language: Language) -> None:
    once = transliterate(text, language)
    assert transliterate(once, language) == once


@given(TEXTS, TEXTS, st.sampled_from(LANGUAGES))
def test_the_message_fits_the_parts_it_reports(kk: str, ru: str, language: Language) -> None:
    message = written(Text(kk=f"а{kk}", ru=f"а{ru}"), language)
    size = septets(message.content)
    assert message.parts == parts(message.content)
    if message.parts == 1:
        assert size <= SINGLE
    else:
        assert size > SINGLE
        # A letter of two places may leave one place empty in each part but the last.
        assert (message.parts - 1) * (JOINED - 1) < size <= message.parts * JOINED


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("€" * 152, 2),
        ("€" * 153, 3),  # an escape is not parted from its letter: 76 in each part
    ],
)
def test_how_many_messages_a_text_takes(text: str, count: int) -> None:
    assert parts(text) == count


def test_a_letter_outside_the_alphabet_is_not_counted_but_refused() -> None:
    with pytest.raises(NotInAlphabet):
        parts("қ")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("kk", "куәлігіңіздің жарамдылық мерзімі", "kualiginizdin jaramdylyq merzimi"),
        ("kk", "кейін аяқталады", "keiin aiaqtalady"),
        ("kk", "Өтініш қабылданды: ЖСН, Шымкент", "Otinish qabyldandy: JSN, Shymkent"),
        ("kk", "ҮЙДЕ ОҚЫТУ ШЫҒЫНЫ", "UIDE OQYTU SHYGYNY"),
        ("kk", "цирк, Щучинск, объект", "tsirk, Shchuchinsk, obekt"),
        ("ru", "Срок Вашего удостоверения истекает", "Srok Vashego udostovereniya istekaet"),
        ("ru", "через 30 дней, обратитесь", "cherez 30 dnei, obratites"),
        ("ru", "в отдел Жақсы", "v otdel Zhaqsy"),
        ("ru", "«Дело» № 5 – ещё… 10 ₸", '"Delo" No. 5 - eshche... 10 tg'),
        ("en", "Answer 1 for yes", "Answer 1 for yes"),
        ("kk", "\u0438\u0306од", "iod"),  # a letter written as two signs
        ("ru", "é ő ß 中 🙂", "é o ß ? ?"),
    ],
)
def test_as_the_state_writes_it(language: Language, text: str, expected: str) -> None:
    assert transliterate(text, language) == expected


def test_both_alphabets_are_complete() -> None:
    assert set(tables().kazakh) == set(CYRILLIC.lower())
    russian = set("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
    assert set(tables().russian) == russian
    for table in (tables().kazakh, tables().russian, tables().signs):
        assert set("".join(table.values())) <= BASIC
