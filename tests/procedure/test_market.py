"""market.toml: what is chosen among, and what the law check refuses in it."""

from pathlib import Path
from typing import Any

import pytest

from tirek.law.catalogue import the_law
from tirek.law.factsheet import facts_of
from tirek.procedure.cite import Cite
from tirek.procedure.proofreading.market import check_markets
from tirek.procedure.service import Service
from tirek.procedure.supply.market import Market, load_market
from tirek.procedure.supply.supplier import supplier_table
from tirek.services import SERVICES
from tirek.services.sign_language_specialist.facts import Facts

WHEELCHAIRS = Path(__file__).parents[1] / "wheelchairs"
TEXT = '{ kk = "а", ru = "б", en = "c" }'


def cite(act: str = "order-287-2023") -> str:
    place = 'mark = "verified", source = "004", lines = "1249-1251"'
    return f'[{{ act = "{act}", paragraph = "126", {place} }}]'


def kind(name: str = "a", *, cites: str | None = None, fact: str = "", unless: str = "") -> str:
    said = f'id = "{name}"\nname = {TEXT}\nfact = "{fact}"\nunless = "{unless}"'
    return f"[[kind]]\n{said}\ncites = {cites or cite()}\n"


def refusal(name: str = "r") -> str:
    return f'[[refusal]]\nid = "{name}"\ntext = {TEXT}\ncites = {cite()}\n'


def records(kind: str = "", since: str = "") -> str:
    rows, _, field = kind.partition(".")
    said = f'rows = "{rows}"\nkind = "{field}"\nreceived_on = ""\nsince = "{since}"\n'
    return f"[records]\n{said}"


def counting(pieces: str = "measure_listed", left: str = "eligible") -> str:
    facts = f'pieces = "{pieces}"\nanother_kind = "measure_listed"\nlimits = []\nyear = "y"\n'
    rules = f'given = "x"\nordered = "eligible"\nleft = "{left}"\nleast = "eligible"\n'
    return f"[counting]\n{facts}{rules}begins = {{}}\n"


SINCE = records(since="measure_listed")


def refusals(folder: Path, written: str) -> list[str]:
    (folder / "market.toml").write_text(written, encoding="utf-8")
    ours = SERVICES["sign-language-specialist"]
    service = Service(slug="a", folder=folder, facts=Facts, rulebook=ours.rulebook)
    return [str(one) for one in check_markets(the_law(), [service])]


@pytest.fixture
def market() -> Market:
    found = load_market(WHEELCHAIRS)
    assert found is not None
    return found


def test_a_kind_is_for_all_or_for_those_of_whom_a_fact_is_true(market: Market) -> None:
    indoor, outdoor = market.named("indoor-wheelchair"), market.named("outdoor-wheelchair")
    assert indoor is not None
    assert indoor.is_for({})
    assert outdoor is not None
    assert outdoor.is_for({"measure_listed": True})
    assert not outdoor.is_for({"measure_listed": None})
    assert market.named("plane") is None


def chosen_by(slug: str, **known: Any) -> list[str]:
    """The kinds of a service of ours that somebody of whom that is known chooses on the portal."""
    market = SERVICES[slug].market
    assert market is not None
    return [one.id for one in market.kind if one.route == "portal" and one.is_for(known)]


def test_whoever_was_granted_a_kind_of_wheelchair_chooses_that_kind() -> None:
    assert chosen_by("wheelchairs", kind="rolling", individual_order=False) == ["rolling"]
    assert chosen_by("wheelchairs", kind="room_hand", individual_order=False) == ["room-hand"]


def test_what_is_made_to_individual_order_is_not_chosen_nor_where_it_is_not_known() -> None:
    assert chosen_by("wheelchairs", kind="rolling", individual_order=True) == []
    assert chosen_by("wheelchairs", kind="rolling") == []


def test_what_is_made_to_individual_order_is_bought_by_the_state() -> None:
    market = SERVICES["wheelchairs"].market
    assert market is not None
    known = {"kind": "rolling", "individual_order": True}
    assert [(one.id, one.route) for one in market.kind if one.is_for(known)] == [
        ("individual", "procurement")
    ]


def test_a_stay_is_chosen_on_the_portal_and_not_by_public_procurement() -> None:
    assert chosen_by("sanatorium-treatment", mode="portal") == ["stay"]
    assert chosen_by("sanatorium-treatment", mode="procurement") == []


def test_every_kind_of_wheelchair_can_be_chosen() -> None:
    kinds = next(one for one in facts_of(SERVICES["wheelchairs"].facts) if one.name == "kind")
    assert kinds.choices
    for kind_ in kinds.choices:
        assert len(chosen_by("wheelchairs", kind=kind_, individual_order=False)) == 1


def test_xe12_and_xe13_what_the_state_buys_is_not_chosen_on_the_portal(market: Market) -> None:
    routes = {one.id: one.route for one in market.kind}
    assert routes["made-to-order"] == "procurement"
    assert routes["indoor-wheelchair"] == "portal"


def test_a_supplier_gives_only_printed_grounds(market: Market) -> None:
    assert [one.id for one in market.grounds("Refused")] == ["absent"]
    assert [one.id for one in market.grounds("Withdrawn")] == ["force_majeure"]
    assert market.grounds("Accepted") == ()


def test_a_service_may_have_none(tmp_path: Path) -> None:
    assert load_market(tmp_path) is None
    assert SERVICES["home-education"].market is None
    assert list(check_markets(the_law(), SERVICES.values())) == []


@pytest.mark.parametrize(
    ("written", "why"),
    [
        (kind(cites=cite("no-act")) + refusal(), "no-act, which is not registered"),
        (kind(cites="[]") + refusal(), "a: names no act"),
        (kind(fact="height") + refusal(), "height is not a fact"),
        (kind(unless="width") + refusal(), "width is not a fact"),
        (kind() * 2 + refusal(), "a is there twice"),
        (kind() + refusal() * 2, "r is there twice"),
        ("kind = 1\n", "market.toml:1: schema"),
        (kind() + "counted = true\n" + refusal(), "counted, and nothing says how"),
        (kind() + refusal() + records("stays.day"), "stays.day is not a fact"),
        (kind() + refusal() + records(since="first"), "first is not a fact"),
        (kind() + refusal() + counting(), "no record says since when"),
        (kind() + refusal() + counting("weight") + SINCE, "weight is not a fact"),
        (kind() + refusal() + counting(left="rest") + SINCE, "rest is not a rule"),
    ],
)
def test_the_law_check_refuses(tmp_path: Path, written: str, why: str) -> None:
    (found,) = refusals(tmp_path, written)
    assert why in found


def test_the_acts_of_the_table_are_registered(monkeypatch: pytest.MonkeyPatch) -> None:
    stray = Cite(act="no-act", mark="to_verify", press="a newspaper")
    monkeypatch.setattr("tirek.procedure.proofreading.market._of_the_table", lambda: [stray])
    (found,) = [str(one) for one in check_markets(the_law(), [])]
    assert "cites no-act, which is not registered" in found


def test_a_supplier_asks_and_a_commission_decides() -> None:
    table = supplier_table()
    assert table.stage_of(["Applied", "Refused", "Applied", "Admitted", "Excluded"]) == "excluded"
    assert table.possible("applied", by="supplier") == ()
    assert table.possible("applied", by="commission") == ("Admitted", "Refused")


def stay(*, day: str = "applied_on", must: str = "eligible") -> str:
    """What an order for a stay answers, in a service that has only those facts and rules."""
    paths = f'day = "{day}"\ndays = "applied_on"\nmust = ["{must}"]\nlength = "eligible"'
    earlier = '{ fact = "applied_on", name = "a", first = "b", last = "c" }'
    companion = f"""[kind.stay.companion]
fact = "applied_on"
asked_of = ["child"]
value = "child"
without = "person"
represents = "applied_on"
rule = "eligible"
share = "percent"
cites = {cite()}
"""
    arrival = f"""[kind.stay.arrival]
checked = "applied_on"
papers = [{{ fact = "applied_on", name = {TEXT} }}]
companion = []
short = "eligible"
cites = {cite("order-9")}
"""
    return f"[kind.stay]\n{paths}\ncites = {cite()}\nearlier = {earlier}\n{companion}{arrival}"


def test_a_stay_fills_in_facts_and_asks_rules_that_there_are(tmp_path: Path) -> None:
    wrong = refusals(tmp_path, kind() + stay(day="moon", must="luck") + refusal())
    assert len(wrong) == 3
    for told in ("cites order-9", "moon is not a fact", "luck is not a rule"):
        assert any(told in one for one in wrong), told


def test_a_wish_is_no_bar_where_what_it_needs_is_not_there() -> None:
    (found,) = SERVICES["sanatorium-treatment"].market.kind
    assert found.is_for({"mode": "portal"})
    assert found.is_for({"mode": "procurement", "no_suppliers": False})
    assert not found.is_for({"mode": "procurement", "no_suppliers": True})
    assert not found.is_for({"mode": "procurement"})


def test_what_is_bought_needs_its_readings(tmp_path: Path) -> None:
    """The service whose rules these folders borrow has none of them: nothing is bought there."""
    route = kind().replace("fact =", 'route = "procurement"\nfact =')
    assert [one.rpartition(": ")[2] for one in refusals(tmp_path, route + refusal())] == [
        "no reading paid_column with the options share and price",
        "no reading contract_ceiling with the options ceiling and as_served",
        "no reading not_come with the options passed and waits",
    ]
    vouchers = f"vouchers = {cite()}\n"
    (found,) = refusals(tmp_path, vouchers + kind() + refusal())
    assert found.endswith("no reading companion_by_voucher with the options paid and portal_only")
