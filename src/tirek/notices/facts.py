"""What a notice says, once: the Kazakh and the Russian paper are both written from this.

`NoticeFacts.of` takes the decision document (`Decision.as_document()`) and what the case knows.
Nothing here reads a clock, a database or a file of the law.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import takewhile
from typing import Any, Final, Literal

from tirek.kernel.money import Tenge, total
from tirek.kernel.period import Month
from tirek.kernel.text import Language, Text
from tirek.law.trace import unfolded
from tirek.law.words import number_text
from tirek.notices import writing
from tirek.notices.calculated import calculated

Kind = Literal["granted", "refused", "hearing", "certificate"]
LANGUAGES_OF_NOTICES: Final[tuple[Language, ...]] = ("kk", "ru")


class NoNotice(ValueError):
    """There is no notice to write of such a decision: it is not reached or contradicts itself."""


@dataclass(frozen=True, slots=True)
class Named:
    """A person as papers name one: surname, name, patronymic in a row; IIN; day of birth."""

    full_name: str
    iin: str
    born_on: date | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """The place whose act was applied, in the forms sentences need."""

    name: Text
    genitive: Text
    locative: Text


@dataclass(frozen=True, slots=True)
class Citation:
    """One paragraph of one act: `label` is how papers name it."""

    act: str
    paragraph: str
    label: Text


@dataclass(frozen=True, slots=True)
class Ground:
    """A reason with the paragraphs it rests on."""

    text: Text
    cites: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Norms:
    """The paragraphs of one act that a decision was computed by, in their own order."""

    cites: tuple[Citation, ...]

    def listed(self, language: Language) -> str:
        """The act once, then its paragraphs: "<act>: 2-тармақ, 3-тармақ"."""
        labels = [cite.label.in_(language).split(", ") for cite in self.cites]
        shared = list(takewhile(lambda same: len(set(same)) == 1, zip(*labels, strict=False)))
        act = ", ".join(same[0] for same in shared)
        rest = [part for label in labels for part in label[len(shared) :]]
        return f"{act}: {', '.join(rest)}" if rest else act


@dataclass(frozen=True, slots=True)
class Reading:
    """A doubt the acts leave that mattered in the case, and how it was resolved."""

    question: Text
    answer: Text


@dataclass(frozen=True, slots=True)
class Payment:
    """One line of the schedule: `period` is a month or a quarter, `due_in` when it is paid.

    No amount: a value of law for that time is not set yet.
    """

    period: str
    months: tuple[Month, ...]
    amount: Tenge | None
    due_in: Month
    how: Text | None


@dataclass(frozen=True, slots=True)
class Unpaid:
    """Months of the asked time that are not paid, and why."""

    months: tuple[Month, ...]
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who decided and signs, and the certificate the signature is made with."""

    full_name: str
    position: Text
    certificate_serial: str
    certificate_issuer: str


@dataclass(frozen=True, slots=True)
class CaseData:
    """What the notice takes from the case and not from the decision.

    terms: group of terms of the edition -> its citation; codes: verification code of each
    language's paper; address: where the verification page is, ending in "/".
    """

    number: str
    case_number: str
    service: str
    service_name: Text
    received_on: date
    decided_on: date
    issued_at: datetime
    applicant: Named
    subject: Named
    office: Text
    place: Place
    signatory: Signatory
    appeal: Ground
    terms: Mapping[str, Citation]
    codes: Mapping[Language, str]
    address: str


@dataclass(frozen=True, slots=True)
class Hearing:
    """When, how and where the applicant may speak before the decision."""

    at: datetime
    way: Text
    where: str


@dataclass(frozen=True, slots=True)
class NoticeFacts:
    """Everything that one notice says, in no language yet.

    `overruled`: why it was decided otherwise than computed, a sentence for each condition.
    `calculation`: lines of the tables that are printed, then each step of the formula and what it
    comes to, for a sum worked out from lists. `certified`: rows of the table of a certificate,
    `stamp`: what is stamped on it.
    """

    kind: Kind
    case: CaseData
    grounds: tuple[Ground, ...]
    norms: tuple[Norms, ...]
    readings: tuple[Reading, ...]
    payments: tuple[Payment, ...]
    unpaid: tuple[Unpaid, ...]
    total: Tenge
    overruled: tuple[Text, ...] = ()
    hearing: Hearing | None = None
    calculation: tuple[tuple[Text, Text], ...] = ()
    certified: tuple[tuple[Text, ...], ...] = ()
    stamp: Text | None = None

    @property
    def is_open(self) -> bool:
        """Whether some amount is not known yet, so that the total is not the whole."""
        return any(payment.amount is None for payment in self.payments)

    @classmethod
    def of(
        cls,
        decision: Mapping[str, Any],
        case: CaseData,
        *,
        is_act: Callable[[str], bool] = lambda _: True,
        overruled: tuple[Text, ...] = (),
        hearing: Hearing | None = None,
    ) -> NoticeFacts:
        """The facts of a reached decision; what `is_act` denies is no norm to be named.

        With a `hearing` the decision is a preliminary refusal, and the notice is of the hearing.

        Raises NoNotice where it is undecidable, its total is not the sum of its payments, or it
        refuses without a ground.
        """
        kind = decision["outcome"]
        if kind not in ("granted", "refused"):
            raise NoNotice(f"a notice needs a decision, not the outcome {kind!r}")
        grounds = tuple(_ground(one) for one in decision["reasons"])
        if kind == "refused" and not grounds:
            raise NoNotice("a refusal without a ground cannot be sent")
        if kind == "refused":
            told: Kind = "hearing" if hearing else "refused"
            return cls(told, case, grounds, (), (), (), (), Tenge.ZERO, overruled, hearing)
        payments = tuple(_payment(one) for one in decision["schedule"])
        return cls(
            kind=kind,
            case=case,
            grounds=grounds,
            norms=_norms(decision, is_act),
            readings=tuple(_reading(one) for one in decision.get("readings", ())),
            payments=payments,
            unpaid=tuple(_unpaid(one) for one in decision.get("unpaid", ())),
            total=_checked_total(payments, decision),
            overruled=overruled,
            calculation=calculated(decision),
        )

    def as_certificate(
        self,
        number: str,
        codes: Mapping[Language, str],
        position: Text,
        rows: tuple[tuple[Text, ...], ...],
        stamp: Text | None,
    ) -> NoticeFacts:
        """The certificate that goes with a granted application: a paper with its own number."""
        signatory = replace(self.case.signatory, position=position)
        case = replace(self.case, number=number, codes=codes, signatory=signatory)
        return NoticeFacts(
            "certificate", case, (), (), (), (), (), Tenge.ZERO, certified=rows, stamp=stamp
        )

    def facts_shown(self, language: Language) -> dict[str, str]:
        """Every number, date, sum and name the paper shows, by a key that has no language.

        The paper is put together from these strings, so what is equal here is equal on paper.
        """
        case = self.case
        shown = {
            "number": case.number,
            "case": case.case_number,
            "received": writing.day(case.received_on, language, case="at"),
            "decided": writing.day(case.decided_on, language, case="at"),
            "issued": writing.day(case.issued_at.astimezone(writing.HERE).date(), language),
            "signed": writing.time(case.issued_at, language),
            "signer": case.signatory.full_name,
            "serial": case.signatory.certificate_serial,
            "code": grouped(case.codes[language]),
            "address": f"{case.address}{case.codes[language]}/",
            **_person("applicant", case.applicant, language),
            **_person("subject", case.subject, language),
        }
        shown.update(self._law_shown(language))
        for at, row in enumerate(self.certified):
            shown.update({f"certified.{at}.{n}": one.in_(language) for n, one in enumerate(row)})
        if self.hearing:
            shown["hearing.at"] = writing.time(self.hearing.at, language)
            shown["hearing.where"] = self.hearing.where
        if self.payments:
            shown.update(self._payments_shown(language))
        return shown

    def _law_shown(self, language: Language) -> dict[str, str]:
        shown = {f"overruled.{at}": mark.in_(language) for at, mark in enumerate(self.overruled)}
        for at, ground in enumerate((*self.grounds, self.case.appeal)):
            shown.update(_ground_shown(f"ground.{at}", ground, language))
        for at, unpaid in enumerate(self.unpaid):
            shown[f"unpaid.{at}.months"] = writing.months(unpaid.months, language)
            for n, ground in enumerate(unpaid.grounds):
                shown.update(_ground_shown(f"unpaid.{at}.{n}", ground, language))
        for at, (label, value) in enumerate(self.calculation):
            shown[f"calculation.{at}.label"] = label.in_(language)
            shown[f"calculation.{at}.value"] = value.in_(language)
        for at, norm in enumerate(self.norms):
            shown[f"norm.{at}"] = norm.listed(language)
        for at, reading in enumerate(self.readings):
            shown[f"reading.{at}.question"] = reading.question.in_(language)
            shown[f"reading.{at}.answer"] = reading.answer.in_(language)
        return shown

    def _payments_shown(self, language: Language) -> dict[str, str]:
        months = [month for payment in self.payments for month in payment.months]
        shown = {
            "span": writing.span(min(months), max(months), language),
            "total": writing.money(self.total, language),
        }
        for payment in self.payments:
            key = f"payment.{payment.period}"
            period = writing.period(payment.period, payment.months, language)
            shown[f"{key}.period"] = period
            shown[f"{key}.due"] = writing.month(payment.due_in, language)
            if payment.how is not None:
                shown[f"{key}.how"] = payment.how.in_(language)
            if payment.amount is not None:
                shown[f"{key}.amount"] = number_text(payment.amount, language)
        return shown


def grouped(code: str) -> str:
    """A verification code as people read it: ABCD-EFGH-JKLM."""
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def _person(key: str, person: Named, language: Language) -> dict[str, str]:
    shown = {f"{key}.name": person.full_name, f"{key}.iin": person.iin}
    if person.born_on is not None:
        shown[f"{key}.born"] = writing.day(person.born_on, language)
    return shown


def _ground(reason: Mapping[str, Any]) -> Ground:
    return Ground(text=Text.of(reason["text"]), cites=_cites([reason]))


def _ground_shown(key: str, ground: Ground, language: Language) -> dict[str, str]:
    cites = enumerate(ground.cites)
    return {
        key: ground.text.in_(language),
        **{f"{key}.cite.{n}": cite.label.in_(language) for n, cite in cites},
    }


def _payment(line: Mapping[str, Any]) -> Payment:
    return Payment(
        period=line["period"],
        months=_months(line),
        amount=None if line["amount"] is None else Tenge.of(line["amount"]),
        due_in=Month.parse(line["due_in"]),
        how=Text.of(line["sum"]) if line["sum"] else None,
    )


def _unpaid(document: Mapping[str, Any]) -> Unpaid:
    return Unpaid(_months(document), tuple(_ground(one) for one in document["reasons"]))


def _reading(document: Mapping[str, Any]) -> Reading:
    return Reading(Text.of(document["question"]), Text.of(document["text"]))


def _months(document: Mapping[str, Any]) -> tuple[Month, ...]:
    return tuple(Month.parse(one) for one in document["months"])


def _checked_total(payments: Sequence[Payment], decision: Mapping[str, Any]) -> Tenge:
    added = total(payment.amount for payment in payments if payment.amount is not None)
    if added != Tenge.of(decision["total"]):
        raise NoNotice(f"the payments add up to {added}, the decision says {decision['total']}")
    return added


def _norms(decision: Mapping[str, Any], is_act: Callable[[str], bool]) -> tuple[Norms, ...]:
    """The paragraphs the decision was computed by, each once, act by act."""
    by_act: dict[str, list[Citation]] = {}
    for cite in _cites([*decision["reasons"], *unfolded(decision.get("trace", ()))]):
        if is_act(cite.act):
            by_act.setdefault(cite.act, []).append(cite)
    in_order = (sorted(cites, key=lambda one: _natural(one.paragraph)) for cites in by_act.values())
    return tuple(Norms(tuple(cites)) for cites in in_order)


def _natural(paragraph: str) -> tuple[tuple[int, str], ...]:
    """Sorts "10" after "9" and keeps "4a" beside "4"."""
    parts = re.findall(r"[0-9]+|[^0-9]+", paragraph)
    return tuple((int(part), "") if part.isdigit() else (0, part) for part in parts)


def _cites(items: Iterable[Mapping[str, Any]]) -> tuple[Citation, ...]:
    found: dict[tuple[str, str], Citation] = {}
    for item in items:
        for cite in item.get("cites", ()):
            found.setdefault((cite["act"], cite["paragraph"]), citation(cite))
    return tuple(found.values())


def citation(cite: Mapping[str, Any]) -> Citation:
    """The citation of a decision document."""
    return Citation(cite["act"], cite["paragraph"], Text.of(cite["label"]))
