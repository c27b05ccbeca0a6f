"""A draft edition tried before it is law: checked, and put beside what is in force.

Nothing is kept: the draft is a text, read in a folder of its own that is gone afterwards.
"""

import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from tirek.kernel.toml import TomlError, read
from tirek.law.catalogue import Law
from tirek.law.check.editions import check_editions
from tirek.law.check.refusal import Refusal
from tirek.law.check.texts import check_texts
from tirek.law.edition import Edition, Editions
from tirek.law.parameter import Parameter
from tirek.law.rulebook import RuleBook
from tirek.law.suppose import FAR, SupposedLaw

PLACE = re.compile(r'^\s*place\s*=\s*"([^"\n]+)"', re.MULTILINE)
BEGINS = re.compile(r"^\s*from\s*=\s*(\d{4})-", re.MULTILINE)
NO_NAME, NO_YEAR = "draft", "2000"
IN_THE_WAY = frozenset({"schema", "service", "place", "dangling citation", "dates", "overlap"})
"""What nobody can be decided with; the rest may be mended later."""
LATER_ENDS_EARLIER = "overlap"
"""What an edition that takes the place of another is refused for, until that one has its end."""


@dataclass(frozen=True)
class Draft:
    """What a draft is worth: why it cannot be relied on, and the edition if it can be read.

    `ends` is the edition in force that the draft takes the place of: it has to be given its end.
    """

    refusals: Sequence[Refusal]
    edition: Edition | None = None
    ends: Edition | None = None

    @property
    def can_be_compared(self) -> bool:
        """Whether place, act and days are sound, so that cases can be decided by it."""
        kinds = {refusal.kind for refusal in self.refusals}
        return self.edition is not None and not kinds & IN_THE_WAY


def read_draft(text: str, book: RuleBook, law: Law) -> Draft:
    """The draft as `tirek law check` sees it among the editions of the service."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / book.folder.name / _file_name(text)
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
        with_draft = Law(law.folder, extra=Path(folder))
        try:
            refusals = sorted(_refusals(with_draft, book, path))
            edition = next(one for one in with_draft.editions(book).all if one.path == path)
        except TomlError as error:
            return Draft([_unreadable(error)])
    ends = _takes_the_place_of(edition, law.editions(book))
    if ends is not None:
        refusals = [one for one in refusals if one.kind != LATER_ENDS_EARLIER]
    return Draft(refusals, edition, ends)


def _file_name(text: str) -> str:
    """What `tirek law check` wants the file to be called, as far as the draft tells."""
    place, begins = PLACE.search(text), BEGINS.search(text)
    name = place[1].rpartition("/")[2] if place else NO_NAME
    plain = "".join(letter for letter in name if letter.isalnum() or letter == "-")
    return f"{plain or NO_NAME}-{begins[1] if begins else NO_YEAR}.toml"


def _refusals(law: Law, book: RuleBook, path: Path) -> Iterator[Refusal]:
    """Only those of the draft: what is wrong elsewhere is not its author's."""
    read(path)
    yield from (one for one in check_texts([path.parent]) if one.path == path)
    yield from (one for one in check_editions(law, book) if one.path == path)


def _unreadable(error: TomlError) -> Refusal:
    expected = f"; expected {error.expected}" if error.expected else ""
    key = f"{error.key}: " if error.key else ""
    return Refusal(error.path, error.line, "schema", f"{key}{error.problem}{expected}")


def _takes_the_place_of(draft: Edition, editions: Editions) -> Edition | None:
    """The edition of the same place that is in force on the draft's first day."""
    begins = draft.in_force.from_
    if begins is None:
        return None
    found = [one for one in editions.of(draft.place) if one.in_force.covers(begins)]
    return next((one for one in found if (one.in_force.from_ or date.min) < begins), None)


@dataclass(frozen=True)
class NewValue:
    """A value of law as it is supposed to be from a day on; `field` is that of `Value`."""

    parameter: str
    field: str
    amount: Decimal
    from_: date


def new_value(law: Law, name: str, amount: Decimal, from_: date) -> NewValue:
    """By the name that rules know it by. Raises LookupError for a name that there is not."""
    for parameter in law.parameters.values():
        if name in parameter.names():
            return NewValue(parameter.id, parameter.names()[name], amount, from_)
    known = ", ".join(sorted(one for p in law.parameters.values() for one in p.names()))
    raise LookupError(f"{name!r} is no value of the law; expected one of {known}")


class Supposed(SupposedLaw):
    """The law as it is, with a draft in force as if it were verified, or without one.

    Dated values that are not known yet are supposed to stay as they last were, so that a draft of
    next year can be told in money; `supposed` says which.
    """

    def __init__(
        self,
        law: Law,
        book: RuleBook,
        draft: Edition | None = None,
        *,
        values: Sequence[NewValue] = (),
        beside: Edition | None = None,
    ) -> None:
        """`beside`: a draft whose new place and act are known here though it is not in force."""
        found = list(law.editions(book).all)
        if draft is not None:
            found = [*_without(found, draft), replace(draft, mark="verified")]
        parameters = {name: _extended(one) for name, one in law.parameters.items()}
        for new in values:
            parameters[new.parameter] = _with_value(parameters[new.parameter], new)
        super().__init__(law, book, found, parameters, [beside] if beside else [])


def _without(editions: Sequence[Edition], draft: Edition) -> Iterator[Edition]:
    """The others, those of the same place ending where the draft begins."""
    begins = draft.in_force.from_ or date.min
    for one in editions:
        if one.place != draft.place:
            yield one
        elif (one.in_force.from_ or date.min) < begins:
            ends = min(one.in_force.until or FAR, begins)
            yield replace(one, in_force=replace(one.in_force, until=ends))


def _extended(parameter: Parameter) -> Parameter:
    last = parameter.value[-1]
    if last.until is not None and last.until < parameter.known_until:
        return parameter
    values = (*parameter.value[:-1], replace(last, until=None))
    return replace(parameter, known_until=FAR, value=values)


def _with_value(parameter: Parameter, new: NewValue) -> Parameter:
    """The values before that day as they are, and from it on the new one alone."""
    earlier = [one for one in parameter.value if one.from_ < new.from_]
    last = earlier[-1] if earlier else parameter.value[0]
    amount = new.amount if new.field == "amount" else int(new.amount)
    value = replace(last, **{"from_": new.from_, "until": None, new.field: amount})  # type: ignore[arg-type]
    return replace(parameter, known_until=FAR, value=(*earlier, value))
