"""The styles are only those our pages have a use for."""

import re

import pytest

from tirek.web import texts
from tirek.web.lean import LEFT_OUT, StyleError, lean

STYLE = (
    '@charset "UTF-8";.govuk-tabs__list{color:red}.govuk-table{a:b}'
    "@media print{.govuk-tabs{a:b}.govuk-tag,.govuk-header{c:d}}"
    "@supports (a:b){@media print{.govuk-accordion{a:b}}}"
    r".govuk-\!-margin-bottom-2{m:b}.govuk-\!-margin-bottom-2{m:c}.govuk-\!-padding-2{p:q}"
)


def test_rules_of_parts_we_do_not_have_are_left_out_and_the_rest_stays():
    assert lean(STYLE) == (
        '@charset "UTF-8";.govuk-table{a:b}@media print{.govuk-tag{c:d}}'
        r".govuk-\!-margin-bottom-2{m:b}.govuk-\!-margin-bottom-2{m:c}"
    )


@pytest.mark.parametrize("broken", [".a{b:c", "just words"])
def test_styles_that_cannot_be_read_are_refused(broken):
    with pytest.raises(StyleError):
        lean(broken)


@pytest.mark.parametrize("path", sorted(texts.ROOT.rglob("*.html")), ids=lambda path: path.stem)
def test_no_page_uses_a_part_that_is_left_out(path):
    used = re.findall(r"govuk-[\w!-]+", path.read_text(encoding="utf-8"))
    assert not [one for one in used if LEFT_OUT.search("." + one.replace("!", r"\!"))]
