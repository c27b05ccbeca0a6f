"""Letters as the person finds them: what about, from whom, when, and if they were read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from tirek.accounts.models import User
from tirek.notices.models import Notice
from tirek.notices.queries.mailbox import Letter, mailbox
from tirek.web import formats
from tirek.web.components import Action
from tirek.web.language import current
from tirek.web.texts import spoken, text


@dataclass(frozen=True)
class LetterLine:
    """One letter with a PDF in each language; `read` says when it was opened first."""

    title: str
    unread: bool
    when: str
    datetime: str
    case: Action
    sender: str
    papers: Sequence[Action]
    read: str = ""


def letters_of(user: User, case_number: str = "") -> list[LetterLine]:
    """The latest first."""
    return letter_lines(mailbox(user, case_number))


def letter_lines(letters: Iterable[Letter]) -> list[LetterLine]:
    """As they are drawn."""
    return [_line(one) for one in letters]


def _line(letter: Letter) -> LetterLine:
    notice, number = letter.notice, letter.notice.case.number
    opened = letter.opened_at
    return LetterLine(
        title=text(f"portal.letters.{notice.kind}"),
        unread=opened is None,
        when=formats.day(notice.issued_at, current()),
        datetime=notice.issued_at.isoformat(),
        case=Action(reverse("case", args=[number]), number),
        sender=spoken(notice.office.name),
        papers=[_paper(notice.number, number, one) for one in letter.papers],
        read=text("portal.letters.read", at=formats.moment(opened, current())) if opened else "",
    )


def _paper(number: str, case: str, notice: Notice) -> Action:
    language = text(f"portal.verify.in_{notice.language}")
    address = reverse("letter", args=[case, notice.code])
    about = text("portal.letters.number", number=number)
    return Action(address, text("portal.letters.pdf", language=language), about)
