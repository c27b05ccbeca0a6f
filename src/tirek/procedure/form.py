"""An application form as data: which questions, in which order, and the facts they answer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tirek.kernel.text import Text
from tirek.procedure.again import Again
from tirek.procedure.answer import Answer, AnswerErrors, as_sent, field_of
from tirek.procedure.check import Check, Finding
from tirek.procedure.condition import OnlyIf
from tirek.procedure.paths import Nested, nested
from tirek.procedure.question import Field, Question

Answers = Mapping[str, Answer]


@dataclass(frozen=True)
class Section:
    """A group of questions on the page that shows all answers."""

    title: Text


@dataclass(frozen=True)
class NotAsked:
    """A fact the applicant is not asked, and why."""

    fact: str
    why: Text


@dataclass(frozen=True)
class Form:
    """The questions of one service.

    `facts_on_receipt` are set to the day of receipt, `facts_at_first` too until an officer
    establishes another day; those `not_asked` are known to be none on
    that day; those `left_to_officer` stay unknown until an officer establishes them.
    """

    service: str
    sections: Mapping[str, Section]
    questions: tuple[Question, ...]
    checks: tuple[Check, ...] = ()
    facts_on_receipt: tuple[str, ...] = ()
    facts_at_first: tuple[str, ...] = ()
    not_asked: tuple[NotAsked, ...] = ()
    left_to_officer: tuple[NotAsked, ...] = ()
    again: Again | None = None

    @property
    def days_of_receipt(self) -> tuple[str, ...]:
        """The facts that receipt sets to its day."""
        return (*self.facts_on_receipt, *self.facts_at_first)

    def question(self, question_id: str) -> Question:
        """The question of that id. Raises LookupError."""
        for question in self.questions:
            if question.id == question_id:
                return question
        raise LookupError(f"{self.service} has no question {question_id!r}")

    def fields(self) -> Iterator[tuple[Question, Field]]:
        """Every field with its question, in order."""
        return ((question, field) for question in self.questions for field in question.fields)

    def path(self, answers: Answers) -> tuple[Question, ...]:
        """The questions to ask, given the answers so far."""
        return tuple(one for one in self.questions if one.only_if.holds(answers) is True)

    def next_after(self, question_id: str, answers: Answers) -> Question | None:
        """The question that follows on the path; None after the last."""
        later = self.questions[self.questions.index(self.question(question_id)) + 1 :]
        return next((one for one in self.path(answers) if one in later), None)

    def first_open(self, answers: Answers) -> Question | None:
        """The first question on the path with a field not answered yet; None when complete."""
        return next((one for one in self.path(answers) if self.is_open(one, answers)), None)

    def is_open(self, question: Question, answers: Answers) -> bool:
        """Whether a field of the question that is asked has no answer yet."""
        return any(field.id not in answers for field in question.fields_asked(answers))

    def asked(self, answers: Answers) -> dict[str, Answer]:
        """The answers that count: those of fields that no other answer rules out."""
        live = {field.id for one in self.path(answers) for field in one.fields_asked(answers)}
        return {field: given for field, given in answers.items() if field in live}

    def asked_for(self, answers: Answers) -> str:
        """What tells an application from others of the person; "" where one is made at a time."""
        return as_sent(answers.get(self.again.apart)) if self.again else ""

    def is_anew(self, *conditions: OnlyIf) -> bool:
        """Whether any of the conditions hangs on what one more application is asked anew."""
        return any(name in self._anew for only_if in conditions for name in _asks(only_if))

    def carried(self, answers: Answers) -> dict[str, Answer]:
        """What one more application need not be asked: all but what is asked anew, and what
        hangs on that."""
        return {name: told for name, told in self.asked(answers).items() if name not in self._anew}

    @cached_property
    def _anew(self) -> frozenset[str]:
        """The fields asked anew; a condition only ever names an earlier field."""
        found = set(self.again.anew if self.again else ())
        for question, field in self.fields():
            if found.intersection((*_asks(question.only_if), *_asks(field.only_if))):
                found.add(field.id)
        return frozenset(found)

    def findings(
        self, answers: Answers, *, on: date, question: Question | None = None
    ) -> tuple[Finding, ...]:
        """The cross checks that fail on that day: all, or those at the fields of one question."""
        given = self.asked(answers)
        at = {field.id for field in question.fields} if question else given.keys()
        return tuple(
            Finding(field, check.level, check.text, check.refusal)
            for check in self.checks
            if check.at in at
            for field in check.failing(given, on)
        )

    def errors(
        self, answers: Answers, *, on: date, question: Question | None = None
    ) -> dict[str, Text]:
        """The findings that stop the application: a text for each field, the first one found."""
        found = self.findings(answers, on=on, question=question)
        return {one.field: one.text for one in reversed(found) if one.level == "error"}

    def read(
        self, question_id: str, raw: Mapping[str, str], answers: Answers, *, on: date
    ) -> dict[str, Answer]:
        """All answers after a page was sent: the others kept, this page's replaced.

        Raises AnswerErrors for fields that cannot be read or break a cross check of that day.
        """
        question = self.question(question_id)
        ours = {field.id for field in question.fields}
        found = {field: given for field, given in answers.items() if field not in ours}
        found |= question.read(raw, answers)
        errors = self.errors(found, on=on, question=question)
        if errors:
            raise AnswerErrors(errors)
        return found

    def facts(self, answers: Answers, *, received_on: date | None = None) -> Nested:
        """The case facts the answers tell, nested by path.

        A fact whose field another answer rules out is known to be none (None); a fact whose
        field is not answered yet is absent, that is unknown.
        """
        flat: dict[str, object] = {one.fact: None for one in self.not_asked}
        if received_on is not None:
            flat |= {fact: received_on.isoformat() for fact in self.days_of_receipt}
        for question, field in self.fields():
            asked = _both(question.only_if.holds(answers), field.only_if.holds(answers))
            if field.fact and asked is False:
                flat[field.fact] = None if field.records is None else []
            elif field.fact and asked and field.id in answers:
                flat[field.fact] = field.fact_of(answers[field.id])
        return nested(flat)

    @property
    def calculator(self) -> tuple[Question, ...]:
        """The questions of the public calculator: no names, no sign-in."""
        return tuple(question for question in self.questions if question.calculator)

    def assumptions(self) -> tuple[Text, ...]:
        """What the calculator takes for granted, in words to show beside its result."""
        return tuple(
            field.assumed.text
            for question, field in self.fields()
            if field.assumed and not question.calculator
        )

    def calculator_facts(self, answers: Answers, *, received_on: date) -> Nested:
        """The facts of an imagined case: what was answered, and what is taken for granted."""
        assumed = {
            field.id: field.read({field.id: field.assumed.value})
            for question, field in self.fields()
            if field.assumed and not question.calculator
        }
        return self.facts({**assumed, **answers}, received_on=received_on)


def _asks(only_if: OnlyIf) -> tuple[str, ...]:
    """The fields that a condition looks at; "category.term" looks at the category."""
    return tuple(field_of(one.field) for one in only_if.conditions)


def _both(one: bool | None, other: bool | None) -> bool | None:
    if one is False or other is False:
        return False
    return None if one is None or other is None else True
