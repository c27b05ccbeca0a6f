"""The simulated registries know the families of the demonstration."""

import os
import socket
import subprocess
import sys
import time
from datetime import date

import httpx
import pytest

from tirek.config import serve
from tirek.config.demo.families import Families
from tirek.config.demo.records import child_of, records, write_records
from tirek.procedure.registries.registry import registries
from tirek.registries.simulator.records import Simulator

ON = date(2026, 3, 12)


@pytest.fixture(scope="module")
def plan():
    families = Families(ON)
    return [*families.plan(), families.newcomer()]


def test_every_record_is_one_the_registry_could_send(plan, tmp_path):
    write_records(plan, tmp_path)
    simulator = Simulator(tmp_path / "registries.json")
    for registry, people in records(plan).items():
        for iin in people:
            registries()[registry].read(simulator.document(registry, iin, {}))


def test_they_say_what_the_families_say_but_for_the_stories(plan):
    known = records(plan)
    for one in plan:
        child = known["population"][one.child.iin]
        assert one.applicant.iin in child["parents"]
        assert one.child.iin in known["population"][one.applicant.iin]["children"]
        taken = "applicant.parental_rights_terminated" in one.story.found
        assert bool(known["civil_acts"][one.child.iin]["rights_terminated"]) == taken
        accounts = [account["iban"] for account in known["bank_account"][one.applicant.iin]]
        assert one.answers["iban"] in accounts
        if not one.answers["lives_in_place"]:
            assert child["place"] != one.place.id


def test_the_newcomer_s_child_can_be_named(plan, tmp_path):
    newcomer = plan[-1]
    assert child_of(newcomer.applicant.iin, tmp_path) == ""
    write_records(plan, tmp_path)
    assert child_of(newcomer.applicant.iin, tmp_path) == newcomer.child.iin
    assert child_of("000000000000", tmp_path) == ""


def test_serving_starts_the_registries_and_tells_their_address(monkeypatch, tmp_path):
    monkeypatch.setenv("TIREK_VAR", str(tmp_path))
    monkeypatch.setenv("TIREK_REGISTRIES", "")
    name, simulator = serve._start_registries()
    try:
        assert name == "registries"
        address = httpx.URL(os.environ["TIREK_REGISTRIES"])
        while simulator.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex((address.host, address.port)) == 0:
                    break
            time.sleep(0.05)
        assert httpx.get(f"{address}/admin/questions").json() == []
    finally:
        simulator.terminate()
        simulator.wait()


def test_the_program_says_how_it_is_called():
    command = [sys.executable, "-m", "tirek.registries.simulator", "--help"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "--records" in said
