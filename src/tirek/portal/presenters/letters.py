"""Letters as the person finds them: what about, from whom, when, and if they were read."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from django.urls import reverse

from tirek.accounts.models import User
from tirek.casework.local_day import local_day
from tirek.casework.models import Case
from tirek.casework.queries.issued_on import result_issued_on
from tirek.kernel.text import LANGUAGES
from tirek.notices.models import Notice
from tirek.notices.queries.mailbox import Letter, as_letters, mailbox
from tirek.payments.models import MoneyLetter
from tirek.payments.queries.letters import money_letters
from tirek.web import formats
from tirek.web.components import Action
from tirek.web.language import current
from tirek.web.texts import spoken, text

OF_MONEY = (
    *("key", "language", "kind", "issued_at", "case__number"),
    *(f"office__name_{language}" for language in LANGUAGES),
)
"""What a line tells of a letter about money."""


@dataclass(frozen=True)
class LetterLine:
    """One letter with a PDF in each language; `read` says when it was opened first, `counts` from
    which day it counts where that is another."""

    title: str
    unread: bool
    when: str
    datetime: str
    case: Action
    sender: str
    papers: Sequence[Action]
    read: str = ""
    counts: str = ""


def letters_of(user: User) -> list[LetterLine]:
    """Of decisions and of money together, the latest first."""
    return _latest_first(letter_lines(mailbox(user)), _about_money(user))


def letters_of_case(user: User, case: Case, notices: Sequence[Notice]) -> list[LetterLine]:
    """The same of one case, whose notices are known."""
    about_money = _about_money(user, case.number)
    return _latest_first(letter_lines(as_letters(user, notices)), about_money)


def _latest_first(*lines: Iterable[LetterLine]) -> list[LetterLine]:
    return sorted(chain(*lines), key=lambda one: one.datetime, reverse=True)


def letter_lines(letters: Iterable[Letter]) -> list[LetterLine]:
    """As they are drawn."""
    return [_line(one) for one in letters]


def _line(letter: Letter) -> LetterLine:
    notice, number = letter.notice, letter.notice.case.number
    opened = letter.opened_at
    return LetterLine(
        title=text(f"portal.letters.{notice.said}"),
        unread=opened is None,
        when=formats.day(notice.issued_at, current()),
        datetime=notice.issued_at.isoformat(),
        case=Action(reverse("case", args=[number]), number),
        sender=spoken(notice.office.name),
        papers=[_paper(notice.number, number, one) for one in letter.papers],
        read=text("portal.letters.read", at=formats.moment(opened, current())) if opened else "",
        counts=_counts(notice),
    )


def _counts(notice: Notice) -> str:
    """From which day a result that was ready outside working hours counts as issued."""
    on = result_issued_on(notice.case.service, notice.issued_at)
    if notice.kind == Notice.Kind.HEARING or on == local_day(notice.issued_at):
        return ""
    return text("portal.letters.counts", on=formats.day(on, current()))


def _paper(number: str, case: str, notice: Notice) -> Action:
    language = text(f"portal.verify.in_{notice.language}")
    address = reverse("letter", args=[case, notice.code])
    about = text("portal.letters.number", number=number)
    return Action(address, text("portal.letters.pdf", language=language), about)


def _about_money(user: User, case_number: str = "") -> Iterator[LetterLine]:
    found = money_letters(user, case_number).select_related(None)
    found = found.select_related("case", "office").only(*OF_MONEY).order_by("key", "language")
    for _, papers in groupby(found, key=lambda one: one.key):
        both = list(papers)
        first = both[0]
        number = first.case.number
        yield LetterLine(
            title=text(f"portal.letters.{first.kind}"),
            unread=False,
            when=formats.day(first.issued_at, current()),
            datetime=first.issued_at.isoformat(),
            case=Action(reverse("case", args=[number]), number),
            sender=spoken(first.office.name),
            papers=[_money_paper(one) for one in both],
        )


def _money_paper(letter: MoneyLetter) -> Action:
    language = text(f"portal.verify.in_{letter.language}")
    address = reverse("money-letter", args=[letter.case.number, letter.pk])
    about = text("portal.letters.number", number=letter.key)
    return Action(address, text("portal.letters.pdf", language=language), about)
