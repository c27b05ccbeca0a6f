"""The passports: the ten rows of each standard, as printed, each with where it is written."""

from dataclasses import replace
from datetime import time
from pathlib import Path
from typing import Any

import pytest

from tirek.kernel.text import Text
from tirek.kernel.toml import TomlError
from tirek.law.catalogue import the_law
from tirek.law.factsheet import facts_of
from tirek.procedure.cite import Cite
from tirek.procedure.condition import OnlyIf
from tirek.procedure.passport import OwnTerm, Passport, load_passport
from tirek.procedure.placed import placed
from tirek.procedure.requirement import Requirement
from tirek.procedure.service import Service
from tirek.services import SERVICES

HOME = SERVICES["home-education"]
SCHOOL = SERVICES["home-schooling-admission"]
T = Text("м", "т", "t")
CITE = Cite("order-84-2021", "verified", source="000", lines="1")
every_service = pytest.mark.parametrize("service", SERVICES.values(), ids=list(SERVICES))


# --- what the sources print -----------------------------------------------------------------------


def test_home_education_takes_eight_working_days_as_the_press_says() -> None:
    term = HOME.passport.term
    assert (term.amount, term.unit, term.mark) == (8, "working_days", "from_press")
    assert not term.day_of_acceptance_counted
    assert term.day_cite.mark == "to_verify"


def test_the_school_takes_two_working_days_as_printed() -> None:
    term = SCHOOL.passport.term
    assert (term.amount, term.unit, term.cite.mark) == (2, "working_days", "verified")
    assert (term.cite.source, term.cite.lines) == ("002", "57")


def test_the_hours_of_the_school() -> None:
    hours = SCHOOL.passport.hours
    assert (hours.opens, hours.closes, hours.accepts_until) == (time(9), time(18, 30), time(17, 30))
    assert (hours.break_begins, hours.break_ends) == (time(13), time(14, 30))


def test_names_are_the_official_ones() -> None:
    assert HOME.name.kk == "Мүгедектігі бар балаларды үйде оқытуға жұмсалған шығындарды өтеу"
    assert HOME.name.ru == "Возмещение затрат на обучение на дому детей с инвалидностью"
    assert SCHOOL.name.kk.endswith("үйде жеке тегін оқытуды ұйымдастыру үшін құжаттар қабылдау")


def test_refusal_grounds_are_those_of_the_standards() -> None:
    assert [one.code for one in HOME.passport.refusals] == [
        "untrue",
        "requirements_not_met",
        "negative_answer",
        "no_consent",
    ]
    assert [one.code for one in SCHOOL.passport.refusals] == [
        "untrue",
        "requirements_not_met",
        "no_consent",
    ]
    assert (
        "персональным данным ограниченного доступа" in HOME.passport.refusal("no_consent").text.ru
    )
    with pytest.raises(LookupError, match="no refusal ground 'bad_mood'"):
        HOME.passport.refusal("bad_mood")


def test_the_documents_of_panfilovs_printed_list_are_all_there() -> None:
    assert {one.id for one in HOME.passport.documents} >= {
        "identity",
        "child_document",
        "disability_certificate",
        "account_notice",
        "medical_conclusion",
        "school_certificate",
    }
    assert [one.id for one in HOME.passport.documents if one.must_attach and not one.only_if] == [
        "school_certificate",
        "medical_conclusion",
    ]


def test_a_guardian_and_another_representative_prove_it_each_in_their_way() -> None:
    def asked(relation: str) -> set[str]:
        answers = {"relation": relation}
        everyone = {one.id for one in HOME.passport.documents if not one.only_if}
        return {one.id for one in HOME.passport.documents if one.is_asked(answers)} - everyone

    assert asked("parent") == set()
    assert asked("guardian") == {"guardianship_decision"}
    assert asked("other_representative") == {"representation_document"}


def test_the_two_services_are_one_life_event() -> None:
    (after,) = SCHOOL.passport.life_event
    (before,) = HOME.passport.life_event
    assert (after.service, after.comes) == ("home-education", "after")
    assert (before.service, before.comes) == ("home-schooling-admission", "before")


# --- every passport -------------------------------------------------------------------------------


@every_service
def test_it_is_the_passport_of_its_service(service: Service) -> None:
    assert service.passport.service == service.slug


@every_service
def test_every_row_cites_acts_of_the_register_and_stored_sources(service: Service) -> None:
    cites = list(service.passport.all_cites())
    assert len(cites) > 20
    for cite in cites:
        assert cite.act in the_law().acts
        assert cite.source in ("", "000", "001", "002", "003", "004")
        citation = cite.citation(the_law().acts)
        assert citation.act == cite.act
        assert citation.label.kk


@every_service
def test_no_row_is_without_a_citation(service: Service) -> None:
    passport: Passport = service.passport
    rows: list[Any] = [
        passport,
        passport.provider,
        *passport.channels,
        *passport.waiting,
        passport.form,
        *passport.result,
        passport.fee,
        passport.hours,
        *passport.documents,
        *passport.refusals,
        *passport.other,
        *passport.contacts,
        passport.appeal,
    ]
    assert all(row.cites for row in rows)


@every_service
def test_ids_are_there_once_and_conditions_ask_what_the_form_asks(service: Service) -> None:
    documents = [one.id for one in service.passport.documents]
    assert len(documents) == len(set(documents))
    editions = the_law().editions(service.rulebook()).all
    service = placed(service, editions[0]) if service.rulebook().alternatives else service
    fields = {field.id: field for _, field in service.form.fields()}
    for one in service.passport.documents:
        for condition in one.only_if.conditions:
            known = {option.value for option in fields[condition.field].choices}
            assert set(condition.values) <= known


@every_service
def test_who_is_served_first_is_told_by_a_fact_that_is_true_or_not(service: Service) -> None:
    first = service.passport.first_in_line
    if first is not None:
        (fact,) = [one for one in facts_of(service.facts) if one.path == first.fact]
        assert fact.type is bool


@every_service
def test_every_service_it_names_exists(service: Service) -> None:
    assert {one.service for one in service.passport.life_event} <= SERVICES.keys()


@every_service
def test_the_calendar_knows_its_weekdays(service: Service) -> None:
    assert set(service.passport.hours.weekdays) <= set(range(1, 8))


# --- citations and requirements -------------------------------------------------------------------


def test_a_verified_citation_names_what_was_read() -> None:
    for source, lines in (("", ""), ("000", ""), ("", "1")):
        with pytest.raises(ValueError, match="names its source and lines"):
            Cite("order-84-2021", "verified", source=source, lines=lines)


def test_a_citation_says_where_it_was_read_or_why_nowhere() -> None:
    with pytest.raises(ValueError, match="or why nowhere"):
        Cite("order-84-2021", "to_verify")
    assert Cite("order-84-2021", "to_verify", note=T).as_document() == {
        "act": "order-84-2021",
        "paragraph": "",
        "mark": "to_verify",
    }
    assert Cite("order-84-2021", "from_press", press="x").mark == "from_press"


def test_what_is_uploaded_says_which_files_it_accepts() -> None:
    with pytest.raises(ValueError, match="says which file types"):
        Requirement("paper", T, "uploaded", (CITE,))


def test_how_a_document_is_proved() -> None:
    shown = Requirement("a", T, "shown", (CITE,))
    asked = Requirement("b", T, "registry", (CITE,), accepts=("application/pdf",))
    needed = Requirement("c", T, "uploaded", (CITE,), accepts=("image/png",))
    wanted = Requirement("d", T, "uploaded", (CITE,), required=False, accepts=("image/png",))
    several = (shown, asked, needed, wanted)
    assert [one.may_attach for one in several] == [False, True, True, True]
    assert [one.must_attach for one in several] == [False, False, True, False]


def test_what_is_not_answered_yet_does_not_ask_for_a_document() -> None:
    one = Requirement("a", T, "shown", (CITE,), only_if=OnlyIf("relation is guardian"))
    assert one.is_asked({"relation": "guardian"})
    assert not one.is_asked({"relation": "parent"})
    assert not one.is_asked({})


def test_a_passport_with_a_row_too_few_is_refused(tmp_path: Path) -> None:
    whole = (HOME.folder / "passport.toml").read_text()
    path = tmp_path / "passport.toml"
    path.write_text(whole.replace("[fee]", "[feee]").replace("[[fee.cites]]", "[[feee.cites]]"))
    with pytest.raises(TomlError, match="fee"):
        load_passport(path)


# --- how an application came ----------------------------------------------------------------------


def test_papers_are_keyed_in_for_the_first_channel_that_takes_them() -> None:
    paper = HOME.passport.channel("paper")
    assert paper is not None
    assert paper.kind in ("department", "akim", "school", "state_corporation")
    assert HOME.passport.channel("pigeon") is None
    assert HOME.passport.term_on("pigeon", {}) == HOME.passport.term


def test_what_the_state_asked_first_needs_no_papers() -> None:
    assert HOME.passport.documents_on("proactive") == ()
    assert HOME.passport.documents_on("pigeon") == HOME.passport.documents


def test_a_channel_may_count_the_day_of_acceptance_otherwise_and_ask_for_fewer_papers() -> None:
    first, *others = HOME.passport.channels
    wanted = HOME.passport.documents[0].id
    counted = not HOME.passport.term.day_of_acceptance_counted
    own = replace(first, day_of_acceptance_counted=counted, documents=(wanted,))
    passport = replace(HOME.passport, channels=(own, *others))
    term = passport.term_on(first.kind, {})
    assert term == replace(passport.term, day_of_acceptance_counted=counted)
    assert [one.id for one in passport.documents_on(first.kind)] == [wanted]


def test_what_is_asked_for_may_have_a_term_of_its_own() -> None:
    at_once = replace(HOME.passport.term, amount=1, day_of_acceptance_counted=True)
    own = OwnTerm(Text("көшірме", "копия", "a copy"), OnlyIf("request is copy"), at_once)
    passport = replace(HOME.passport, own_terms=(own,))
    assert passport.term_on("portal", {"request": "copy"}) == at_once
    assert passport.term_on("portal", {"request": "issue"}) == HOME.passport.term
    assert passport.term_on("portal", {}) == HOME.passport.term
