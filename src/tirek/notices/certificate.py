"""The certificate as `templates/certificate.typ` prints it: whom, what, its mark and stamp."""

from __future__ import annotations

from typing import Any

from tirek.kernel.text import Language
from tirek.notices.facts import NoticeFacts
from tirek.notices.letter import Letter, qr_of
from tirek.notices.wording import Certificate, CertifiedMark, CertifiedTable, Outcome


def compose_certificate(
    facts: NoticeFacts, certificate: Certificate, language: Language
) -> dict[str, Any]:
    """Everything the layout prints."""
    return _Paper(facts, certificate, language).document()


class _Paper(Letter):
    """A certificate in one language: the words of a letter, another paper."""

    def __init__(self, facts: NoticeFacts, certificate: Certificate, language: Language) -> None:
        self.certificate = certificate
        super().__init__(facts, language)

    def outcome_of(self, facts: NoticeFacts) -> Outcome:
        return Outcome(self.certificate.title, self.certificate.sentence)

    def document(self) -> dict[str, Any]:
        words, own = self.words.certificate, self.certificate
        return {
            **self.head(),
            "footer": self.footer(words["footer"]),
            "details": self.holder(),
            "sentence": self.decision(),
            "stamp": self.say(self.facts.stamp) if self.facts.stamp else "",
            "table": self.table(own.table) if own.table else None,
            "mark": self.mark(own.mark) if own.mark else None,
            "signature": self.signature(),
            "qr": qr_of(self.shown["address"]),
        }

    def table(self, printed: CertifiedTable) -> dict[str, Any]:
        return {
            "title": self.say(printed.title),
            "head": [self.say(one) for one in printed.columns.values()],
            "rows": [
                [self.shown[f"certified.{at}.{n}"] for n, _ in enumerate(row)]
                for at, row in enumerate(self.facts.certified)
            ],
        }

    def mark(self, written: CertifiedMark) -> dict[str, str]:
        values = {name: self.shown[name] for name in ("case", "decided")}
        return {"title": self.say(written.title), "text": self.say(written.text, **values)}

    def holder(self) -> list[dict[str, str]]:
        labels = self.words.certificate
        born = self.shown.get("subject.born", "")
        rows = [
            (labels["holder"], self.shown["subject.name"]),
            *([(labels["born"], born)] if born else []),
            (labels["iin"], self.shown["subject.iin"]),
        ]
        return [{"label": self.say(label), "value": value} for label, value in rows]
