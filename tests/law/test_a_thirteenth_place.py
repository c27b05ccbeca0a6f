"""A new place is one data file: no code, no other file, and cases there are decided."""

from pathlib import Path

import pytest

import new_place
from law_cases import SERVICE, ZHAKSY, book, case, codes, decided, sums
from tirek.kernel.period import Month
from tirek.law.catalogue import Law, the_law
from tirek.law.check import check_all
from tirek.law.decide import decide
from tirek.law.edition import TwoActsInForce
from tirek.law.explain import in_runs
from tirek.law.region import UnknownPlace
from tirek.services import SERVICES

BURABAY = "akmola/burabay"
IN_2026 = {"applied_on": "2026-02-10"}


def law_with(folder: Path, *files: tuple[str, str]) -> Law:
    """The law as shipped with further edition files: (name, text)."""
    for name, text in files:
        new_place.write(folder, text, name)
    return Law(extra=folder)


def in_force(text: str, begins: str, until: str = "") -> str:
    """The file with other days in force."""
    return text.replace("from = 2026-01-01", f"from = {begins}\n" + until)


def without_place_and_act(text: str) -> str:
    """The file as a later one of the same place has it: act by its id, place known."""
    act, place = text.index("[act]"), text.index("[in_force]")
    text = text[:act] + text[place:]
    return text.replace('mark = "verified"', 'act = "akmola-burabay-2026"\nmark = "verified"', 1)


def test_the_law_as_shipped_has_twelve_places_of_home_education() -> None:
    assert len(the_law().editions(book()).places()) == 12
    with pytest.raises(UnknownPlace):
        decided(IN_2026, place=BURABAY)


def test_one_file_makes_a_place_whose_cases_are_decided(tmp_path: Path) -> None:
    law = Law(extra=new_place.write(tmp_path))
    found = decided(IN_2026, place=BURABAY, law=law)
    # 2.5 indices of 4,325 tenge for each month from February to May
    assert sums(found) == {f"2026-0{month}": "10812.50" for month in (2, 3, 4, 5)}
    assert str(found.total) == "43250.00"


def test_the_decision_cites_the_new_act(tmp_path: Path) -> None:
    law = Law(extra=new_place.write(tmp_path))
    document = decided(IN_2026, place=BURABAY, law=law).as_document()
    assert document["edition"] == {
        "id": "burabay-2026",
        "act": "akmola-burabay-2026",
        "number": "9С-1-2",
        "place": BURABAY,
        "title": {
            "kk": "Бурабай аудандық мәслихаты, 2025 жылғы 20 желтоқсандағы № 9С-1-2 шешім",
            "ru": "Бурабайский районный маслихат, решение от 20 декабря 2025 года № 9С-1-2",
            "en": "Burabay district maslikhat, decision of 20 December 2025 No 9С-1-2",
        },
        "in_force": {"from": "2026-01-01", "until": None},
        "mark": "verified",
    }
    amounts = [step for step in document["trace"] if step["rule"] == "month_share"]
    assert amounts[0]["cites"][0]["label"]["ru"].endswith("№ 9С-1-2, пункт 7")
    assert amounts[0]["cites"][0]["url"] == "/law/burabay-2026/#p7"


def test_the_law_check_accepts_it(tmp_path: Path) -> None:
    law = Law(extra=new_place.write(tmp_path))
    assert check_all(law, list(SERVICES.values())) == []


def test_the_other_places_are_decided_as_before(tmp_path: Path) -> None:
    law = Law(extra=new_place.write(tmp_path))
    assert sums(decided(law=law)) == sums(decided())
    assert law.fingerprint(book()) != the_law().fingerprint(book())
    assert len(law.editions(book()).places()) == 13


def test_before_its_act_no_act_is_in_force_there(tmp_path: Path) -> None:
    law = Law(extra=new_place.write(tmp_path))
    found = decided({"applied_on": "2025-12-31"}, place=BURABAY, law=law)
    assert (found.outcome, codes(found.reasons)) == ("undecidable", ["no_act_in_force"])
    assert "на 31 декабря 2025 года" in found.reasons[0].text.ru


def test_an_unverified_file_decides_nothing(tmp_path: Path) -> None:
    text = new_place.FILE.replace('"verified"', '"to_verify"')
    law = Law(extra=new_place.write(tmp_path, text))
    found = decided(IN_2026, place=BURABAY, law=law)
    assert (found.outcome, codes(found.reasons)) == ("undecidable", ["edition_not_verified"])


EARLIER = in_force(new_place.FILE, "2026-01-01", "until = 2026-04-01")
LATER = in_force(without_place_and_act(new_place.FILE), "2026-04-01").replace("2.5", "4")


def test_each_month_is_paid_by_the_edition_in_force_in_it(tmp_path: Path) -> None:
    law = law_with(tmp_path, ("burabay-2025.toml", EARLIER), ("burabay-2026.toml", LATER))
    assert check_all(law, list(SERVICES.values())) == []
    assert sums(decided(IN_2026, place=BURABAY, law=law)) == {
        "2026-02": "10812.50",
        "2026-03": "10812.50",
        "2026-04": "17300.00",
        "2026-05": "17300.00",
    }


def test_a_later_edition_nobody_verified_pays_nothing_and_says_so(tmp_path: Path) -> None:
    draft = LATER.replace('mark = "verified"', 'mark = "to_verify"')
    law = law_with(tmp_path, ("burabay-2025.toml", EARLIER), ("burabay-2026.toml", draft))
    found = decided(IN_2026, place=BURABAY, law=law)
    assert sums(found) == {"2026-02": "10812.50", "2026-03": "10812.50"}
    (unpaid,) = found.unpaid
    assert [str(month) for month in unpaid.months] == ["2026-04", "2026-05"]
    assert codes(unpaid.reasons) == ["edition_not_verified"]


def test_months_between_two_editions_are_not_paid_and_say_so(tmp_path: Path) -> None:
    late = LATER.replace("from = 2026-04-01", "from = 2026-05-01")
    law = law_with(tmp_path, ("burabay-2025.toml", EARLIER), ("burabay-2026.toml", late))
    found = decided(IN_2026, place=BURABAY, law=law)
    assert list(sums(found)) == ["2026-02", "2026-03", "2026-05"]
    (unpaid,) = found.unpaid
    assert [str(month) for month in unpaid.months] == ["2026-04"]
    assert codes(unpaid.reasons) == ["no_act_in_force"]


def test_the_month_of_application_is_under_the_edition_of_that_day(tmp_path: Path) -> None:
    mid = EARLIER.replace("until = 2026-04-01", "until = 2026-02-05")
    late = LATER.replace("from = 2026-04-01", "from = 2026-02-05")
    law = law_with(tmp_path, ("burabay-2025.toml", mid), ("burabay-2026.toml", late))
    found = decided(IN_2026, place=BURABAY, law=law)
    assert found.edition is not None
    assert found.edition.id == "burabay-2026"
    assert sums(found)["2026-02"] == "17300.00"


def by_the_quarter(text: str, begins: str, until: str = "") -> str:
    """The file with a quarterly amount and other days in force."""
    text = text.replace('per = "month"', 'per = "quarter"')
    begun = f"from = {begins}\n" + (f"until = {until}" if until else "")
    return text.replace("from = 2026-04-01", begun).replace("from = 2026-01-01", begun)


def test_a_quarter_under_two_editions_is_one_period_each_month_at_its_own_rate(
    tmp_path: Path,
) -> None:
    earlier = by_the_quarter(new_place.FILE, "2026-01-01", "2026-04-15")
    later = by_the_quarter(LATER, "2026-04-15")
    law = law_with(tmp_path, ("burabay-2025.toml", earlier), ("burabay-2026.toml", later))
    found = decided(IN_2026, place=BURABAY, law=law)
    # April began under 2.5 indices, May under 4: (2.5 + 4) x 4,325 / 3, rounded once
    assert sums(found) == {"2026-Q1": "7208.33", "2026-Q2": "9370.83"}
    _, second = found.as_document()["schedule"]
    assert second["months"] == ["2026-04", "2026-05"]
    assert second["sum"]["ru"].replace("\u00a0", " ") == (
        "2,5 МРП × 4 325 ₸ × 1/3 + 4 МРП × 4 325 ₸ × 1/3"
    )


def test_what_two_editions_say_alike_is_one_run_of_months(tmp_path: Path) -> None:
    law = law_with(tmp_path, ("burabay-2025.toml", EARLIER), ("burabay-2026.toml", LATER))
    found = decided(IN_2026, place=BURABAY, law=law)
    trace = found.as_document()["trace"]
    assert trace == [one.as_document() for one in in_runs(found.steps())]
    runs = {(one["rule"], one["month"], one["until"]) for one in trace}
    assert ("in_school_year", "2026-02", "2026-05") not in runs  # its paragraph is another act's
    assert {("full_rate", "2026-02", "2026-03"), ("full_rate", "2026-04", "2026-05")} <= runs


def test_under_the_reading_whole_such_a_quarter_is_paid_whole_once(tmp_path: Path) -> None:
    earlier = by_the_quarter(new_place.FILE, "2026-01-01", "2026-04-15")
    later = by_the_quarter(LATER, "2026-04-15")
    law = law_with(tmp_path, ("burabay-2025.toml", earlier), ("burabay-2026.toml", later))
    found = decided(IN_2026, place=BURABAY, law=law, readings={"partial_quarter": "whole"})
    assert sums(found) == {"2026-Q1": "10812.50", "2026-Q2": "10812.50"}


def test_the_edition_of_a_quarters_first_month_says_how_it_is_read(tmp_path: Path) -> None:
    earlier = by_the_quarter(new_place.FILE, "2026-01-01", "2026-04-15")
    earlier += '\n[readings]\npartial_quarter = "whole"\n'
    later = by_the_quarter(LATER, "2026-04-15")
    law = law_with(tmp_path, ("burabay-2025.toml", earlier), ("burabay-2026.toml", later))
    assert sums(decided(IN_2026, place=BURABAY, law=law))["2026-Q2"] == "10812.50"


def test_a_change_from_the_month_to_the_quarter_begins_with_the_months_left(
    tmp_path: Path,
) -> None:
    earlier = EARLIER.replace("until = 2026-04-01", "until = 2026-05-01")
    later = by_the_quarter(LATER, "2026-05-01")
    law = law_with(tmp_path, ("burabay-2025.toml", earlier), ("burabay-2026.toml", later))
    assert sums(decided(IN_2026, place=BURABAY, law=law)) == {
        "2026-02": "10812.50",
        "2026-03": "10812.50",
        "2026-04": "10812.50",
        "2026-Q2": "5766.67",  # May alone: a third of 4 x 4,325
    }


def test_two_editions_at_once_are_an_error_never_a_choice(tmp_path: Path) -> None:
    law = law_with(tmp_path, ("burabay-2025.toml", new_place.FILE), ("burabay-2026.toml", LATER))
    with pytest.raises(TwoActsInForce, match=r"burabay-2025 and burabay-2026 are both in force"):
        decided({"applied_on": "2026-04-10"}, place=BURABAY, law=law)


def test_a_place_without_an_edition_is_under_that_of_the_place_around_it(tmp_path: Path) -> None:
    region = without_place_and_act(new_place.FILE).replace(
        'place = "akmola/burabay"', 'place = "akmola"'
    )
    act = new_place.FILE[new_place.FILE.index("[act]") : new_place.FILE.index("[new_place]")]
    region = region.replace('act = "akmola-burabay-2026"\n', "") + act
    law = law_with(tmp_path, ("akmola-2026.toml", region))
    # Zhaksy has an edition of its own, nearer than the region's
    near = decided(IN_2026, place=ZHAKSY, law=law)
    assert near.edition is not None
    assert near.edition.id == "zhaksy-2023"
    around = decided(IN_2026, place="akmola", law=law)
    assert around.edition is not None
    assert around.edition.id == "akmola-2026"


def test_a_districts_own_later_act_takes_over_from_its_regions(tmp_path: Path) -> None:
    place = new_place.FILE.replace("from = 2026-01-01", "from = 2026-04-01")
    region = without_place_and_act(new_place.FILE).replace(
        'place = "akmola/burabay"', 'place = "akmola"'
    )
    region = region.replace("mci = 2.5", "mci = 1")
    law = law_with(tmp_path, ("burabay-2026.toml", place), ("akmola-2026.toml", region))
    assert sums(decided(IN_2026, place=BURABAY, law=law)) == {
        "2026-02": "4325.00",
        "2026-03": "4325.00",
        "2026-04": "10812.50",
        "2026-05": "10812.50",
    }


def test_a_place_may_set_an_amount_and_forget_for_which_period(tmp_path: Path) -> None:
    text = new_place.FILE.replace('per = "month"\n', "")
    law = Law(extra=new_place.write(tmp_path, text))
    found = decided(IN_2026, place=BURABAY, law=law)
    assert (found.outcome, codes(found.reasons)) == ("undecidable", ["amount_not_set"])
    assert found.reasons[0].text.ru == (
        "Бурабайский район: местный акт этого не установил: период (месяц или квартал)."
    )


def test_an_edition_may_choose_a_reading_for_its_place(tmp_path: Path) -> None:
    text = new_place.FILE.replace('per = "month"', 'per = "quarter"')
    text += '\n[readings]\npartial_quarter = "whole"\n'
    law = Law(extra=new_place.write(tmp_path, text))
    found = decided(IN_2026, place=BURABAY, law=law)
    assert sums(found) == {"2026-Q1": "10812.50", "2026-Q2": "10812.50"}
    asked = decide(
        SERVICE,
        BURABAY,
        case(IN_2026),
        law=law,
        until=Month.parse("2026-03"),
        readings={"partial_quarter": "prorated"},
    )
    assert sums(asked) == {"2026-Q1": "7208.33"}  # two thirds of 2.5 x 4,325
