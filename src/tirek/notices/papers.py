"""Papers that organisations issue themselves, as `templates/certificate.typ` prints them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from tirek.casework.models import Attestation, Conclusion
from tirek.casework.queries.attestations import basis_of, vouched_as
from tirek.kernel.text import Language, Text
from tirek.kernel.toml import load
from tirek.law.catalogue import the_law
from tirek.notices import writing
from tirek.notices.facts import grouped
from tirek.notices.letter import qr_of
from tirek.notices.places import verification_address
from tirek.notices.wording import wording
from tirek.people.models import Person
from tirek.procedure.commission import commissions

MARK = 16
"""Signs of a fingerprint that stand on the paper; the register has all of them."""
Detail = tuple[Text, str | Text]


@dataclass(frozen=True)
class PaperWords:
    """texts/papers.toml."""

    labels: Mapping[str, Text]
    certificate: Mapping[str, Text]
    conclusion: Mapping[str, Text]


@cache
def paper_words() -> PaperWords:
    """Raises TomlError."""
    return load(PaperWords, Path(__file__).with_name("texts") / "papers.toml")


@dataclass(frozen=True)
class Stamp:
    """What only the issuing knows: the code, who signs the file by which certificate, when."""

    code: str
    signer: str
    serial: str
    issuer: str
    at: datetime


def attestation_document(said: Attestation, stamp: Stamp, language: Language) -> dict[str, Any]:
    """Everything the layout prints of a certificate."""
    words, issued = paper_words(), vouched_as(said.paper)[1]
    days = {"begins": writing.day(said.begins, language), "ends": writing.day(said.ends, language)}
    basis = basis_of(said).in_(language)
    sentence = issued.sentence.format(child=said.about.full_name, basis=basis, **days)
    details = [
        *_holder(said.about),
        (words.labels["begins"], days["begins"]),
        (words.labels["ends"], days["ends"]),
    ]
    return {
        **_head(issued.title, said.office.name, said.number, said.office.place, stamp, language),
        **_signed(words.certificate["footer"], issued.position, said.number, stamp, language),
        "details": _details(details, language),
        "stamp": "",
        "sentence": sentence.in_(language),
        "table": {"title": "", "head": [], "rows": []},
        "mark": _mark(words.certificate["now"], words.certificate["now_text"], language),
    }


def conclusion_document(one: Conclusion, stamp: Stamp, language: Language) -> dict[str, Any]:
    """Everything the layout prints of a conclusion, with each member who signed."""
    words, labels = paper_words().conclusion, paper_words().labels
    person = Person.objects.filter(iin=one.about_iin).first()
    about: list[Detail] = _holder(person) if person else [(labels["iin"], one.about_iin)]
    days: list[Detail] = [
        (labels[name], writing.day(day, language))
        for name, day in (("begins", one.begins), ("ends", one.ends))
        if day
    ]
    details: list[Detail] = [
        (labels["commission"], commissions()[one.commission].name),
        (labels["given_on"], writing.day(one.given_on, language)),
        *([(labels["case"], one.case.number)] if one.case else []),
        *about,
        (labels["answer"], words["positive" if one.positive else "negative"]),
        *days,
    ]
    return {
        **_head(words["title"], one.office.name, one.number, one.office.place, stamp, language),
        **_signed(words["footer"], words["position"], one.number, stamp, language),
        "details": _details(details, language),
        "stamp": "",
        "sentence": one.words,
        "table": _members(one, language),
        "mark": _mark(words["mark"], words["mark_text"], language),
    }


def _members(one: Conclusion, language: Language) -> dict[str, Any]:
    words = paper_words().conclusion
    signed = one.signatures.select_related("member").order_by("signed_at", "pk")
    heads = ("number", "name", "time", "mark")
    return {
        "title": words["members"].in_(language),
        "head": [words[f"head_{key}"].in_(language) for key in heads],
        "rows": [
            [str(n), by.member.full_name, writing.time(by.signed_at, language), by.sha256[:MARK]]
            for n, by in enumerate(signed, start=1)
        ],
    }


def _head(
    title: Text, office: Text, number: str, place: str, stamp: Stamp, language: Language
) -> dict[str, Any]:
    said = title.in_(language)
    return {
        "language": language,
        "document_title": said.replace("|", " "),
        "heading": [{"language": each, "text": office.in_(each)} for each in ("kk", "ru")],
        "number": number,
        "date": writing.day(stamp.at.astimezone(writing.HERE).date(), language),
        "place": the_law().regions[place].name.in_(language),
        "title": [{"text": line, "large": line.isupper()} for line in said.split("|")],
    }


def _signed(
    footer: Text, position: Text, number: str, stamp: Stamp, language: Language
) -> dict[str, Any]:
    words, code = wording().signature, grouped(stamp.code)
    address = f"{verification_address()}{stamp.code}/"
    rows = [
        (words["signer"], stamp.signer),
        (words["time"], writing.time(stamp.at, language)),
        (words["serial"], stamp.serial),
        (words["issuer"], stamp.issuer),
        (words["code"], code),
        (words["check"], address),
    ]
    return {
        "signature": {
            "position": position.in_(language),
            "name": stamp.signer,
            "address": address,
            "title": words["title"].in_(language),
            "rows": _details(rows, language),
            "caution": words["caution"].in_(language),
        },
        "qr": qr_of(address),
        "footer": {
            "left": footer.format(number=number, code=code).in_(language),
            "page": wording().labels["page"].in_(language),
        },
    }


def _holder(person: Person) -> list[Detail]:
    labels = paper_words().labels
    born: list[Detail] = []
    if person.born_on:
        born = [(labels["born"], Text(*[writing.day(person.born_on, one) for one in _ALL]))]
    return [(labels["holder"], person.full_name), *born, (labels["iin"], person.iin)]


_ALL: tuple[Language, ...] = ("kk", "ru", "en")


def _details(rows: Sequence[tuple[Text, str | Text]], language: Language) -> list[dict[str, str]]:
    return [
        {
            "label": label.in_(language),
            "value": value.in_(language) if isinstance(value, Text) else value,
        }
        for label, value in rows
    ]


def _mark(title: Text, text: Text, language: Language) -> dict[str, str]:
    return {"title": title.in_(language), "text": text.in_(language)}
