"""Who looked at my data: every time an officer opened one of my cases."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from tirek.casework.queries.looks import looks_at_cases_of, queries_for
from tirek.portal.access import citizen, citizens_only
from tirek.portal.presenters.looks import looks_table, queries_table
from tirek.web.components import Page, Pages
from tirek.web.texts import text

ON_A_PAGE = 50


@citizens_only
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The latest first."""
    leaves = Paginator(looks_at_cases_of(citizen(request)), ON_A_PAGE)
    leaf = leaves.get_page(request.GET.get("page"))
    queries = queries_for(citizen(request))[:ON_A_PAGE]
    context = {
        "page": Page(text("portal.looks.title"), back=reverse("cases")),
        "table": looks_table(leaf.object_list),
        "queries": queries_table(queries) if queries else None,
        "where": Pages(
            leaf.number,
            leaves.num_pages,
            previous=f"?page={leaf.number - 1}" if leaf.has_previous() else "",
            next=f"?page={leaf.number + 1}" if leaf.has_next() else "",
        ),
    }
    return render(request, "portal/looks.html", context)
