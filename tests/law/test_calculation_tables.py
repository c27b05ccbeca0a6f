"""The calculation of housing aid as tables, rows with their paragraphs, and the formula."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from households import DEMO, HEAT, HOUSING, household, income, member, statement
from tirek.law.catalogue import the_law
from tirek.law.check import check_all
from tirek.law.check.editions import check_editions, check_names
from tirek.law.check.rules import check_rules
from tirek.law.decide import decide
from tirek.law.edition import Editions, term_labels
from tirek.law.preview import Supposed, read_draft
from tirek.law.suppose import as_told
from tirek.services import SERVICES

BOOK = HOUSING.rulebook()
DEMONSTRATION = Path(BOOK.folder, "editions/demo/demo-housing-aid-2026.toml").read_text("utf-8")


def document(place: str = DEMO, **changed: Any) -> dict[str, Any]:
    found = decide(HOUSING, place, household(**changed), law=the_law())
    return found.as_document()


def table(of: dict[str, Any], name: str) -> dict[str, Any]:
    (found,) = [one for one in of["calculation"]["tables"] if one["id"] == name]
    return found


def cells(row: dict[str, Any], of: dict[str, Any]) -> dict[str, Any]:
    names = [column["name"] for column in of["columns"]]
    return dict(zip(names, row["cells"], strict=True))


def test_every_person_income_and_bill_is_a_row_with_its_paragraph() -> None:
    told = document()
    people = table(told, "members")
    assert [row["record"] for row in people["rows"]] == ["members.1", "members.2"]
    mother = cells(people["rows"][0], people)
    assert mother["member_tie"]["text"]["ru"] == "Живёт вместе с семьёй"
    assert mother["member_relation"]["text"]["kk"] == "өтініш берушінің өзі"
    assert mother["member_counted"]["text"]["en"] == "Counted as a member of the family."
    assert mother["member_income_counts"] == {"value": True, "text": None}
    assert people["total"]["value"] == 2
    incomes = table(told, "incomes")
    (wage,) = incomes["rows"]
    assert wage["record"] == "members.1.incomes.1"
    assert cells(wage, incomes)["income_counted"]["value"] == "300000.00"
    assert cells(wage, incomes)["income_kind"]["text"]["en"] == "Wages"
    assert [one["paragraph"] for one in wage["cites"]] == ["20", "24"]
    assert wage["cites"][0]["quote"], "the words of the order, where the edition has them"
    assert [proof["en"][:24] for proof in wage["proof"]] == ["The employer's certificat"[:24]]
    assert len(table(told, "expenses")["rows"]) == 3


def test_the_formula_has_its_numbers() -> None:
    steps = {one["rule"]: one for one in document()["calculation"]["formula"]}
    assert steps["income_month"]["says"]["ru"] == "300\u00a0000 ₸ ÷ 3 = 100\u00a0000 ₸"
    # 0.9 Gcal of heat: the norm for 36 m2 is 36 × 0.025 = 0.9, so all of it is accepted
    assert steps["aid_month"]["says"]["ru"] == "18\u00a0000 ₸ − 5\u00a0000 ₸ = 13\u00a0000 ₸"
    assert steps["family_size"]["says"] is None


def test_a_list_that_is_not_known_yet_says_so() -> None:
    half = household()
    del half["members"]
    found = decide(HOUSING, DEMO, half, law=the_law())
    told = found.as_document()
    assert found.outcome == "undecidable"
    assert told["needs"] == [
        {
            "fact": "members",
            "label": {"kk": "отбасы мүшесі", "ru": "член семьи", "en": "family member"},
        }
    ]
    (row,) = table(told, "members")["rows"]
    assert (row["record"], row["unknown"]) == ("members", True)
    records = [one["record"] for one in told["trace"] if one["rule"] == "member_counted"]  # type: ignore[index,union-attr]
    assert records == ["members"]


def test_a_case_that_nothing_decides_has_no_tables() -> None:
    told = decide(HOUSING, DEMO, household(applied_on="2020-01-01"), law=the_law()).as_document()
    assert "calculation" not in told
    assert told["reasons"][0]["code"] == "no_act_in_force"  # type: ignore[index]


def test_each_record_has_its_own_step_in_the_trace() -> None:
    told = document()
    steps = [one for one in told["trace"] if one["rule"] == "member_income"]
    assert [(one["record"], one["value"]) for one in steps] == [
        ("members.1", "300000.00"),
        ("members.2", "0.00"),
    ]
    assert steps[0]["used"] == {"income_counted": ["300000.00"]}


def test_an_invented_place_is_marked_as_no_law() -> None:
    told = document()
    assert told["edition"]["mark"] == "demonstration"
    assert [one["code"] for one in told["flags"]] == ["demonstration"]


def test_a_place_without_its_own_decision_is_told_what_is_missing() -> None:
    told = document("akmola/zhaksy")
    assert told["outcome"] == "undecidable"
    codes = [one["code"] for one in told["reasons"]]
    assert codes == ["award_not_set", "share_not_set"]
    told = document("akmola/zhaksy", false_information=True)
    assert (told["outcome"], told["reasons"][0]["code"]) == ("refused", "N12")


def test_what_a_district_leaves_to_the_order_is_cited_as_the_orders() -> None:
    told = document()
    cites = {one["rule"]: [cite["act"] for cite in one["cites"]] for one in told["trace"]}
    assert cites["own_expenses_month"][0] == "demo-housing-aid"
    assert set(cites["area_accepted"]) == {"order-117-2023"}
    editions = the_law().editions(BOOK)
    assert isinstance(editions, Editions)
    one = editions.on(DEMO, date(2026, 4, 10))
    assert one is not None
    assert one is editions.on(DEMO, date(2026, 4, 10)), "the same one each time"
    assert one.setting("norms").id == "kz-housing-aid-2025"
    assert one.setting("share") is one


@pytest.mark.parametrize(("percent", "refused"), [(4, True), (5, False), (10, False), (11, True)])
def test_a_share_outside_what_the_order_allows_is_refused(percent: int, refused: bool) -> None:
    text = DEMONSTRATION.replace("percent = 5", f"percent = {percent}")
    text = text.replace('"demo-housing-aid"', '"zhaksy-housing-aid"')
    text = text.replace('place = "demo"', 'place = "akmola/zhaksy"')
    found = [one for one in read_draft(text, BOOK, the_law()).refusals if one.kind == "bounds"]
    said = [f"share.percent = {percent} is not from 5 to 10"] if refused else []
    assert [one.message for one in found] == said


def test_an_edition_nowhere_or_of_no_day_is_refused_for_that_alone() -> None:
    text = DEMONSTRATION.replace('place = "demo"', 'place = "nowhere"')
    text = text.replace('id = "demo-housing-aid"', 'id = "other-housing-aid"')
    kinds = {one.kind for one in read_draft(text, BOOK, the_law()).refusals}
    assert "place" in kinds
    assert "bounds" not in kinds


def test_what_an_example_supposes_changes_nothing_else() -> None:
    law = as_told(the_law(), BOOK, DEMO, terms={"share": {"percent": 10}}, values={"mci": 4000})
    found = decide(HOUSING, DEMO, household(), law=law)
    assert str(found.total) == "24000.00"  # 18 000 − a tenth of 100 000, three times
    assert str(decide(HOUSING, DEMO, household(), law=the_law()).total) == "39000.00"
    assert law.parameters["minimum_wage"] is the_law().parameters["minimum_wage"]
    assert list(check_editions(law, BOOK)) == []


def test_a_table_of_what_is_not_there_is_refused(tmp_path: Path) -> None:
    text = Path(BOOK.folder, "tables.toml").read_text("utf-8")
    text = text.replace('"family_size", "income_of_period"', '"eligible", "member_counted"')
    text = text.replace('rows = "plot"', 'rows = "garden"')
    text = text.replace('"expense_norm", ', '"plot_what", ').replace(
        '"income_in_tenge", ', '"hat", '
    )
    text = text.replace(
        'paper = ["member_name", "member_relation"', 'paper = ["member_name", "shoes"'
    )
    (tmp_path / "tables.toml").write_text(text, "utf-8")
    for name in ("rules.toml", "readings.toml"):
        (tmp_path / name).write_text(Path(BOOK.folder, name).read_text("utf-8"), "utf-8")
    found = check_rules(the_law(), replace(BOOK, folder=tmp_path))
    assert [(one.kind, one.message) for one in found] == [
        ("table", "members: shoes is printed but is no column"),
        ("table", "incomes: hat is neither a fact nor a rule of its records"),
        ("table", "plot: no list of records 'garden'"),
        ("table", "expenses: plot_what is neither a fact nor a rule of its records"),
        ("table", "member_counted is no rule asked once a case"),
    ]


def test_months_under_two_editions_keep_what_the_case_came_to() -> None:
    second = DEMONSTRATION.replace("from = 2026-01-01", "from = 2026-05-01")
    law = the_law()
    draft = read_draft(second, BOOK, law)
    assert draft.edition is not None
    found = decide(HOUSING, DEMO, household(), law=Supposed(law, BOOK, draft.edition))
    assert str(found.total) == "39000.00"


def test_a_household_without_bills_or_people_is_decided_too() -> None:
    told = document(members=[], statements=[])
    assert told["outcome"] == "refused"
    assert [one["code"] for one in told["reasons"]] == ["N8"]


def test_a_bill_without_its_quantity_is_looked_at() -> None:
    bill = {"kind": "cold_water", "charge": "900"}
    months = [statement(month, HEAT, bill) for month in ("2026-01", "2026-02", "2026-03")]
    told = document(statements=months)
    assert [one["code"] for one in told["flags"]] == ["QUANTITY", "demonstration"]


def test_the_shipped_law_of_housing_is_sound() -> None:
    assert check_all(the_law(), [HOUSING]) == []


def test_services_without_tables_have_no_calculation() -> None:
    home = SERVICES["home-education"]
    scenario = home.scenarios[0]
    told = decide(home, scenario.place, scenario.facts, law=the_law()).as_document()
    assert "calculation" not in told


def test_a_large_income_of_one_person_is_a_refusal_in_words() -> None:
    rich = [member("А", income(amount="90000000")), member("Б", relation="relative")]
    told = document(members=rich)
    assert told["reasons"][0]["cites"][0]["paragraph"] == "3"


def test_an_index_of_the_law_that_is_not_set_matters_only_to_whom_it_counts() -> None:
    quarter = {"from": "2026-10", "to": "2026-12"}
    months = [statement(month, HEAT) for month in ("2026-10", "2026-11", "2026-12")]
    later = {"applied_on": "2027-02-10", "statements": months}
    told = document(**later, members=[member("А", income("entrepreneur") | quarter)])
    assert told["outcome"] == "undecidable"
    assert [one["code"] for one in told["reasons"]] == ["mci_not_set"]
    told = document(**later, members=[member("А", income("wage", "30000") | quarter)])
    assert told["outcome"] == "granted"


def test_two_editions_cannot_have_one_address() -> None:
    found = list(check_names(the_law(), [BOOK, SERVICES["home-schooling-admission"].rulebook()]))
    assert found == []
    again = list(check_names(the_law(), [BOOK, BOOK]))
    assert {one.kind for one in again} == {"twice"}
    assert [one.path.stem for one in again] == ["demo-housing-aid-2026", "kz-housing-aid-2025"]
    said = "housing-aid has one of this name: expected its service in it"
    assert {one.message for one in again} == {said}


def test_a_service_says_what_its_terms_are_called() -> None:
    called = term_labels(BOOK.terms)
    assert called["share"].ru == "Собственная доля семьи"
    assert called["share.percent"].ru == "доля предельно допустимых расходов (процент)"
    assert called["limits.least"].en == "the least share (per cent)"
    assert "who" not in called


def test_an_act_says_what_it_must_for_the_places_it_leaves_nothing_to() -> None:
    aid, day = the_law().editions(BOOK), date(2026, 4, 10)
    assert aid.are_whole(DEMO, day)
    assert not aid.are_whole("akmola/zhaksy", day), "the order leaves the share to the council"
    assert not aid.are_whole(DEMO, date(2020, 1, 1))
