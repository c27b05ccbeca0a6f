"""Names in the order of the Kazakh alphabet; consents with their words."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from tirek.kernel.text import Text
from tirek.people.actions.give_consent import give_consent
from tirek.people.models import Consent, Person
from tirek.people.names import ALPHABET, search_name, sort_key

IN_ORDER = [
    "Абаев",
    "Әбдіров",
    "Бейсенов",
    "Гаврилов",
    "Ғабитов",
    "Ёлкин",
    "Жұмабаев",
    "Ким",
    "Қасымов",
    "Назаров",
    "Оспанов",
    "Өтегенов",
    "Уәлиев",
    "Ұлжанов",
    "Үсенов",
    "Хасенов",
    "Һашимов",
    "Цой",
    "Ыбраев",
    "Ізбасаров",
    "Яковлев",
]


def test_the_alphabet_has_its_42_letters():
    assert len(ALPHABET) == len(set(ALPHABET)) == 42


def test_names_stand_where_the_alphabet_puts_them():
    assert sorted(set(IN_ORDER), key=sort_key) == IN_ORDER


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ли Олег", "Лимонов Анна"),  # a shorter surname first, whatever the given name
        ("Ким-Ли Анна", "Кима Анна"),
        ("Ким", "Kim"),  # letters of other alphabets come last
    ],
)
def test_the_shorter_comes_first(one, other):
    assert sort_key(one) < sort_key(other)


@given(st.text(alphabet=ALPHABET + ALPHABET.upper() + " -", max_size=20))
def test_case_and_doubled_spaces_do_not_matter(name):
    assert sort_key(name) == sort_key(f" {name.upper()}  ".replace(" ", "  "))


def test_a_search_forgives_case_spaces_and_yo():
    assert search_name("  КОВАЛЁВ   Артём ") == "ковалев артем"


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Серік Әлихан", "серик алихан"),
        ("Қыздарбекұлы", "КЫЗДАРБЕКУЛЫ"),
        ("Ким-Ли Анна", "ким ли анна"),
        ("О'Нил", "о нил"),
    ],
)
def test_a_name_is_found_without_kazakh_letters_and_signs(written, typed):
    assert search_name(written) == search_name(typed)


@pytest.mark.django_db
def test_the_database_sorts_the_same_way():
    for number, surname in enumerate(reversed(IN_ORDER)):
        person = Person(iin=f"{number:012d}", surname=surname, given_name="А")
        person.derive()
        person.save()
    assert [person.surname for person in Person.objects.all()] == IN_ORDER


@pytest.mark.django_db
class TestConsent:
    def given(self):
        person = Person(iin="900101300354", surname="Ким", given_name="Олег")
        person.derive()
        person.save()
        return give_consent(
            person=person,
            case_number="ZHK-2025-000001",
            version="data_consent",
            words=(Text("Келісесіз бе?", "Согласны?", "Do you agree?"), None),
            language="ru",
            at=datetime(2025, 9, 12, 6, tzinfo=UTC),
        )

    def test_the_words_are_kept_in_every_language(self):
        consent = self.given()
        assert consent.text == Text("Келісесіз бе?", "Согласны?", "Do you agree?")
        assert consent.language == "ru"

    def test_it_is_given_once(self):
        consent = self.given()
        consent.pk = None
        with pytest.raises(IntegrityError), transaction.atomic():
            consent.save(force_insert=True)

    def test_it_is_not_rewritten(self):
        consent = self.given()
        consent.text_kk = "басқа"
        with pytest.raises(IntegrityError), transaction.atomic():
            consent.save()
        with pytest.raises(IntegrityError), transaction.atomic():
            Consent.objects.all().delete()
