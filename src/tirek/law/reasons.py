"""Sentences for an answer: which condition failed, what is missing, what an officer must check."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from tirek.kernel.period import Month
from tirek.kernel.text import LANGUAGES, Language, Text
from tirek.law.answer import Reason
from tirek.law.catalogue import Law
from tirek.law.cite import Citation, cite_act, cite_edition
from tirek.law.edition import Edition, term_names
from tirek.law.evaluate import Evaluation, Period, true_anywhere
from tirek.law.rule import months_in
from tirek.law.rulebook import RuleBook
from tirek.law.unknown import Need
from tirek.law.words import day_text, month_text, with_numbers, word


@lru_cache(maxsize=4096)
def citation(law: Law, edition: Edition | None, source: str) -> Citation | None:
    """What a rule's `cites` entry stands for under an edition; None where it sets nothing."""
    if source.startswith("terms."):
        if edition is None:
            return None
        group = source.removeprefix("terms.")
        sets = edition.setting(group)
        return cite_edition(sets, law.acts[sets.act], group)
    if source.startswith("parameter."):
        parameter = law.parameters[source.removeprefix("parameter.")]
        return Citation(parameter.id, "", parameter.name)
    act, _, paragraph = source.partition("#")
    return cite_act(law.acts[act], paragraph)


@lru_cache(maxsize=4096)
def citations(law: Law, edition: Edition | None, sources: tuple[str, ...]) -> tuple[Citation, ...]:
    """All citations of a rule under an edition."""
    found = (citation(law, edition, source) for source in sources)
    return tuple(cite for cite in found if cite is not None)


@lru_cache(maxsize=4096)
def _reason(law: Law, edition: Edition, book_key: tuple[str, str, Text, tuple[str, ...]]) -> Reason:
    _name, code, text, sources = book_key
    return Reason(code, text, citations(law, edition, sources))


def rule_reason(law: Law, edition: Edition, book: RuleBook, name: str) -> Reason:
    """Why a condition that failed refuses."""
    texts = book.texts[name]
    return _reason(law, edition, (name, texts.code, texts.no or texts.name, book.rules[name].cites))


def flags_of(law: Law, edition: Edition, found: Evaluation) -> tuple[Reason, ...]:
    """What an officer must look at, though it decides nothing by itself."""
    book, case = found.book, found.case
    flagged: tuple[Reason, ...] = ()
    for name in book.flags:
        value = case[name]
        if value is not False and true_anywhere(value):
            text, cites = book.texts[name], book.rules[name].cites
            flagged += (_reason(law, edition, (name, text.code, text.yes or text.name, cites)),)
    return flagged


def law_reason(law: Law, code: str, place: str, day: date) -> Reason:
    """Why the law of that place and day decides nothing."""
    text = word("reason", code).format(place=law.regions[place].name, day=day_text(day))
    return Reason(code, text)


def need_reasons(
    book: RuleBook,
    law: Law,
    place: str,
    needs: Sequence[Need],
    edition: Edition | None = None,
) -> tuple[Reason, ...]:
    """One sentence for each thing that is missing; a value of law once, from its first month."""
    earliest = {(need.kind, need.name): need for need in sorted(needs, reverse=True)}
    missing = sorted(earliest.values())
    found = [_need_reason(book, law, place, need, edition) for need in missing]
    return tuple(dict.fromkeys(found))  # two values of one parameter are one sentence


def _need_reason(
    book: RuleBook, law: Law, place: str, need: Need, edition: Edition | None
) -> Reason:
    if need.kind == "fact":
        text = word("reason", "needs_fact").format(label=book.label(need.name))
        return Reason("fact_missing", text)
    if need.kind == "parameter":
        parameter = law.parameter_named(need.name)
        month = month_text(Month.parse(need.at))
        text = word("reason", "needs_parameter").format(name=parameter.name, month=month)
        return Reason(f"{parameter.id}_not_set", text)
    group, _, _field = need.name.partition(".")
    paragraph = edition.paragraph(group) if edition else None
    cites = citations(law, edition, (f"terms.{group}",))
    if paragraph is not None and paragraph.missing is not None:
        return Reason(f"{group}_not_set", paragraph.missing, cites)
    term = term_names(book.terms)[need.name.replace(".", "_")][2]
    text = word("reason", "needs_term").format(place=law.regions[place].name, label=term)
    return Reason(f"{group}_not_set", text, cites)


class SumText(NamedTuple):
    """How a period's sum came about: «3 АЕК × 4 325 ₸», with the part where a part is paid."""

    found: Evaluation
    period: Period

    def __call__(self) -> Text | None:
        """In every language; None where the act sets its sum in another way than words tell."""
        said = [one for to in LANGUAGES if (one := self.in_(to)) is not None]
        return Text(*said) if said else None

    def in_(self, language: Language) -> str | None:
        """In one language."""
        book, period = self.found.book, self.period
        says, told = _words_of_rate(book)
        if says is None:
            return None
        if any(period.stretch.names.get(name, name) is None for name in told):
            return None
        parts = list(_rates(self.found, period))
        if period.values["payable"] == period.rows[0][book.column["full_rate"]]:
            return _rate_in_words(book, language, parts[0][0])
        per = months_in(str(period.stretch.names[book.period]))
        return " + ".join(
            _rate_in_words(book, language, values) + (f" × {months}/{per}" if months < per else "")
            for values, months in parts
        )


@cache
def _words_of_rate(book: RuleBook) -> tuple[Text | None, Sequence[str]]:
    """The words for a service's rate, and the names they tell."""
    says = book.texts["full_rate"].says if "full_rate" in book.texts else None
    if says is None:
        return None, ()
    return says, [name for name in book.parameters["full_rate"] if f"{{{name}}}" in says.kk]


def _rates(found: Evaluation, period: Period) -> Iterator[tuple[tuple[object, ...], int]]:
    """What the rate was made from under each edition a period lies under; how many months."""
    column, asked = found.book.column, found.book.parameters["full_rate"]
    for stretch in found.stretches:
        rows = [row for row in period.rows if row in stretch.rows]
        if rows:
            names, first = stretch.names, rows[0]
            values = [first[column[one]] if one in column else names[one] for one in asked]
            yield tuple(values), len(rows)


@lru_cache(maxsize=4096)
def _rate_in_words(book: RuleBook, language: Language, values: tuple[object, ...]) -> str:
    says, _ = _words_of_rate(book)
    assert says is not None
    asked = book.parameters["full_rate"]
    return with_numbers(says, dict(zip(asked, values, strict=True)), language)
