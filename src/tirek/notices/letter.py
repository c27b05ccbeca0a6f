"""The letter: facts and words put together in one language, ready to be laid out.

The result is plain JSON for `templates/notice.typ`, which knows no language.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

import segno

from tirek.kernel.text import Language, Text
from tirek.law.words import number_text
from tirek.notices.facts import Citation, Ground, Hearing, Named, NoticeFacts, Payment
from tirek.notices.wording import Changes, Outcome, Wording, service_wording, wording


def compose(facts: NoticeFacts, language: Language) -> dict[str, Any]:
    """Everything the layout prints, in the order and grouping of the paper."""
    return Letter(facts, language).document()


class Letter:
    """One letter in one language: keeps what every part needs."""

    def __init__(self, facts: NoticeFacts, language: Language) -> None:
        self.facts = facts
        self.case = facts.case
        self.language = language
        self.words: Wording = wording()
        self.own = service_wording(facts.case.service)
        self.shown = facts.facts_shown(language)
        self.outcome = self.outcome_of(facts)

    def outcome_of(self, facts: NoticeFacts) -> Outcome:
        if facts.kind != "granted":
            return self.words.refused if facts.kind == "refused" else self.words.hearing
        return self.words.granted if facts.payments else self.own.given or self.words.given

    def say(self, text: Text, **values: object) -> str:
        return text.format(**values).in_(self.language)

    def head(self) -> dict[str, Any]:
        """What stands above every paper: whose it is, its number, day, place and title."""
        title = self.say(self.outcome.title, service=self.case.service_name)
        return {
            "language": self.language,
            "document_title": title.replace("|", " "),
            "heading": [
                {"language": each, "text": self.case.office.in_(each)} for each in ("kk", "ru")
            ],
            "number": self.shown["number"],
            "date": self.shown["issued"],
            "place": self.say(self.case.place.name),
            "title": [{"text": line, "large": line.isupper()} for line in title.split("|")],
        }

    def footer(self, words: Text) -> dict[str, str]:
        return {
            "left": self.say(words, number=self.shown["number"], code=self.shown["code"]),
            "page": self.say(self.words.labels["page"]),
        }

    def document(self) -> dict[str, Any]:
        labels = self.words.labels
        return {
            **self.head(),
            "addressee": {
                "label": self.say(labels["addressee"]),
                "name": self.shown["applicant.name"],
            },
            "stamp": self.stamp(),
            "details": self.details(),
            "decision": [self.decision()],
            "grounds": self.grounds(),
            "payments": self.payments(),
            "sections": self.sections(),
            "signature": self.signature(),
            "qr": qr_of(self.shown["address"]),
            "footer": self.footer(labels["footer"]),
        }

    def stamp(self) -> str:
        """What is stamped on the paper that was asked for; "" on any other."""
        stamped = self.own.stamp if self.facts.kind == "granted" else None
        return self.say(stamped) if stamped else ""

    def details(self) -> list[dict[str, str]]:
        labels = self.words.labels
        application = self.say(
            labels["application_value"],
            number=self.shown["case"],
            received=self.shown["received"],
        )
        rows = [
            (labels["application"], application),
            (labels["applicant"], self.person("applicant", self.case.applicant)),
        ]
        if self.case.subject.iin != self.case.applicant.iin:
            rows.append((self.own.subject, self.person("subject", self.case.subject)))
        return [{"label": self.say(label), "value": value} for label, value in rows]

    def person(self, key: str, person: Named) -> str:
        values = {"name": self.shown[f"{key}.name"], "iin": self.shown[f"{key}.iin"]}
        if person.born_on is None:
            return self.say(self.words.labels["person"], **values)
        born = self.shown[f"{key}.born"]
        return self.say(self.words.labels["person_born"], born=born, **values)

    def decision(self) -> str:
        outcome = self.outcome
        said = outcome.while_open if self.facts.is_open and outcome.while_open else outcome.decision
        values = {key: self.shown.get(key, "") for key in ("decided", "span", "total")}
        return self.say(said, **values)

    def grounds(self) -> dict[str, Any] | None:
        if not self.facts.grounds:
            return None
        title = self.words.grounds[self.facts.kind]
        return {"title": self.say(title), "items": self.items(self.facts.grounds)}

    def items(self, grounds: Iterable[Ground]) -> list[str]:
        return [self.item(ground.text, ground.cites) for ground in grounds]

    def item(self, text: Text, cites: Iterable[Citation] = ()) -> str:
        """A sentence, its citations in brackets before the full stop."""
        place = self.case.place
        # Only our own sentences have places to fill; those of the law are put in as they are.
        said = text.in_(self.language)
        said = said.replace("{genitive}", self.say(place.genitive))
        said = said.replace("{place}", self.say(place.name))
        labels = "; ".join(self.say(cite.label) for cite in cites)
        if not labels:
            return said
        stop = "." if said.endswith(".") else ""
        return f"{said.removesuffix('.')} ({labels}){stop}"

    def payments(self) -> dict[str, Any] | None:
        if not self.facts.payments:
            return None
        words = self.words.payments
        return {
            "title": self.say(words["title"]),
            "head": [
                self.say(words[each]) for each in ("number", "period", "due", "how", "amount")
            ],
            "rows": [self.row(at, one) for at, one in enumerate(self.facts.payments, start=1)],
            "total": {
                "label": self.say(words["total_known" if self.facts.is_open else "total"]),
                "value": number_text(self.facts.total, self.language),
            },
        }

    def row(self, at: int, payment: Payment) -> list[str]:
        key = f"payment.{payment.period}"
        unset = payment.amount is None
        how = self.say(self.words.payments["unset"]) if unset else self.shown.get(f"{key}.how", "")
        amount = "–" if unset else self.shown[f"{key}.amount"]
        return [str(at), self.shown[f"{key}.period"], self.shown[f"{key}.due"], how, amount]

    def sections(self) -> list[dict[str, Any]]:
        made = [self.overruled(), self.calculation(), self.unpaid(), self.law(), *self.afterwards()]
        return [section for section in made if section is not None]

    def afterwards(self) -> list[dict[str, Any] | None]:
        """What follows from the paper: a hearing, changes to report, another try, an appeal."""
        if self.facts.hearing is not None:
            return [self.hearing(self.facts.hearing), self.rights()]
        appeal = self.case.appeal
        granted = self.facts.kind == "granted"
        return [
            self.changes(self.own.changes) if granted else self.again(),
            self.section(self.words.appeal["title"], before=[self.item(appeal.text, appeal.cites)]),
        ]

    def overruled(self) -> dict[str, Any] | None:
        if not self.facts.overruled:
            return None
        items = [self.shown[f"overruled.{at}"] for at, _ in enumerate(self.facts.overruled)]
        return self.section(self.words.overruled["title"], items=items)

    def calculation(self) -> dict[str, Any] | None:
        if not self.facts.calculation:
            return None
        words = self.words.calculation
        items = [
            self.say(
                words["step"],
                label=self.shown[f"calculation.{at}.label"],
                value=self.shown[f"calculation.{at}.value"],
            )
            for at, _ in enumerate(self.facts.calculation)
        ]
        return self.section(self.own.calculation or words["title"], items=items)

    def hearing(self, hearing: Hearing) -> dict[str, Any]:
        words = self.words.meeting
        rows = [
            self.say(words["when"], at=self.shown["hearing.at"]),
            self.say(words["where"], way=hearing.way, where=self.shown["hearing.where"]),
        ]
        return self.section(words["title"], items=rows)

    def rights(self) -> dict[str, Any]:
        words = self.words.meeting
        items = [self.say(words[each]) for each in ("come", "write", "bring", "waive")]
        return self.section(words["rights"], items=items, after=[self.say(words["otherwise"])])

    def section(
        self,
        title: Text,
        *,
        before: list[str] | None = None,
        items: list[str] | None = None,
        after: list[str] | None = None,
    ) -> dict[str, Any]:
        return {
            "title": self.say(title),
            "before": before or [],
            "items": items or [],
            "after": after or [],
        }

    def unpaid(self) -> dict[str, Any] | None:
        if not self.facts.unpaid:
            return None
        items = [
            f"{self.shown[f'unpaid.{at}.months']}: {' '.join(self.items(unpaid.grounds))}"
            for at, unpaid in enumerate(self.facts.unpaid)
        ]
        return self.section(self.words.payments["unpaid"], items=items)

    def law(self) -> dict[str, Any] | None:
        words = self.words.law
        if not self.facts.norms and not self.facts.readings:
            return None
        before = words["before"].format(
            locative=self.case.place.locative, place=self.case.place.name
        )
        readings = [
            f"{self.say(one.question)} {self.say(one.answer)}" for one in self.facts.readings
        ]
        return self.section(
            words["title"],
            before=[self.item(before)] if self.facts.norms else [],
            items=[norms.listed(self.language) for norms in self.facts.norms],
            after=[self.item(words["readings"]), *readings] if readings else [],
        )

    def changes(self, changes: Changes | None) -> dict[str, Any] | None:
        if changes is None:
            return None
        terms = self.case.terms
        after = [
            self.item(one.text, [terms[one.term]] if one.term else ())
            for one in changes.after
            if not one.term or one.term in terms
        ]
        return self.section(
            changes.title,
            before=[self.item(changes.before)],
            items=[self.item(one.text) for one in changes.items],
            after=after,
        )

    def again(self) -> dict[str, Any]:
        words = self.words.again
        return self.section(words["title"], before=[self.item(words["text"])])

    def signature(self) -> dict[str, Any]:
        words, signatory = self.words.signature, self.case.signatory
        rows = [
            (words["signer"], self.shown["signer"]),
            (words["time"], self.shown["signed"]),
            (words["serial"], self.shown["serial"]),
            (words["issuer"], signatory.certificate_issuer),
            (words["code"], self.shown["code"]),
            (words["check"], self.shown["address"]),
        ]
        return {
            "position": self.say(signatory.position),
            "name": self.shown["signer"],
            "address": self.shown["address"],
            "title": self.say(words["title"]),
            "rows": [{"label": self.say(label), "value": value} for label, value in rows],
            "caution": self.say(words["caution"]),
        }


def qr_of(address: str) -> str:
    """The address as an SVG of a QR code that still reads with 15 % of it spoilt."""
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", border=0, xmldecl=False)
    return drawn.getvalue().decode("ascii")
