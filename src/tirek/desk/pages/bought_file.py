"""An act of transfer, a list that was sent or a statement as a file."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.accounts.models import User
from tirek.casework.models import Case
from tirek.desk.cases import seen_together
from tirek.desk.paper_sent import sent, spoken_in
from tirek.kernel.text import Language
from tirek.supply.bought_papers import Paper
from tirek.supply.models import Consignment, Statement
from tirek.supply.queries.bought import contracts_of, lists_of
from tirek.supply.queries.bought_papers import act_of, list_of, statement_of
from tirek.web.access import CASE_READERS, officer, only_for

Found = tuple[Paper, list[int]]
"""The paper, and the keys of the cases whose people it names."""


@only_for(*CASE_READERS)
@require_safe
def page(request: HttpRequest, paper: str, paper_id: int, language: str, kind: str) -> HttpResponse:
    """Http404 for a paper of another place. Everybody named is told that they were looked at."""
    asked = PAPERS.get(paper)
    found = asked(officer(request), paper_id, spoken_in(language)) if asked else None
    if found is None:
        raise Http404
    made, cases = found
    seen_together(request, Case.objects.filter(pk__in=cases).order_by("pk"), "bought")
    return sent(made, f"{paper}-{paper_id}", language, kind)


def _act(user: User, key: int, language: Language) -> Found | None:
    handed = Consignment.objects.filter(kind="handed", contract__in=contracts_of(user), pk=key)
    one = handed.select_related("contract").first()
    return (act_of(one), []) if one else None


def _list(user: User, key: int, language: Language) -> Found | None:
    one = lists_of(user).filter(pk=key).first()
    return (list_of(one, language), one.document["cases"]) if one else None


def _statement(user: User, key: int, language: Language) -> Found | None:
    theirs = Statement.objects.filter(contract__in=contracts_of(user), pk=key)
    one = theirs.select_related("contract").first()
    return (statement_of(one, language), one.document["cases"]) if one else None


PAPERS: Mapping[str, Callable[[User, int, Language], Found | None]] = {
    "act": _act,
    "list": _list,
    "statement": _statement,
}
