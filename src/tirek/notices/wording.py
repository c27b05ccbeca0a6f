"""The words of notices: read once from `texts/` and, for one service alone, from its folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tirek.kernel.text import Text
from tirek.kernel.toml import load
from tirek.procedure.condition import ALWAYS, OnlyIf
from tirek.services import SERVICES

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Outcome:
    """The title of the paper and the sentence that tells the decision.

    while_open: the same where some amounts are not known yet.
    """

    title: Text
    decision: Text
    while_open: Text | None = None


@dataclass(frozen=True)
class Wording:
    """Everything a notice says whatever the service is, by part of the paper."""

    granted: Outcome
    refused: Outcome
    hearing: Outcome
    given: Outcome
    positions: Mapping[str, Text]
    labels: Mapping[str, Text]
    certificate: Mapping[str, Text]
    grounds: Mapping[str, Text]
    payments: Mapping[str, Text]
    law: Mapping[str, Text]
    calculation: Mapping[str, Text]
    overruled: Mapping[str, Text]
    meeting: Mapping[str, Text]
    again: Mapping[str, Text]
    appeal: Mapping[str, Text]
    signature: Mapping[str, Text]


@dataclass(frozen=True)
class Sentence:
    """A sentence; with `term` it is said only where the edition sets that group of terms."""

    text: Text
    term: str = ""


@dataclass(frozen=True)
class Changes:
    """What the person should report, and what follows."""

    title: Text
    before: Text
    items: tuple[Sentence, ...]
    after: tuple[Sentence, ...] = ()


@dataclass(frozen=True)
class CertifiedTable:
    """The table `id` of the calculation as it stands on a certificate.

    columns: the heads of what is printed of it; kept: the column that says which rows are.
    """

    id: str
    title: Text
    kept: str
    columns: Mapping[str, Text]


@dataclass(frozen=True)
class CertifiedMark:
    """What is written on a certificate of the decision."""

    title: Text
    text: Text


@dataclass(frozen=True)
class CertifiedStamp:
    """What is stamped on a certificate, and of which answers it is."""

    text: Text
    only_if: OnlyIf = ALWAYS


@dataclass(frozen=True)
class Certificate:
    """The paper that a granted application is asked for, beside the notice that tells of it.

    only_if: of which answers there is one; position: of whoever issues it.
    """

    title: Text
    sentence: Text
    position: Text
    table: CertifiedTable | None = None
    mark: CertifiedMark | None = None
    stamp: CertifiedStamp | None = None
    only_if: OnlyIf = ALWAYS


@dataclass(frozen=True)
class ServiceWording:
    """What the notices of one service add: how its subject is called, what to report.

    given: its own title and sentence where it grants something other than money; positions: what
    its deciding officer is called, by role, where not as usual; stamp: what is stamped on a paper
    it grants; calculation: the title of what was worked out, where that is no sum; certificate:
    the paper itself that it grants.
    """

    subject: Text
    given: Outcome | None = None
    positions: Mapping[str, Text] = field(default_factory=dict)
    changes: Changes | None = None
    stamp: Text | None = None
    calculation: Text | None = None
    certificate: Certificate | None = None


@cache
def wording() -> Wording:
    """The common words; raises TomlError where the file is wrong."""
    return load(Wording, FOLDER / "texts" / "letter.toml")


@cache
def service_wording(slug: str) -> ServiceWording:
    """The words of one service; the common ones suffice where it has no file of its own."""
    service = SERVICES.get(slug)
    path = service.folder / "notices" / "letter.toml" if service else None
    if path is None or not path.exists():
        return ServiceWording(subject=wording().labels["subject"])
    return load(ServiceWording, path)


def position(slug: str, role: str) -> Text:
    """What the officer who decides is called in the notices of that service."""
    own = service_wording(slug).positions
    return own[role] if role in own else wording().positions[role]


@dataclass(frozen=True)
class _Problems:
    problem: Mapping[str, Text]


def problem(key: str) -> Text:
    """The text of a refusal to make or sign a notice."""
    return _problems()[key]


@cache
def _problems() -> Mapping[str, Text]:
    return load(_Problems, FOLDER / "texts" / "problems.toml").problem
