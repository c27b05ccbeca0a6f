"""The papers that invented families attach: a certificate of the school, a scanned conclusion."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

from django.core.files.uploadedfile import SimpleUploadedFile
from typst import Compiler, Fonts

from tirek.config.demo.families import Application
from tirek.config.demo.people import Somebody
from tirek.kernel import toml
from tirek.kernel.text import Language, Text

HERE = Path(__file__).parent
Row = tuple[Text, str]
SCANNED = 110.0
"""Dots an inch of a scan: it can be read, and is some tens of kilobytes."""


@dataclass(frozen=True)
class Words:
    """What one kind of paper says, and the beginning of its file's name."""

    file: str
    issuer: Text
    title: Text
    pupil: Text
    born_on: Text
    begins: Text
    ends: Text
    signed: Text


@dataclass(frozen=True)
class PaperFile:
    """papers.toml."""

    stamp: Text
    certificate: Words
    conclusion: Words


def papers_of(one: Application) -> dict[str, SimpleUploadedFile]:
    """What the family of an application attaches, by what the service asks for."""
    words = _words()
    return {
        "school_certificate": _upload(words.certificate, one, "pdf"),
        "medical_conclusion": _upload(words.conclusion, one, "png"),
    }


def conclusion_upload(child: Somebody, begins: str, ends: str) -> SimpleUploadedFile:
    """The commission's conclusion about a child, as a scan; the days as ISO."""
    words = _words().conclusion
    rows = (
        (words.pupil, child.full_name),
        (words.born_on, _day(child.born_on.isoformat())),
        (words.begins, _day(begins)),
        (words.ends, _day(ends)),
    )
    number = int(child.iin[-5:])
    return paper_upload(
        f"{words.file}-{number}",
        issuer=words.issuer,
        title=words.title,
        signed=words.signed,
        number=number,
        rows=rows,
    )


@cache
def _words() -> PaperFile:
    return toml.load(PaperFile, HERE / "papers.toml")


@cache
def _compiler() -> Compiler:
    return Compiler(str(HERE / "paper.typ"), font_paths=Fonts(include_system_fonts=False))


def _upload(words: Words, one: Application, kind: Literal["pdf", "png"]) -> SimpleUploadedFile:
    return _made(f"{words.file}-{one.serial}", _said(words, one), kind)


def paper_upload(
    file: str, *, issuer: Text, title: Text, signed: Text, number: int, rows: Sequence[Row]
) -> SimpleUploadedFile:
    """A paper of another issuer, in Kazakh, as a scan."""
    said = {
        "language": "kk",
        "stamp": _words().stamp.kk,
        "issuer": issuer.kk,
        "title": title.kk,
        "number": number,
        "rows": [[label.kk, value] for label, value in rows],
        "signed": signed.kk,
    }
    return _made(file, said, "png")


def _made(file: str, said: Mapping[str, Any], kind: Literal["pdf", "png"]) -> SimpleUploadedFile:
    letter = json.dumps(said, ensure_ascii=False)
    made = _compiler().compile(format=kind, ppi=SCANNED, sys_inputs={"letter": letter}, timestamp=0)
    assert isinstance(made, bytes)
    types = {"pdf": "application/pdf", "png": "image/png"}
    return SimpleUploadedFile(f"{file}.{kind}", made, types[kind])


def _said(words: Words, one: Application) -> dict[str, Any]:
    language: Language = "ru" if one.language == "ru" else "kk"
    answers, child = one.answers, one.child
    rows = (
        (words.pupil, child.full_name),
        (words.born_on, _day(child.born_on.isoformat())),
        (words.begins, _day(answers["certificate_from"])),
        (words.ends, _day(answers["certificate_to"])),
    )
    return {
        "language": language,
        "stamp": _words().stamp.in_(language),
        "issuer": words.issuer.in_(language),
        "title": words.title.in_(language),
        "number": one.serial,
        "rows": [[label.in_(language), value] for label, value in rows],
        "signed": words.signed.in_(language),
    }


def _day(iso: str) -> str:
    return f"{date.fromisoformat(iso):%d.%m.%Y}"
