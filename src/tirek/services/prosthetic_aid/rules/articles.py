"""The card of articles: repair of a training prosthesis, covers, bras, replacement."""

from datetime import date
from decimal import Decimal

from tirek.law.rule import Each, months_later, rule


@rule("terms.training", per="issue")
def issue_repair_from(
    issue_article: str, issue_received_on: date | None, article_repair_after: int | None
) -> date | None:
    """The first day on which a training prosthesis is repaired, from the day it was received."""
    return (
        None
        if issue_article != "training_prosthesis"
        or issue_received_on is None
        or article_repair_after is None
        else months_later(issue_received_on, article_repair_after)
    )


@rule("terms.training", per="issue")
def issue_repairable(issue_repair_from: date | None, applied_on: date) -> bool:
    """The months after which it is repaired have passed."""
    return issue_repair_from is not None and issue_repair_from <= applied_on


@rule("terms.training")
def repair_in_time(article_repair_after: int | None, issue_repairable: Each[bool]) -> bool:
    """A training prosthesis of modern technology is repaired after six months."""
    return article_repair_after is None or any(issue_repairable)


@rule("terms.replacement", per="issue")
def issue_of_another(
    issue_article: str, article: str, issue_cancelled: bool, issue_another: bool
) -> bool:
    """The same article, ordered or received, for another limb or season."""
    return issue_article == article and not issue_cancelled and issue_another


@rule("terms.replacement")
def another_had(issue_of_another: Each[bool]) -> bool:
    """It matters whether an article for another limb or season is the same article."""
    return any(issue_of_another)


@rule("terms.replacement", per="issue")
def issue_same(
    issue_article: str,
    article: str,
    issue_cancelled: bool,
    issue_of_another: bool,
    reading_another: str,
) -> bool:
    """The same article, ordered or received."""
    return (
        issue_article == article
        and not issue_cancelled
        and (reading_another == "same" or not issue_of_another)
    )


@rule("terms.replacement", per="issue")
def issue_period_passed(issue_received_on: date | None, issue_period_over: bool | None) -> bool:
    """It was received, and its period of annex 3 has passed, as an officer found."""
    return issue_received_on is not None and issue_period_over is not None and issue_period_over


@rule("terms.replacement", per="issue")
def issue_too_new(
    issue_same: bool, issue_period_passed: bool, article_repair_after: int | None
) -> bool:
    """Its period has not passed; a repair has no such period."""
    return issue_same and not issue_period_passed and article_repair_after is None


@rule("terms.replacement", per="issue")
def issue_still_good(issue_same: bool, issue_unusable: bool, article_worn: bool) -> bool:
    """An article that is replaced when it is unusable still serves."""
    return issue_same and article_worn and not issue_unusable


@rule("terms.replacement", "terms.within_measure")
def period_passed(issue_too_new: Each[bool]) -> bool:
    """An article is replaced after the period of annex 3 from its receipt."""
    return not any(issue_too_new)


@rule("terms.replacement")
def unusable_before(issue_still_good: Each[bool]) -> bool:
    """Splint-and-leather and combined prostheses, apparatus, splints: once they are unusable."""
    return not any(issue_still_good)


@rule("terms.covers")
def covers_a_year(article_covers_a_year: int | None, pieces: Decimal) -> Decimal | None:
    """With each lower-limb prosthesis, three covers a year."""
    return None if article_covers_a_year is None else pieces * article_covers_a_year


@rule("terms.breast")
def bras_for_several(article_bras: int | None, pieces: Decimal) -> bool:
    """More than one breast prosthesis is asked for at once."""
    return article_bras is not None and pieces > 1


@rule("terms.breast")
def bras(article_bras: int | None, pieces: Decimal, reading_bras: str) -> Decimal | int | None:
    """Breast prostheses are issued with two bras."""
    return (
        None
        if article_bras is None
        else pieces * article_bras
        if reading_bras == "each"
        else article_bras
    )


@rule("terms.chest_and_cup")
def chest_and_cup_given(article_measured: bool, chest: Decimal | None, cup: str | None) -> bool:
    """The application for a breast prosthesis gives chest circumference and cup size."""
    return not article_measured or (chest is not None and cup is not None)
