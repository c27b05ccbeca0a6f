"""A page: its fields, what it asks given other answers, and reading it."""

import pytest

from tirek.kernel.text import Text
from tirek.procedure.answer import AnswerErrors
from tirek.procedure.condition import OnlyIf
from tirek.procedure.question import Field, Option, Question

ASK = Text("сұрақ", "вопрос", "question")
TERM = Field(
    "term",
    "choice",
    options=(Option("until", Text("дейін", "до", "until")), Option("none", Text("ж", "б", "no"))),
)
UNTIL = Field("until", "date", only_if=OnlyIf("term is until"))
PAGE = Question("disability", "child", ASK, (TERM, UNTIL))


def test_a_field_that_depends_on_one_of_the_same_page() -> None:
    raw = {"term": "until", "until-day": "31", "until-month": "1", "until-year": "2027"}
    assert PAGE.read(raw) == {"term": "until", "until": "2027-01-31"}


def test_what_another_answer_rules_out_is_left_out_even_if_sent() -> None:
    raw = {"term": "none", "until-day": "31", "until-month": "1", "until-year": "2027"}
    assert PAGE.read(raw) == {"term": "none"}


def test_an_old_answer_of_the_page_does_not_decide_what_it_asks_now() -> None:
    assert PAGE.read({"term": "none"}, {"term": "until", "until": "2027-01-31"}) == {"term": "none"}


def test_only_the_cause_is_reported_when_what_depends_on_it_is_missing_too() -> None:
    with pytest.raises(AnswerErrors) as error:
        PAGE.read({})
    assert set(error.value.errors) == {"term"}


def test_every_wrong_field_of_a_page_is_reported_at_once() -> None:
    page = Question("name", "you", ASK, (Field("surname", "name"), Field("born", "date")))
    with pytest.raises(AnswerErrors) as error:
        page.read({"surname": "7", "born-day": "1"})
    assert set(error.value.errors) == {"surname", "born"}


def test_a_question_may_depend_on_another_page() -> None:
    field = Field("paper", "text", only_if=OnlyIf("relation is guardian"))
    page = Question("paper", "you", ASK, (field,))
    assert page.fields_asked({"relation": "guardian"}) == (field,)
    assert page.fields_asked({"relation": "parent"}) == ()
    assert page.fields_asked({}) == ()
    assert page.read({"paper": "№ 7"}, {"relation": "guardian"}) == {"paper": "№ 7"}


def test_a_missing_answer_has_its_own_words_or_those_of_its_kind() -> None:
    own = Text("Тегіңізді жазыңыз", "Укажите фамилию", "Enter your surname")
    for field, says in [
        (Field("f", "name", missing=own), own.en),
        (Field("f", "iin"), "Enter the 12 digits of the IIN"),
        (TERM, "Select one answer"),
    ]:
        with pytest.raises(ValueError, match=says):
            field.read({field.id: "  "})


def test_an_optional_field_may_stay_empty() -> None:
    assert Field("patronymic", "name", required=False).read({}) is None
    assert Field("patronymic", "name", required=False).read({"patronymic": "А"}) == "А"


def test_a_choice_takes_only_its_options() -> None:
    assert TERM.read({"term": "none"}) == "none"
    with pytest.raises(ValueError, match="one of the answers in the list"):
        TERM.read({"term": "forever"})


def test_each_kind_is_read_by_its_own_rules() -> None:
    assert Field("f", "yes_no").read({"f": "no"}) is False
    assert Field("f", "text", max_length=3).read({"f": " a  b "}) == "a b"
    assert Field("f", "phone").read({"f": "8 701 123 45 67"}) == "+77011234567"
    assert Field("f", "iban").read({"f": "kz86125kzt5004100100"}) == "KZ86125KZT5004100100"
    assert Field("f", "iin").read({"f": "900101 300354"}) == "900101300354"
    with pytest.raises(ValueError, match="at most 3"):
        Field("f", "name", max_length=3).read({"f": "Айша"})


def test_inputs_and_what_they_hold() -> None:
    assert UNTIL.inputs({}) == ("until-day", "until-month", "until-year")
    assert TERM.inputs({}) == ("term",)
    assert UNTIL.boxes("2027-01-31") == {
        "until-day": "31",
        "until-month": "01",
        "until-year": "2027",
    }
    assert TERM.boxes("none") == {"term": "none"}
    assert Field("f", "yes_no").boxes(False) == {"f": "no"}
    assert Field("f", "yes_no").boxes(True) == {"f": "yes"}
    assert Field("f", "name").boxes(None) == {"f": ""}


def test_the_words_of_a_chosen_answer() -> None:
    assert TERM.words("until") == Text("дейін", "до", "until")
    yes = Field("f", "yes_no").words(True)
    assert yes is not None
    assert yes.kk == "Иә"
    assert Field("f", "name").words("Айша") is None
