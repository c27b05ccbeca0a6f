"""What changes from one version of an individual programme to the next, and what a service says."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tirek.kernel.toml import TomlError
from tirek.law.catalogue import the_law
from tirek.procedure.cite import Cite
from tirek.procedure.programme import (
    Follow,
    Sources,
    Version,
    changes,
    load_programme,
    programme_sources,
)
from tirek.procedure.programme_holds import holds
from tirek.procedure.proofreading.programme import check_programmes
from tirek.procedure.service import Service
from tirek.services import SERVICES

THEN = Version(
    frozenset({"wheelchairs"}), date(2025, 1, 10), date(2027, 1, 10), "1", "zhetisu/panfilov"
)
CITE = Cite(act="order-287-2023", mark="verified", paragraph="127", source="004", lines="1253")
OURS = SERVICES["wheelchairs"]
WRITTEN = '{ act = "order-287-2023", mark = "from_press", press = "x" }'


@pytest.mark.parametrize(
    ("now", "held", "holds", "found"),
    [
        (THEN, True, True, []),
        (replace(THEN, ends=date(2030, 1, 10)), True, True, ["confirmed"]),
        (replace(THEN, group="2"), False, False, []),
        (replace(THEN, measures=frozenset()), True, False, ["withdrawn"]),
        (THEN, False, True, ["returned"]),
        (replace(THEN, place="abay/semey"), True, True, ["moved"]),
        (replace(THEN, place="abay/semey"), True, False, ["moved", "withdrawn"]),
        (replace(THEN, place="zhetisu/taldykorgan"), True, True, ["confirmed"]),
        (replace(THEN, place=""), True, True, ["confirmed"]),
        (replace(THEN, died_on=date(2026, 2, 8)), True, False, ["died"]),
    ],
)
def test_what_changed(now: Version, held: bool, holds: bool, found: list[str]) -> None:
    assert changes(THEN, now, held=held, holds=holds) == found


def test_after_a_death_nothing_changes() -> None:
    dead = replace(THEN, died_on=date(2026, 2, 8))
    assert changes(dead, replace(dead, measures=frozenset()), held=True, holds=False) == []


def test_a_version_is_of_what_each_registry_told_last() -> None:
    sources = programme_sources()
    told = {
        "individual_programme": {"from": "2025-01-10", "until": None, "measures": ["b", "a"]},
        "disability": {"group": "2"},
        "population": None,
    }
    version = sources.version(told)
    assert version == Version(frozenset({"a", "b"}), date(2025, 1, 10), None, "2")
    assert sources.version({"individual_programme": None}) == Version()


def test_the_facts_of_a_service_are_those_its_lines_take() -> None:
    lines = [one for one in OURS.registry_facts if one.about == "applicant"]
    facts = programme_sources().facts(lines, THEN, "zhetisu/panfilov")
    assert facts["measure_listed"] is True
    assert facts["programme_until"] == "2027-01-10"
    assert facts["lives_in_place"] is True
    assert "disability_established" not in facts
    none = programme_sources().facts(lines, Version(), "zhetisu/panfilov")
    assert (none["measure_listed"], none["programme_until"]) == (False, None)
    assert programme_sources().ending(lines) == ["programme_until"]


def test_who_told_what_is_another() -> None:
    now = replace(THEN, measures=frozenset(), group="2")
    assert programme_sources().told_by(THEN, now) == ["individual_programme", "disability"]
    assert programme_sources().registries == (
        "individual_programme",
        "disability",
        "population",
        "civil_acts",
    )


def test_the_line_is_found_by_change_thing_stage_and_reading() -> None:
    programme = OURS.programme
    assert programme is not None
    read = OURS.readings
    assert programme.line("moved", "choice", "in_delivery", read).does == "returns"
    assert programme.line("moved", "choice", "open", read) is None
    otherwise = [replace(one, applied="ends") for one in read if one.id == "moved_early"]
    assert programme.line("moved", "choice", "open", otherwise).does == "ends"


def test_a_rule_holds_by_what_is_known_that_day() -> None:
    known = {"applied_on": "2026-01-12", "measure_listed": True, "programme_until": "2026-02-01"}
    by = {"veteran": "none", "commission_concluded": False}
    asked = OURS, "zhetisu/panfilov", {**known, **by}
    assert holds(*asked, date(2026, 2, 1), the_law(), "measure")
    assert not holds(*asked, date(2026, 2, 2), the_law(), "measure")


def test_sources_tell_every_field_of_a_version() -> None:
    with pytest.raises(ValueError, match="died_on"):
        Sources("individual_programme", {})


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"cites": ()}, "names no act"),
        ({"reading": "re_examined_early"}, "a reading has an option"),
    ],
)
def test_a_line_says_where_it_is_from(wrong: dict[str, object], why: str) -> None:
    line = Follow("withdrawn", "choice", ("in_delivery",), "notes", (CITE,))
    with pytest.raises(ValueError, match=why):
        replace(line, **wrong)  # type: ignore[arg-type]


def test_eight_services_follow_programmes_and_are_refused_nothing() -> None:
    assert [slug for slug, one in SERVICES.items() if one.programme] == [
        slug
        for slug, one in SERVICES.items()
        if (one.queue or one.homes or one.organisation)
        and any(line.registry == "individual_programme" for line in one.registry_facts)
    ]
    assert list(check_programmes(the_law(), SERVICES.values())) == []


def test_a_service_may_follow_none(tmp_path: Path) -> None:
    assert load_programme(tmp_path) is None


def refusals(folder: Path, written: str, *others: str) -> list[str]:
    (folder / "programme.toml").write_text(written, encoding="utf-8")
    for name in others:
        text = (OURS.folder / name).read_text(encoding="utf-8")
        (folder / name).write_text(text, encoding="utf-8")
    service = Service(OURS.slug, folder, OURS.facts, OURS.rulebook)
    return [str(one) for one in check_programmes(the_law(), [service])]


def line(**changed: str) -> str:
    said = {"change": "died", "thing": "place", "at": '["waiting"]', "does": "ends"} | changed
    quoted = {name: one if one[0] in '["' else f'"{one}"' for name, one in said.items()}
    rows = "\n".join(f"{name} = {one}" for name, one in quoted.items() if name != "cites")
    cites = said.get("cites", f"[{WRITTEN}]")
    return f'holds = "measure"\n[[follow]]\n{rows}\ncites = {cites}\n'


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ("holds = 1\n", "schema"),
        ('holds = "no_rule"\n', "no_rule is not a rule of the service"),
        (line(cites='[{ act = "no-act", mark = "from_press", press = "x" }]'), "no-act, which"),
        (line(reading="died_early", option="never"), "no reading with the option 'never'"),
        (line(reading="unheard_of", option="ends"), "no reading with the option 'ends'"),
        (line(at='["somewhere"]'), "place has no stage 'somewhere'"),
        (line(thing="choice"), "choice has no stage 'waiting'"),
        (line(thing="bought"), "bought has no stage 'waiting'"),
        (line(thing="lost"), "lost has no stage 'waiting'"),
    ],
)
def test_what_is_refused(written: str, wrong: str, tmp_path: Path) -> None:
    found = refusals(tmp_path, written, "queue.toml", "registries.toml", "readings.toml")
    assert wrong in found[0]
    assert len(found) == 1


def test_a_service_without_a_queue_and_without_the_registry_follows_nothing(tmp_path: Path) -> None:
    queue, registry = refusals(tmp_path, line())
    assert "nobody waits" in queue
    assert "asks for no individual programme" in registry


def test_a_file_that_names_another_reads_that(tmp_path: Path) -> None:
    (tmp_path / "act.toml").write_text(line(), encoding="utf-8")
    (tmp_path / "programme.toml").write_text('as_in = "act.toml"\n', encoding="utf-8")
    found = load_programme(tmp_path)
    assert found is not None
    assert [one.does for one in found.follow] == ["ends"]
    (tmp_path / "programme.toml").write_text('as_in = "none.toml"\n', encoding="utf-8")
    with pytest.raises((TomlError, OSError)):
        load_programme(tmp_path)
