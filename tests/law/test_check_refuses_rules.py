"""`tirek law check` refuses rules: what leaves the language, what cites nothing, what is no graph.

Each test breaks one thing in a law that was sound and sees exactly that refusal, file and line.
"""

import pytest
from little_law import LittleLaw

RULES, TEXTS, READINGS = "coal/rules.py", "coal/rules.toml", "coal/readings.toml"
"""The line where the rule of that name begins."""
LAST = 'return month > month_of(applied_on) and reading_spring == "winter"'


def test_the_little_law_itself_is_sound(little: LittleLaw) -> None:
    little.refuses(sources=True)


OUTSIDE = {
    "attribute access": ("return month.year and True", "Attribute cannot be compiled"),
    "a call of another function": ("return bool(applied_on)", "bool() is not a function"),
    "a call of a method": ("return month.is_last()", "month.is_last() is not a function"),
    "a lambda": ("return (lambda: True)()", "lambda: True() is not a function"),
    "a comprehension": ("return [month] == [x for x in ()]", "ListComp cannot be compiled"),
    "a subscript": ('return reading_spring[0] == "w"', "Subscript cannot be compiled"),
    "an f-string": ('return f"{month}" == "m"', "JoinedStr cannot be compiled"),
    "floor division": ("return month // 12 > 0", "FloorDiv cannot be compiled"),
    "an assignment expression": ("return (x := month) == month", "NamedExpr cannot be compiled"),
    "a number of the law": ("return month == 18", "18 is a number of the law"),
    "a fraction": ("return month == 1.5", "1.5 is a number of the law"),
    "a name that is no parameter": ("return date == month", "date is neither a parameter nor"),
    "keyword arguments": ("return month > month_of(day=applied_on)", "with plain arguments"),
    "starred arguments": ("return month > month_of(*applied_on)", "with plain arguments"),
    "is with a value": ('return reading_spring is "winter"', "compare with None by `is`"),
    "equality with None": ("return month != None", "compare with None by `is`"),
    "is not with a name": ("return month is not applied_on", "compare with None by `is`"),
    "membership in a name": ("return month in reading_spring", "asked of a literal tuple"),
    "membership in a list": ("return month not in [month]", "asked of a literal tuple"),
}


@pytest.mark.parametrize("kind", OUTSIDE)
@pytest.mark.filterwarnings("ignore::SyntaxWarning")  # Python itself frowns at `is "winter"`
def test_what_leaves_the_language_of_rules_is_refused_at_its_line(
    little: LittleLaw, kind: str
) -> None:
    written, words = OUTSIDE[kind]
    little.change(RULES, LAST, written)
    line = little.line(RULES, written)
    found = little.refusals()
    assert {(one.path, one.line, one.kind) for one in found} == {
        (little.path(RULES), line, "subset")
    }
    assert any(words in one.message for one in found), list(map(str, found))


BODIES = {
    "two statements": "season = month\n    return season == month",
    "an if statement": "if month:\n        return True\n    return False",
    "no return": "pass",
}


@pytest.mark.parametrize("kind", BODIES)
def test_a_body_that_is_not_one_return_is_refused(little: LittleLaw, kind: str) -> None:
    little.change(RULES, LAST, BODIES[kind])
    at = little.line(RULES, '@rule("law-1", "parameter.mci"')
    little.refuses((RULES, at, "subset", "a rule is a docstring and one return"))


def test_a_return_without_a_value_is_refused(little: LittleLaw) -> None:
    little.change(RULES, LAST, "return")
    at = little.line(RULES, '@rule("law-1", "parameter.mci"')
    little.refuses((RULES, at, "subset", "a rule returns a value"))


def test_the_line_is_that_of_the_part_that_leaves_the_language(little: LittleLaw) -> None:
    little.change(RULES, LAST, "return (\n        month == month\n        and month.year\n    )")
    at = little.line(RULES, "and month.year")
    little.refuses((RULES, at, "subset", "Attribute"))


def test_a_rule_that_does_not_say_its_norm_is_refused(little: LittleLaw) -> None:
    little.change(RULES, '    """Nothing else is asked."""\n', "")
    at = little.line(RULES, "def eligible") - 1
    little.refuses((RULES, at, "docstring", "eligible does not say its norm"))


def test_a_rule_that_cites_nothing_is_refused(little: LittleLaw) -> None:
    little.change(RULES, '@rule("terms.who")', "@rule()")
    little.refuses((RULES, little.line(RULES, "@rule()"), "no citation", "eligible cites nothing"))


@pytest.mark.parametrize("cite", ["terms.whom", "parameter.mcii", "law-2", "law-2#4", "law-"])
def test_a_citation_of_what_does_not_exist_is_refused(little: LittleLaw, cite: str) -> None:
    little.change(RULES, '@rule("terms.who")', f'@rule("{cite}")')
    at = little.line(RULES, f'@rule("{cite}")')
    little.refuses((RULES, at, "dangling citation", f"eligible cites {cite}"))


def test_a_name_nobody_defines_is_refused(little: LittleLaw) -> None:
    little.change(RULES, "def eligible(alone: bool)", "def eligible(poor: bool)")
    little.change(RULES, "return alone", "return poor")
    at = little.line(RULES, "def eligible") - 1
    little.refuses((RULES, at, "graph", "eligible asks poor: neither a fact, a term,"))


def test_a_rule_per_case_that_asks_a_rule_per_month_is_refused(little: LittleLaw) -> None:
    little.change(RULES, "def eligible(alone: bool)", "def eligible(winter: bool)")
    little.change(RULES, "return alone", "return winter")
    at = little.line(RULES, "def eligible") - 1
    said = "eligible is asked per case but asks winter, which is not"
    little.refuses((RULES, at, "graph", said))


@pytest.mark.parametrize("name", ["month", "mci", "school_year_last_month"])
def test_only_a_rule_per_month_may_ask_for_what_a_month_has(little: LittleLaw, name: str) -> None:
    little.change(RULES, "def eligible(alone: bool)", f"def eligible({name}: int)")
    little.change(RULES, "return alone", f"return {name} is None")
    at = little.line(RULES, "def eligible") - 1
    little.refuses((RULES, at, "graph", f"eligible asks {name}, which only a rule per month"))


def test_rules_that_ask_each_other_in_a_circle_are_refused(little: LittleLaw) -> None:
    little.change(RULES, "def alone(lives_alone: bool)", "def alone(eligible: bool)")
    little.change(RULES, "return lives_alone", "return eligible")
    little.refuses((RULES, 1, "graph", "rules ask each other in a circle: ["))


def test_words_for_a_rule_that_is_gone_are_refused(little: LittleLaw) -> None:
    little.write(TEXTS, little.path(TEXTS).read_text("utf-8").replace("[winter]", "[summer]"))
    at = little.line(TEXTS, "[summer]")
    little.refuses(
        (TEXTS, 1, "no words", "winter has no entry"), (TEXTS, at, "graph", "summer is not a rule")
    )


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_a_condition_without_words_for_both_answers_is_refused(
    little: LittleLaw, answer: str
) -> None:
    line = next(
        line
        for line in little.path(TEXTS).read_text("utf-8").splitlines()
        if line.startswith(f"{answer} = ")
    )
    little.change(TEXTS, line + "\n", "")
    at = little.line(TEXTS, "[alone]")
    little.refuses((TEXTS, at, "no words", "alone needs yes and no: it can refuse"))


def test_a_reading_applied_that_is_no_option_is_refused(little: LittleLaw) -> None:
    little.change(READINGS, 'applied = "winter"', 'applied = "summer"')
    little.refuses((READINGS, 1, "reading", "spring: no option 'summer'"))


def test_a_reading_that_matters_by_no_rule_is_refused(little: LittleLaw) -> None:
    little.change(READINGS, 'matters_when = "winter"', 'matters_when = "frost"')
    little.refuses((READINGS, 1, "reading", "spring: matters_when names no rule: 'frost'"))


def test_the_second_reading_is_refused_at_its_own_line(little: LittleLaw) -> None:
    text = little.path(READINGS).read_text("utf-8")
    second = text.replace('"spring"', '"autumn"').replace("matters_when = ", 'matters_when = "x" #')
    little.write(READINGS, text + "\n" + second)
    at = little.line(READINGS, '"autumn"') - 1
    little.refuses((READINGS, at, "reading", "autumn: matters_when"))
