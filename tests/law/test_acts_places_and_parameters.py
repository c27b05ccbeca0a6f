"""The register of acts, the tree of places, dated values, editions by place and day."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from little_law import LittleLaw

from law_cases import book
from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.kernel.toml import TomlError
from tirek.law.act import Acts, InForce, UnknownAct
from tirek.law.catalogue import FOLDER, Law, the_law
from tirek.law.edition import load_edition
from tirek.law.parameter import Parameter
from tirek.law.region import BrokenTree, Region, Regions, UnknownPlace
from tirek.law.source import load_sources
from tirek.services import SERVICES
from tirek.services.home_education.terms import Terms

ADMISSION = SERVICES["home-schooling-admission"].rulebook()


def test_an_act_is_found_by_its_id_and_stays_the_same_object() -> None:
    act = the_law().acts["akmola-zhaksy-8s-15-3-2023"]
    assert (act.number, act.adopted, act.registered and act.registered.number) == (
        "8С-15-3",
        date(2023, 12, 11),
        "8671-03",
    )
    assert the_law().acts["akmola-zhaksy-8s-15-3-2023"] is act


def test_an_act_that_is_not_registered_says_so() -> None:
    assert "law-of-the-moon" not in the_law().acts
    with pytest.raises(UnknownAct, match="no act 'law-of-the-moon' in the register"):
        the_law().acts["law-of-the-moon"]


def test_the_id_of_an_act_mentioned_by_another_is_not_that_act(little: LittleLaw) -> None:
    little.write("law/acts/a-note.toml", '# id = "law-1"\nact = []\n')
    assert little.law.acts["law-1"].title.ru == "О топливе"


def test_the_register_is_a_mapping_of_every_act(little: LittleLaw) -> None:
    acts = little.law.acts
    assert list(acts) == ["law-1", "town-1"]
    assert len(acts) == 2
    assert isinstance(acts, Acts)
    assert [(path.name, len(found)) for path, found in acts.files()] == [("all.toml", 2)]


def test_every_act_the_services_stand_on_is_registered() -> None:
    for service in SERVICES.values():
        for edition in the_law().editions(service.rulebook()).all:
            assert the_law().acts[edition.act].title.kk


@pytest.mark.parametrize(
    ("force", "day", "covered"),
    [
        (InForce(), date(1991, 12, 16), True),
        (InForce(from_=date(2020, 1, 1)), date(2019, 12, 31), False),
        (InForce(from_=date(2020, 1, 1)), date(2020, 1, 1), True),
        (InForce(until=date(2020, 1, 1)), date(2019, 12, 31), True),
        (InForce(until=date(2020, 1, 1)), date(2020, 1, 1), False),
    ],
)
def test_until_is_the_first_day_no_longer_in_force(
    force: InForce, day: date, covered: bool
) -> None:
    assert force.covers(day) is covered


# places


def test_a_place_is_inside_its_region_and_the_republic() -> None:
    tree = the_law().regions
    assert [one.id for one in tree.upward("akmola/zhaksy")] == ["akmola/zhaksy", "akmola", "kz"]
    assert len(tree) == len(list(tree)) > 20
    zhaksy = tree["akmola/zhaksy"]
    assert zhaksy.genitive is not None
    assert zhaksy.genitive.ru == "Жаксынского района"


def test_an_unknown_place_suggests_what_was_meant() -> None:
    with pytest.raises(UnknownPlace, match="did you mean akmola/zhaksy") as unknown:
        the_law().regions["akmola/zhaksi"]
    assert unknown.value.place == "akmola/zhaksi"
    with pytest.raises(UnknownPlace) as nothing_near:
        the_law().regions["xyzzy"]
    assert str(nothing_near.value) == "unknown place 'xyzzy'"


def test_places_that_contain_each_other_end_with_an_error_not_never() -> None:
    name = the_law().regions["kz"].name
    regions = Regions({"a": Region("a", name, "b"), "b": Region("b", name, "a")})
    with pytest.raises(BrokenTree, match="a: the place contains itself"):
        list(regions.upward("a"))


# parameters


def mci() -> Parameter:
    return the_law().parameters["mci"]


@pytest.mark.parametrize(
    ("month", "tenge"),
    [  # specification B.4 and its example 12, issue 2 section 1
        ("2008-10", 1168),
        ("2022-03", 3063),
        ("2022-04", 3180),
        ("2023-01", 3450),
        ("2024-12", 3692),
        ("2025-01", 3932),
        ("2026-12", 4325),
    ],
)
def test_the_index_is_that_of_its_month(month: str, tenge: int) -> None:
    assert mci().asked("mci", Month.parse(month)) == Tenge.of(tenge)


def test_the_index_of_2009_and_2020_changed_inside_the_year() -> None:
    def on(*day: int) -> Decimal | None:
        value = mci().on(date(*day))
        return value.amount if value else None

    assert on(2009, 6, 30) != on(2009, 7, 1)
    assert (on(2020, 3, 31), on(2020, 4, 1)) == (Decimal(2651), Decimal(2778))


@pytest.mark.parametrize("month", ["2007-12", "2027-01", "2031-05"])
def test_a_month_nobody_knows_the_index_of_has_none(month: str) -> None:
    assert mci().asked("mci", Month.parse(month)) is None


def test_a_value_with_an_end_is_not_the_value_after_it(little: LittleLaw) -> None:
    little.change("law/parameters/mci.toml", "until = 2021-01-01", "until = 2020-12-01")
    found = little.law.parameters["mci"]
    assert found.asked("mci", Month.at(2020, 11)) == Tenge.of(100)
    assert found.asked("mci", Month.at(2020, 12)) is None
    assert found.asked("mci", Month.at(2021, 1)) == Tenge.of(Decimal("110.5"))


def test_the_school_year_is_september_to_may_unless_a_lawyer_says_otherwise() -> None:
    year = the_law().parameter_named("school_year_last_month")
    asked = [year.asked(name, Month.at(2025, 9)) for name in year.names()]
    assert asked == [9, 5]


def test_each_month_is_looked_up_once(little: LittleLaw) -> None:
    law = little.law
    by_month = law.by_month(("mci",))
    assert law.by_month(("mci",)) is by_month
    assert by_month["mci"](Month.at(2020, 5)) == Tenge.of(100)


# editions


@pytest.mark.parametrize(
    ("place", "day", "edition"),
    [
        ("akmola/zhaksy", date(2023, 12, 26), "zhaksy-2023"),
        ("akmola/zhaksy", date(2023, 12, 25), None),
        ("almaty-region/alatau", date(2025, 9, 12), "alatau-2024"),
        ("zhetisu/panfilov", date(2026, 1, 16), "panfilov-2026"),
        ("astana", date(2009, 3, 26), "astana-2008"),
        ("astana", date(2009, 3, 27), None),
        ("shymkent", date(2025, 9, 12), None),
    ],
)
def test_one_edition_is_in_force_for_a_place_and_day_or_none(
    place: str, day: date, edition: str | None
) -> None:
    found = the_law().editions(book()).on(place, day)
    assert (found.id if found else None) == edition


def test_what_the_ministry_set_holds_in_every_place() -> None:
    editions = the_law().editions(ADMISSION)
    for place in ("kz", "akmola/zhaksy", "astana"):
        found = editions.on(place, date(2025, 9, 1))
        assert found is not None
        assert found.place == "kz"
    assert [one.id for one in editions.reaching("akmola/zhaksy")] == ["kz-2025"]
    assert editions.of("akmola/zhaksy") == []


def test_an_edition_knows_its_paragraphs_and_quotes() -> None:
    (zhaksy,) = the_law().editions(book()).of("akmola/zhaksy")
    assert (zhaksy.terms.amount.mci, zhaksy.terms.amount.per) == (Decimal(3), "month")
    assert "amount" in dict(zhaksy.quotes())
    assert zhaksy.paragraph("overpayment") is None
    assert zhaksy.paragraph("no_such_group") is None


def test_an_edition_file_without_terms_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "zhaksy-2023.toml"
    (original,) = the_law().editions(book()).of("akmola/zhaksy")
    text = original.path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("[terms.who]")], encoding="utf-8")
    with pytest.raises(TomlError, match="terms: is missing"):
        load_edition(path, Terms)


def test_every_source_is_named_with_its_sha_256() -> None:
    sources = load_sources(FOLDER)
    assert {"000", "001", "002", "003", "004"} <= {one.id for one in sources}
    assert all(len(one.sha256) == 64 for one in sources)


# what a decision was made from


def test_the_fingerprint_changes_with_the_law_and_with_nothing_else(little: LittleLaw) -> None:
    rules = little.rulebook()
    before = little.law.fingerprint(rules)
    assert before == little.law.fingerprint(rules)
    assert len(before) == 64
    little.change("law/parameters/mci.toml", "amount = 100\n", "amount = 101\n")
    after = little.law.fingerprint(rules)
    assert after != before
    little.change("coal/editions/later/town-2021.toml", 'paragraph = "1"', 'paragraph = "2"')
    assert little.law.fingerprint(rules) not in (before, after)


def test_a_law_keeps_the_fingerprint_of_what_it_has_read(little: LittleLaw) -> None:
    law, rules = little.law, little.rulebook()
    before = law.fingerprint(rules)
    little.change("law/parameters/mci.toml", "amount = 100\n", "amount = 101\n")
    assert law.fingerprint(rules) == before


def test_a_service_without_readings_has_a_fingerprint_too(little: LittleLaw) -> None:
    little.path("coal/readings.toml").unlink()
    assert len(little.law.fingerprint(little.rulebook())) == 64


def test_the_law_of_this_installation_is_read_once() -> None:
    assert the_law() is the_law()
    assert isinstance(the_law(), Law)
