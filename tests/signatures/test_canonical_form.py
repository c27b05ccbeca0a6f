"""What is signed: readable, the same every time, another for every difference."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import fields, replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tirek.signatures.canonical_form import Application, Decision, Paper, Part, Row, as_bytes

LETTERS = 'aZ7 «»"\\\n\t\x00{}әғқңөұүһіӘҚйЙёе\u0301é\u00a0₸№😀'
texts = st.lists(st.sampled_from(LETTERS), max_size=8).map("".join)
rows = st.builds(Row, texts, st.lists(texts, max_size=2).map(tuple))
parts = st.lists(st.builds(Part, texts, st.lists(rows, max_size=2).map(tuple)), max_size=2)
papers = st.lists(st.builds(Paper, texts, texts, texts), max_size=1)
applications = st.builds(
    Application,
    *[texts] * 7,
    parts=parts.map(tuple),
    papers=papers.map(tuple),
    words=st.lists(texts, max_size=2).map(tuple),
    law=texts,
)

MOTHER = Application(
    service="home-education",
    service_name="Үйде оқыту шығындарын өтеу",
    place="akmola/zhaksy",
    place_name="Жақсы ауданы",
    language="kk",
    draft="5f0c1d3e-0000-4000-8000-000000000001",
    signer_iin="850615401232",
    parts=(Part("Бала", (Row("Аты-жөні", ("Тегі: Серіков", "Аты: Әлихан")),)),),
    papers=(Paper("Мектеп анықтамасы", "anyqtama.pdf", "ab" * 32),),
    words=("Келісемін",),
    law="cd" * 32,
)


def composed(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, (list, tuple)):
        return [composed(one) for one in value]
    return {one.name: composed(getattr(value, one.name)) for one in fields(value)}


@given(applications)
def test_the_same_application_is_the_same_bytes_and_nothing_is_lost(one: Application) -> None:
    written = as_bytes(one)
    assert written == as_bytes(replace(one))
    assert json.loads(written) == {"document": "tirek/application/1", **composed(one)}


@given(applications, applications)
def test_another_application_is_other_bytes(one: Application, other: Application) -> None:
    assert (as_bytes(one) == as_bytes(other)) == (composed(one) == composed(other))


@given(texts)
def test_how_a_letter_was_typed_makes_no_difference(name: str) -> None:
    typed = [replace(MOTHER, words=(unicodedata.normalize(f, name),)) for f in ("NFC", "NFD")]
    assert as_bytes(typed[0]) == as_bytes(typed[1])


def test_a_person_can_read_it() -> None:
    lines = as_bytes(MOTHER).decode().splitlines()
    assert lines[1] == ' "document": "tirek/application/1",'
    assert ' "service_name": "Үйде оқыту шығындарын өтеу",' in lines
    assert '"Аты: Әлихан"' in [line.strip() for line in lines]


def test_every_field_of_an_application_changes_the_bytes() -> None:
    for one in fields(MOTHER):
        value = getattr(MOTHER, one.name)
        changed = f"{value}!" if isinstance(value, str) else ()
        assert as_bytes(replace(MOTHER, **{one.name: changed})) != as_bytes(MOTHER), one.name


def test_a_decision_says_what_it_is_about() -> None:
    decision = Decision(
        *["x"] * 9, outcome="granted", parts=(), document_sha256="ab", after_event="cd"
    )
    assert decision.what == "decision"
    assert b"tirek/decision/1" in as_bytes(decision)
