"""What was typed into a search box, as a question that an index answers."""

from __future__ import annotations

import re

from django.contrib.postgres.search import SearchVectorField
from django.db.models import BigAutoField, F, Lookup, QuerySet
from django.db.models.functions import Reverse

from tirek.accounts.models import User
from tirek.casework.models import Case, CaseWords
from tirek.casework.permissions import OVERSEERS
from tirek.people.names import search_name

AT_MOST = 2_000
"""Of more cases with the words typed nobody reads the list: it holds the newest."""
IIN_LENGTH = 12
PHONE = re.compile(r"(?:7|8|)(7\d{9})")
SIGNS_IN_A_PHONE = re.compile(r"[\s()+-]")
PART_OF_A_NUMBER = re.compile(r"[\w-]*\d[\w-]*")


@BigAutoField.register_lookup
class Among(Lookup):
    """Whether a key is one of many: a list in one parameter, not thousands of parameters."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler, connection):  # type: ignore[no-untyped-def]
        left, left_params = self.process_lhs(compiler, connection)
        return f"{left} = ANY(%s)", [*left_params, self.rhs]


@SearchVectorField.register_lookup
class Matches(Lookup):
    """Whether the lexemes have those of a tsquery that is written out: 'a' & 'b':*."""

    lookup_name = "matches"
    prepare_rhs = False

    def as_sql(self, compiler, connection):  # type: ignore[no-untyped-def]
        left, left_params = self.process_lhs(compiler, connection)
        return f"{left} @@ %s::tsquery", [*left_params, self.rhs]


def found(cases: QuerySet[Case], user: User, search: str) -> QuerySet[Case]:
    """The cases that everything typed speaks of.

    A phone in any writing; else each word is a whole IIN, a number of a case or its end, or the
    beginning of a name of the child or the applicant, in any case, Kazakh letters or not.
    """
    phone = PHONE.fullmatch(SIGNS_IN_A_PHONE.sub("", search))
    if phone:
        return _with_words(cases, f"'tel{phone[1]}'")
    asked: list[str] = []
    for word in search.split():
        if word.isascii() and word.isdigit() and len(word) == IIN_LENGTH:
            asked.append(f"'{word}'")
        elif PART_OF_A_NUMBER.fullmatch(word):
            cases = _numbered(cases, word)
        else:
            asked += [_begins(name, user) for name in search_name(word).split()]
    return _with_words(cases, " & ".join(asked)) if asked else cases


def _with_words(cases: QuerySet[Case], asked: str) -> QuerySet[Case]:
    """The words are looked up first, and once for all that is asked of the list afterwards.

    Where they are those of more than `AT_MOST` cases, open ones are among the newest, and the page
    asks to narrow the search.
    """
    keys = CaseWords.objects.filter(lexemes__matches=asked).values_list("case", flat=True)
    return cases.filter(pk__among=list(keys.order_by("-case")[:AT_MOST]))


def _numbered(cases: QuerySet[Case], word: str) -> QuerySet[Case]:
    """The whole of a number, its beginning ("ZHK-2026"), or its end ("000123", "2026-000123")."""
    if word[0].isalpha():
        return cases.filter(number__startswith=word.upper())
    backwards = cases.alias(backwards=Reverse(F("number")))
    return backwards.filter(backwards__startswith=word[::-1])


def _begins(name: str, user: User) -> str:
    """Behind the place for whoever sees one place only: the search never leaves it."""
    place = "" if user.place is None or user.role in OVERSEERS else f"{user.place}|"
    return f"'{place}{name}':*"
