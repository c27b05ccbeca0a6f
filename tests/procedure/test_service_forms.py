"""The application forms: what they ask, what they refuse, and the facts they end in."""

from datetime import date
from itertools import pairwise

import pytest

from tirek.kernel.text import Text
from tirek.law.catalogue import the_law
from tirek.law.decide import decide
from tirek.law.fact import UNSAID
from tirek.law.factsheet import facts_of, read
from tirek.law.rows import Sheet, sheet_of
from tirek.law.unknown import is_unknown
from tirek.procedure.answer import Answer, AnswerErrors
from tirek.procedure.form import Form
from tirek.procedure.question import Records
from tirek.procedure.service import Service
from tirek.services import SERVICES

HOME = SERVICES["home-education"]
FORM = HOME.form
ON = date(2025, 9, 12)
every_service = pytest.mark.parametrize("service", SERVICES.values(), ids=list(SERVICES))

PAGES: dict[str, dict[str, str]] = {
    "relation": {"relation": "parent"},
    "parental-rights": {"parental_rights_terminated": "no"},
    "child-name": {"child_surname": "Сейітова", "child_given_name": "Айару"},
    "child-born": {
        "child_born_on-day": "10",
        "child_born_on-month": "4",
        "child_born_on-year": "2015",
    },
    "child-iin": {"child_iin": "140321600508"},
    "disability": {
        "disability_term": "until_day",
        "disability_until-day": "31",
        "disability_until-month": "01",
        "disability_until-year": "2027",
    },
    "state-support": {"fully_state_supported": "no"},
    "institution": {"institution": "no"},
    "lives-here": {"lives_in_place": "yes"},
    "certificate": {"certificate_from": "2025-09-01", "certificate_to": "2026-05-25"},
    "other-recipient": {"already_paid_to_other": "no"},
    "name": {"surname": "Сейітова", "given_name": "Гүлнар", "patronymic": "Ерболқызы"},
    "iin": {"iin": "850615401232"},
    "phone": {"phone": "8 701 123 45 67"},
    "address": {"settlement": "Жақсы", "street": "Абай", "house": "7"},
    "account": {"iban": "KZ86 125K ZT50 0410 0100", "bank": "«Халық банкі» АҚ"},
    "consent": {"data_consent": "yes"},
}
"""Example 1 of the specification, as typed page by page."""

CASE = {
    "applied_on": "2025-09-12",
    "child": {
        "born_on": "2015-04-10",
        "disability_until": "2027-01-31",
        "died_on": None,
        "entered_state_institution_on": None,
        "left_state_institution_on": None,
        "fully_state_supported": False,
        "moved_away_on": None,
        "lives_in_place": True,
    },
    "certificate": {"from": "2025-09-01", "to": "2026-05-25"},
    "applicant": {"relation": "parent", "parental_rights_terminated": False, "data_consent": True},
    "already_paid_to_other": False,
}
"""The case.json of issue 2, section 3."""


def walked(**changes: dict[str, str]) -> dict[str, Answer]:
    """The answers after every page was sent in order."""
    answers: dict[str, Answer] = {}
    question = FORM.first_open(answers)
    while question is not None:
        answers = FORM.read(question.id, (PAGES | changes)[question.id], answers, on=ON)
        question = FORM.first_open(answers)
    return answers


def refused(page: str, raw: dict[str, str]) -> dict[str, str]:
    with pytest.raises(AnswerErrors) as error:
        FORM.read(page, raw, walked(), on=ON)
    return {field: text.en for field, text in error.value.errors.items()}


# --- the walk -------------------------------------------------------------------------------------


def test_example_1_typed_page_by_page_is_the_case_of_the_specification() -> None:
    answers = walked()
    assert FORM.facts(answers, received_on=ON) == CASE
    decision = decide(HOME, "akmola/zhaksy", FORM.facts(answers, received_on=ON), law=the_law())
    assert str(decision.total) == "112059.00"


def test_every_question_is_asked_once_in_the_order_of_the_form() -> None:
    order = [question.id for question in FORM.path(walked())]
    assert order == list(PAGES)
    for one, other in pairwise(order):
        following = FORM.next_after(one, walked())
        assert following is not None
        assert following.id == other


def test_a_disability_without_a_term_is_known_to_have_none() -> None:
    facts = FORM.facts(walked(disability={"disability_term": "no_term"}), received_on=ON)
    assert read(HOME.facts, facts)["child_disability_until"] is None


@pytest.mark.parametrize(
    ("raw", "entered", "left"),
    [
        ({"institution": "now", "entered_institution_on": "2025-09-02"}, "2025-09-02", None),
        (
            {
                "institution": "left",
                "entered_institution_on": "2025-09-02",
                "left_institution_on": "2025-09-10",
            },
            "2025-09-02",
            "2025-09-10",
        ),
    ],
)
def test_studies_in_a_state_institution(
    raw: dict[str, str], entered: str, left: str | None
) -> None:
    child = FORM.facts(walked(institution=raw))["child"]
    assert isinstance(child, dict)
    assert child["entered_state_institution_on"] == entered
    assert child["left_state_institution_on"] == left


def test_a_half_filled_form_leaves_the_rest_unknown() -> None:
    answers = FORM.read("relation", PAGES["relation"], {}, on=ON)
    values = read(HOME.facts, FORM.facts(answers, received_on=ON))
    assert values["applicant_relation"] == "parent"
    assert is_unknown(values["child_born_on"])
    assert is_unknown(values["child_disability_until"])


# --- bad input: a clear message at its field ------------------------------------------------------


def test_a_certificate_that_ended_before_the_application() -> None:
    raw = {"certificate_from": "2024-09-01", "certificate_to": "2025-08-31"}
    errors = refused("certificate", raw)
    assert set(errors) == {"certificate_to"}
    assert errors["certificate_to"].startswith("The certificate has ended. Get a new one")


def test_a_certificate_that_ended_earlier_this_month_still_counts() -> None:
    raw = {"certificate_from": "2024-09-01", "certificate_to": "2025-09-01"}
    assert FORM.read("certificate", raw, walked(), on=ON)["certificate_to"] == "2025-09-01"


def test_end_before_start() -> None:
    raw = {"certificate_from": "2026-05-25", "certificate_to": "2025-09-30"}
    assert "cannot be before the first day" in refused("certificate", raw)["certificate_to"]


def test_a_child_born_tomorrow() -> None:
    assert (
        "in the future" in refused("child-born", {"child_born_on": "2025-09-13"})["child_born_on"]
    )


def test_left_before_entering() -> None:
    raw = {
        "institution": "left",
        "entered_institution_on": "2025-09-10",
        "left_institution_on": "2025-09-02",
    }
    assert set(refused("institution", raw)) == {"left_institution_on"}
    raw = {"institution": "now", "entered_institution_on": "2015-04-09"}
    assert set(refused("institution", raw)) == {"entered_institution_on"}


def test_a_malformed_iin_and_the_childs_iin_as_ones_own() -> None:
    assert "one of the digits is wrong" in refused("iin", {"iin": "850615401231"})["iin"]
    assert "this is the child's" in refused("iin", {"iin": "140321600508"})["iin"]


def test_without_consent_one_cannot_go_on_and_the_ground_is_named() -> None:
    assert "ground for refusal" in refused("consent", {"data_consent": "no"})["data_consent"]
    without = walked() | {"data_consent": False}
    (finding,) = [one for one in FORM.findings(without, on=ON) if one.level == "error"]
    assert HOME.passport.refusal(finding.refusal).text.ru.startswith("отсутствие согласия")


# --- warnings -------------------------------------------------------------------------------------


def warnings(answers: dict[str, Answer]) -> set[str]:
    return {one.field for one in FORM.findings(answers, on=ON) if one.level == "warning"}


def test_a_birth_date_that_differs_from_the_iin_is_taken_with_a_warning() -> None:
    assert walked()["child_iin"] == "140321600508"  # the digits say 21 March 2014
    assert warnings(walked()) == {"child_iin"}
    assert warnings(walked() | {"child_born_on": "2014-03-21"}) == set()


def test_a_disability_that_has_ended_and_a_child_that_lives_elsewhere_are_warned_of() -> None:
    answers = walked() | {"disability_until": "2025-08-31", "lives_in_place": False}
    assert warnings(answers) >= {"disability_until", "lives_in_place"}
    assert FORM.errors(answers, on=ON) == {}


# --- the calculator -------------------------------------------------------------------------------


def test_the_calculator_asks_no_names_and_still_knows_everything() -> None:
    asked = {field.id for question in FORM.calculator for field in question.fields}
    kinds = {field.kind for question in FORM.calculator for field in question.fields}
    assert kinds <= {"date", "yes_no", "choice"}
    answers = {field: given for field, given in walked().items() if field in asked}
    assert FORM.calculator_facts(answers, received_on=ON) == CASE
    assert len(FORM.assumptions()) == 5


# --- every form -----------------------------------------------------------------------------------


@every_service
def test_every_fact_of_the_service_has_its_place_in_the_form(service: Service) -> None:
    form = service.form
    told = [field.fact for _, field in form.fields() if field.fact]
    told += [*form.days_of_receipt]
    told += [one.fact for one in (*form.not_asked, *form.left_to_officer)]
    sheet = sheet_of(service.facts)
    assert sorted(told) == sorted([*sheet.paths, *sheet.lists])


@every_service
def test_what_may_be_ruled_out_or_is_not_asked_may_be_none(service: Service) -> None:
    lists = set(sheet_of(service.facts).lists)  # one that is ruled out is known to be empty
    nullable = {fact.path for fact in facts_of(service.facts) if fact.nullable}
    ruled_out = {
        field.fact
        for question, field in service.form.fields()
        if field.fact and (question.only_if or field.only_if or not field.required)
    }
    assert ruled_out | {one.fact for one in service.form.not_asked} <= nullable | lists


@every_service
def test_what_a_record_is_asked_are_its_facts_and_what_may_be_left_out_is_known(
    service: Service,
) -> None:
    sheet = sheet_of(service.facts)
    for _, field in service.form.fields():
        if field.records is not None:
            record_asks_facts(field.records, sheet.lists[field.fact].sheet)


def record_asks_facts(asked: Records, sheet: Sheet) -> None:
    left_out = {one.path for one in sheet.facts if one.nullable or one.default is not UNSAID}
    for one in asked.fields:
        if one.records is not None:
            record_asks_facts(one.records, sheet.lists[one.fact].sheet)
            continue
        if not one.fact:
            decides = [each for other in asked.fields for each in other.only_if.conditions]
            assert one.id in {condition.field for condition in decides}
            continue
        assert one.fact in sheet.paths
        assert one.fact in left_out or (one.required and not one.only_if)


@every_service
def test_choices_are_those_of_the_facts(service: Service) -> None:
    choices = {fact.path: set(fact.choices) for fact in facts_of(service.facts)}
    for _, field in service.form.fields():
        if field.fact and field.kind == "choice":
            assert {option.value for option in field.options} == choices[field.fact]


@every_service
def test_every_refusal_a_check_names_is_in_the_passport(service: Service) -> None:
    for check in service.form.checks:
        assert not check.refusal or service.passport.refusal(check.refusal)


@every_service
def test_every_text_is_in_three_languages(service: Service) -> None:
    for text in texts_of(service.form):
        assert text.kk
        assert text.ru
        assert text.en
        assert text.kk != text.ru


def texts_of(form: Form) -> list[Text]:
    """Every text of a form that people read."""
    found = [section.title for section in form.sections.values()]
    found += [check.text for check in form.checks]
    found += [one.why for one in (*form.not_asked, *form.left_to_officer)]
    for question in form.questions:
        found += [question.title, *([question.hint] if question.hint else [])]
    for _, field in form.fields():
        found += [text for text in (field.label, field.hint, field.missing) if text]
        found += [option.label for option in field.options]
        found += [field.assumed.text] if field.assumed else []
    return found


def test_the_school_asks_what_annex_2_asks() -> None:
    fields = {field.id for _, field in SERVICES["home-schooling-admission"].form.fields()}
    assert fields >= {"school", "school_class", "settlement", "child_surname", "surname"}
