"""The answer to one case: outcome, reasons, schedule, what is missing, and how it came about."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from tirek.kernel.money import Tenge, total
from tirek.kernel.text import Language
from tirek.law.answer import Due, Outcome, Reason, Unpaid
from tirek.law.calculation import calculation_of
from tirek.law.catalogue import Law
from tirek.law.cite import act_label
from tirek.law.edition import Edition
from tirek.law.evaluate import Evaluation
from tirek.law.explain import Step, runs_of, steps_of
from tirek.law.reading import Reading
from tirek.law.unknown import Need


@dataclass(eq=False, slots=True)
class Decision:
    """What the law of that place and day says of one case.

    Nobody changes one. It is not frozen because that would cost a tenth of deciding.
    """

    outcome: Outcome
    law: Law = field(repr=False)
    place: str
    edition: Edition | None
    reasons: tuple[Reason, ...] = ()
    flags: tuple[Reason, ...] = ()
    schedule: tuple[Due, ...] = ()
    unpaid: tuple[Unpaid, ...] = ()
    needs: tuple[Need, ...] = ()
    evaluation: Evaluation = field(repr=False, kw_only=True)

    @property
    def total(self) -> Tenge:
        """The sum of the amounts that are known."""
        return total(due.amount for due in self.schedule if due.amount is not None)

    @property
    def facts_needed(self) -> tuple[str, ...]:
        """The paths of the facts that must be learnt."""
        return tuple(sorted({need.name for need in self.needs if need.kind == "fact"}))

    def steps(self) -> Iterator[Step]:
        """Every rule that took part, in order, with its value and what it was made from."""
        yield from steps_of(self.law, self.edition, self.evaluation)

    def readings(self) -> list[tuple[Reading, str]]:
        """The readings of silent acts that mattered in this case, each with the option applied."""
        found = self.evaluation
        return [
            (reading, str(found.names[f"reading_{reading.id}"]))
            for reading in found.book.readings
            if found.mattered(reading.matters_when)
        ]

    def as_document(self, to: Language | None = None) -> dict[str, object]:
        """JSON-ready, every text in every language: what a case keeps as the decision.

        In one language, for somebody who reads it now, it costs a third.
        """
        return {
            "outcome": self.outcome,
            "place": self.place,
            "reasons": [reason.as_document(to) for reason in self.reasons],
            "flags": [flag.as_document(to) for flag in self.flags],
            "edition": _edition_document(self.law, self.edition, to),
            "schedule": [due.as_document(to) for due in self.schedule],
            "unpaid": [unpaid.as_document(to) for unpaid in self.unpaid],
            "total": str(self.total),
            "needs": [self._need_document(need, to) for need in self.needs if need.kind == "fact"],
            "readings": [_reading_document(*used, to) for used in self.readings()],
            "trace": [step.as_document(to) for step in self._runs()],
            **self._calculation_document(to),
            "law": {"fingerprint": self.law.fingerprint(self.evaluation.book)},
            **self._overruled_document(to),
        }

    def _runs(self) -> list[Step]:
        return runs_of(self.law, self.edition, self.evaluation)

    def _calculation_document(self, to: Language | None) -> dict[str, object]:
        """The tables a person checks the sum by; no key where the service has none."""
        found = calculation_of(self.law, self.edition, self.evaluation, to)
        return {"calculation": found} if found else {}

    def _overruled_document(self, to: Language | None) -> dict[str, object]:
        """The mark of a decision that was not left to the rules; no key where it was."""
        book = self.evaluation.book
        marks = [
            {
                "rule": name,
                "code": book.texts[name].code,
                "label": book.texts[name].name.written(to),
                **one.as_document(),
            }
            for name, one in sorted(self.evaluation.overruled.items())
        ]
        return {"overruled": marks} if marks else {}

    def _need_document(self, need: Need, to: Language | None) -> dict[str, object]:
        return {"fact": need.name, "label": self.evaluation.book.label(need.name).written(to)}


@lru_cache(maxsize=4096)
def _edition_document(
    law: Law, edition: Edition | None, to: Language | None
) -> dict[str, object] | None:
    if edition is None:
        return None
    act = law.acts[edition.act]
    begins, until = edition.in_force.from_, edition.in_force.until
    return {
        "id": edition.id,
        "act": act.id,
        "number": act.number,
        "place": edition.place,
        "title": act_label(act).written(to),
        "in_force": {
            "from": begins.isoformat() if begins else None,
            "until": until.isoformat() if until else None,
        },
        "mark": edition.mark,
    }


def _reading_document(reading: Reading, applied: str, to: Language | None) -> dict[str, object]:
    return {
        "id": reading.id,
        "question": reading.question.written(to),
        "applied": applied,
        "text": reading.options[applied].written(to),
        "why": reading.why.written(to),
    }
