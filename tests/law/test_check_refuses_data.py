"""`tirek law check` refuses data: acts, places, parameters, editions, texts, quotes.

Each test breaks one thing in a law that was sound and sees exactly that refusal, file and line.
"""

import pytest
from little_law import LittleLaw

ACTS, MCI, REGIONS = "law/acts/all.toml", "law/parameters/mci.toml", "law/regions.toml"
SOURCES, TEXTS = "law/sources.toml", "coal/rules.toml"
EARLIER, LATER = "coal/editions/town-2020.toml", "coal/editions/later/town-2021.toml"

# acts


def test_an_act_that_is_registered_twice_is_refused(little: LittleLaw) -> None:
    text = little.path(ACTS).read_text("utf-8")
    little.write("law/acts/more.toml", text[text.rindex("[[act]]") :])
    found = ("law/acts/more.toml", 1, "twice", f"town-1 is in {little.path(ACTS)}")
    little.refuses(found)


@pytest.mark.parametrize("key", ["amends", "repeals"])
def test_an_act_that_refers_to_no_act_is_refused(little: LittleLaw, key: str) -> None:
    little.change(ACTS, 'amends = ["law-1"]', f'{key} = ["law-9"]')
    at = little.line(ACTS, 'id = "town-1"') - 1
    little.refuses((ACTS, at, "dangling citation", "town-1 refers to law-9, which is not"))


def test_an_act_repealed_by_no_act_is_refused(little: LittleLaw) -> None:
    little.change(ACTS, 'amends = ["law-1"]', 'repealed_by = "law-9"')
    at = little.line(ACTS, 'id = "town-1"') - 1
    little.refuses((ACTS, at, "dangling citation", "town-1 refers to law-9, which is not"))


def test_an_act_that_ends_before_it_begins_is_refused(little: LittleLaw) -> None:
    little.change(ACTS, "from = 2019-06-01", "from = 2019-06-01\nuntil = 2019-06-01")
    little.refuses((ACTS, 1, "dates", "law-1: until 2019-06-01 is not after 2019-06-01"))


def test_an_act_in_force_before_it_was_adopted_is_refused(little: LittleLaw) -> None:
    little.change(ACTS, "from = 2019-06-01", "from = 2019-04-30")
    little.refuses((ACTS, 1, "dates", "law-1: in force on 2019-04-30, adopted only on 2019-05-01"))


def test_an_act_named_in_no_known_source_is_refused(little: LittleLaw) -> None:
    little.change(ACTS, 'source = "text"', 'source = "letter"')
    little.refuses((ACTS, 1, "source", "law-1 is said to be named in letter: no such source"))


def test_a_verified_act_that_no_source_names_is_refused(little: LittleLaw) -> None:
    little.change(ACTS, 'named_in = [{ source = "text", lines = "1-2" }]', "named_in = []")
    little.refuses((ACTS, 1, "source", "law-1 is marked verified but no source names it"))


# places


def test_a_place_written_twice_is_refused(little: LittleLaw) -> None:
    text = little.path(REGIONS).read_text("utf-8")
    little.write(REGIONS, text + "\n" + text[text.rindex("[[region]]") :])
    little.refuses((REGIONS, 5, "twice", "town is written twice"))


def test_a_place_inside_no_place_is_refused(little: LittleLaw) -> None:
    little.change(REGIONS, 'parent = "kz"', 'parent = "atlantis"')
    found = (REGIONS, 5, "place", "town is inside atlantis, which is not in the tree")
    little.refuses(found)


def test_places_that_contain_each_other_are_refused(little: LittleLaw) -> None:
    little.change(REGIONS, 'id = "kz"', 'id = "kz"\nparent = "town"')
    little.refuses(
        (REGIONS, 1, "place", "kz: the place contains itself"),
        (REGIONS, 6, "place", "town: the place contains itself"),
    )


def test_a_gap_in_the_tree_is_told_once_where_it_is(little: LittleLaw) -> None:
    little.change(REGIONS, 'id = "kz"', 'id = "kz"\nparent = "atlantis"')
    little.refuses((REGIONS, 1, "place", "kz is inside atlantis"))


# parameters


def test_values_out_of_order_are_refused(little: LittleLaw) -> None:
    little.change(MCI, "from = 2020-01-01\nuntil = 2021-01-01", "from = 2021-06-01")
    at = little.line(MCI, "from = 2021-01-01") - 1
    little.refuses((MCI, at, "overlap", "2021-01-01 does not come after 2021-06-01"))


def test_two_values_from_the_same_day_are_refused(little: LittleLaw) -> None:
    little.change(MCI, "from = 2020-01-01\nuntil = 2021-01-01", "from = 2021-01-01")
    little.refuses((MCI, 12, "overlap", "2021-01-01 does not come after 2021-01-01"))


def test_a_value_that_begins_before_the_last_one_ends_is_refused(little: LittleLaw) -> None:
    little.change(MCI, "until = 2021-01-01", "until = 2021-02-01")
    at = little.line(MCI, "from = 2021-01-01") - 1
    little.refuses((MCI, at, "overlap", "the value before it holds until 2021-02-01"))


def test_a_time_without_a_value_is_refused(little: LittleLaw) -> None:
    little.change(MCI, "until = 2021-01-01", "until = 2020-12-01")
    at = little.line(MCI, "from = 2021-01-01") - 1
    little.refuses((MCI, at, "gap", "nothing is known from 2020-12-01 to 2021-01-01"))


def test_a_value_from_a_time_nobody_knows_is_refused(little: LittleLaw) -> None:
    little.change(MCI, "known_until = 2022-01-01", "known_until = 2021-01-01")
    at = little.line(MCI, "from = 2021-01-01") - 1
    words = "begins on 2021-01-01, after known_until 2021-01-01"
    little.refuses((MCI, at, "dates", words))


def test_a_value_without_its_amount_is_refused(little: LittleLaw) -> None:
    little.change(MCI, "amount = 110.5", "first_month = 9")
    at = little.line(MCI, "from = 2021-01-01") - 1
    little.refuses((MCI, at, "no value", "amount is not given"))


def test_a_parameter_file_not_named_after_it_is_refused(little: LittleLaw) -> None:
    text = little.path(MCI).read_text("utf-8")
    little.path(MCI).unlink()
    little.write("law/parameters/index.toml", text)
    little.refuses(("law/parameters/index.toml", 1, "file name", "expected mci.toml"))


# editions


def test_an_edition_of_another_service_is_refused(little: LittleLaw) -> None:
    little.change(LATER, 'service = "coal"', 'service = "wood"')
    little.refuses((LATER, 1, "service", "is not coal"))


def test_an_edition_of_an_unknown_place_is_refused(little: LittleLaw) -> None:
    little.change(LATER, 'place = "town"', 'place = "region/town"')
    little.refuses((LATER, 2, "place", "region/town is not in the tree"))


def test_an_edition_of_an_unregistered_act_is_refused(little: LittleLaw) -> None:
    little.change(LATER, 'act = "town-1"', 'act = "town-2"')
    little.refuses((LATER, 3, "dangling citation", "no act town-2"))


@pytest.mark.parametrize("name", ["city-2021.toml", "town.toml", "town-next.toml", "town-21.toml"])
def test_an_edition_file_not_named_by_place_and_year_is_refused(
    little: LittleLaw, name: str
) -> None:
    little.path(LATER).rename(little.path(LATER).with_name(name))
    little.refuses((f"coal/editions/later/{name}", 1, "file name", "expected town-<year>.toml"))


@pytest.mark.parametrize("line", ['spring = "summer"', 'autumn = "winter"'])
def test_an_edition_that_chooses_no_reading_there_is_is_refused(
    little: LittleLaw, line: str
) -> None:
    little.change(LATER, 'spring = "winter"', line)
    name, option = line.replace('"', "").split(" = ")
    words = f"{name} = '{option}' is not a reading of this service"
    little.refuses((LATER, little.line(LATER, line), "reading", words))


def test_an_edition_that_ends_before_it_begins_is_refused(little: LittleLaw) -> None:
    little.change(LATER, "from = 2020-07-01", "from = 2020-07-01\nuntil = 2020-07-01")
    at = little.line(LATER, "until =")
    little.refuses((LATER, at, "dates", "is not after `from`"))


def test_a_verified_edition_says_from_when_it_is_in_force(little: LittleLaw) -> None:
    little.path(EARLIER).unlink()
    little.change(LATER, "from = 2020-07-01", "until = 2022-01-01")
    at = little.line(LATER, "[in_force]")
    little.refuses((LATER, at, "dates", "a verified edition says from when"))


def test_a_verified_edition_names_its_source(little: LittleLaw) -> None:
    little.change(LATER, 'source = "text"\n', "")
    little.refuses((LATER, 1, "source", "a verified edition names its source"))


def test_an_edition_from_an_unregistered_source_is_refused(little: LittleLaw) -> None:
    little.change(LATER, 'source = "text"', 'source = "letter"')
    little.refuses((LATER, 5, "source", "no source letter"))


def test_a_verified_edition_says_who_checked_it(little: LittleLaw) -> None:
    little.change(LATER, 'checked = { on = 2020-02-02, by = "a lawyer" }\n', "")
    little.refuses((LATER, 1, "source", "a verified edition says who checked it and when"))


def test_what_nobody_has_verified_yet_need_not_say_so_much(little: LittleLaw) -> None:
    little.change(LATER, 'mark = "verified"', 'mark = "to_verify"')
    little.change(LATER, 'source = "text"\n', "")
    little.change(LATER, 'checked = { on = 2020-02-02, by = "a lawyer" }\n', "")
    little.refuses()


@pytest.mark.parametrize("until", ["until = 2020-07-02", ""])
def test_two_editions_in_force_at_once_are_refused(little: LittleLaw, until: str) -> None:
    little.change(EARLIER, "until = 2020-07-01", until)
    at = little.line(LATER, "[in_force]")
    words = "town-2021 begins on 2020-07-01 while town-2020 is still in force"
    little.refuses((LATER, at, "overlap", words))


def test_a_time_without_an_edition_is_refused(little: LittleLaw) -> None:
    little.change(EARLIER, "until = 2020-07-01", "until = 2020-06-01")
    at = little.line(LATER, "[in_force]")
    words = "nothing is in force from 2020-06-01 to 2020-07-01: say why in gap_before"
    little.refuses((LATER, at, "gap", words))


def test_a_time_without_an_edition_is_accepted_when_it_is_explained(little: LittleLaw) -> None:
    little.change(EARLIER, "until = 2020-07-01", "until = 2020-06-01")
    why = 'gap_before = { kk = "Акт болған жоқ.", ru = "Акта не было." }'
    little.change(LATER, 'place = "town"', f'place = "town"\n{why}')
    little.refuses()


NEW_ACT = """
[act]
id = "{id}"
kind = "decision"
body = {{ kk = "Мәслихат", ru = "Маслихат" }}
title = {{ kk = "Көмір", ru = "Уголь" }}
"""
NEW_PLACE = """
[new_place]
id = "{id}"
parent = "{parent}"
name = {{ kk = "Жаңа қала", ru = "Новый город" }}
"""


def printed(little: LittleLaw, act: str = "new-1", place: str = "new", parent: str = "kz") -> str:
    """An edition of a new place by a new act, both printed in its own file."""
    name = f"coal/editions/{place}-2020.toml"
    text = little.path(EARLIER).read_text("utf-8")
    text = text.replace('act = "town-1"\n', "").replace('place = "town"', f'place = "{place}"')
    text += NEW_ACT.format(id=act) + NEW_PLACE.format(id=place, parent=parent)
    little.write(name, text)
    return name


def test_an_edition_may_bring_its_own_act_and_place(little: LittleLaw) -> None:
    printed(little)
    little.refuses()


def test_a_new_act_under_a_registered_id_is_refused(little: LittleLaw) -> None:
    name = printed(little, act="law-1")
    little.refuses((name, little.line(name, "[act]"), "twice", "law-1 is in the register of acts"))


def test_a_new_place_under_a_known_id_is_refused(little: LittleLaw) -> None:
    little.path(LATER).unlink()
    name = printed(little, place="town")  # in the place of the earlier edition
    little.refuses((name, little.line(name, "[new_place]"), "twice", "town is in the tree"))


def test_a_new_place_inside_no_place_is_refused(little: LittleLaw) -> None:
    name = printed(little, parent="atlantis")
    at = little.line(name, "[new_place]")
    little.refuses((name, at, "place", "new is inside atlantis, which is not in the tree"))


def test_a_new_place_inside_itself_is_refused(little: LittleLaw) -> None:
    name = printed(little, parent="new")
    at = little.line(name, "[new_place]")
    little.refuses((name, at, "place", "new: the place contains itself"))


# texts


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_text_without_kazakh_or_russian_is_refused(little: LittleLaw, language: str) -> None:
    written = {"kk": 'kk = "Қыс", ', "ru": ', ru = "Зима"'}[language]
    little.change(TEXTS, written, "")
    at = little.line(TEXTS, "[winter]") + 3
    found = little.refusals()
    assert [(one.path, one.line) for one in found] == [(little.path(TEXTS), at)]
    assert found[0].kind in ("text", "schema")
    assert language in found[0].message


def test_a_blank_text_in_words_nobody_binds_is_refused(little: LittleLaw) -> None:
    little.write("law/words.toml", '[reason]\nold = { kk = "Ескі.", ru = " " }\n')
    little.refuses(("law/words.toml", 2, "text", "reason.old has no ru"))


def test_a_text_deep_in_a_list_is_refused_at_its_line(little: LittleLaw) -> None:
    lines = ["[[day]]", 'name = { kk = "а", ru = "б" }', "[[day]]", 'name = { ru = "б" }']
    little.write("law/calendars/2020.toml", "\n".join(lines))
    little.refuses(("law/calendars/2020.toml", 4, "text", "day[1].name has no kk"))


def test_lists_of_words_by_language_are_no_texts(little: LittleLaw) -> None:
    little.write("law/words.toml", '[months]\nkk = ["қаңтар"]\nru = ["январь"]\n')
    little.refuses()


# schema


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        (ACTS, "adopted = 2019-05-01", "adoptd = 2019-05-01", "act[0].adoptd: "),
        (ACTS, 'kind = "decision"', 'kind = "whim"', "act[1].kind: "),
        (MCI, "amount = 110.5", 'amount = "110.5"', "value[1].amount: "),
        (REGIONS, 'parent = "kz"', "parent = 7", "region[1].parent: "),
        (LATER, 'quote = "', 'qoute = "', "terms.who.qoute: "),
        (TEXTS, 'role = "condition"', 'role = "wish"', "alone.role: "),
    ],
)
def test_a_key_or_value_that_is_not_understood_is_refused(
    little: LittleLaw, name: str, old: str, new: str, words: str
) -> None:
    little.change(name, old, new)
    found = little.refusals()
    assert [(one.path, one.kind) for one in found] == [(little.path(name), "schema")]
    assert found[0].message.startswith(words)
    assert found[0].line == little.line(name, new)


def test_an_edition_without_terms_is_refused(little: LittleLaw) -> None:
    text = little.path(LATER).read_text("utf-8")
    little.write(LATER, text[: text.index("[terms.who]")])
    little.refuses((LATER, 1, "schema", "terms: is missing"))


def test_a_file_that_is_no_toml_is_refused_at_its_line(little: LittleLaw) -> None:
    little.change(LATER, 'place = "town"', "place = town")
    little.refuses((LATER, 2, "schema", ""))


def test_what_was_found_before_an_unreadable_file_is_not_lost(little: LittleLaw) -> None:
    little.change(ACTS, 'source = "text"', 'source = "letter"')
    little.change(LATER, 'quote = "', 'qoute = "')
    kinds = [(one.path, one.kind) for one in little.refusals()]
    assert kinds == [(little.path(LATER), "schema"), (little.path(ACTS), "source")]


# quotes


def test_a_quote_that_is_not_in_the_text_is_refused(little: LittleLaw) -> None:
    little.change(LATER, "зейнеткерге беріледі", "зейнеткерге берілмейді")
    at = little.line(LATER, "quote =")
    words = "not in source text: «жалғыз тұратын зейнеткерге берілмейді»"
    little.refuses((LATER, at, "quote", words), sources=True)


def test_a_quote_is_found_across_a_broken_line(little: LittleLaw) -> None:
    assert "тұратын\nзейнеткерге" in little.path("texts/text.txt").read_text("utf-8")
    little.refuses(sources=True)


def test_without_the_texts_quotes_are_not_looked_for(little: LittleLaw) -> None:
    little.change(LATER, "зейнеткерге беріледі", "зейнеткерге берілмейді")
    little.refuses()


def test_a_text_that_is_not_the_registered_one_is_refused(little: LittleLaw) -> None:
    little.change("texts/text.txt", "1. ", "2. ")
    words = "text.txt is not the text whose SHA-256 is registered"
    little.refuses((SOURCES, 1, "source", words), sources=True)


def test_a_text_that_is_missing_is_refused(little: LittleLaw) -> None:
    little.path("texts/text.txt").unlink()
    little.refuses((SOURCES, 1, "source", "text.txt is not in the folder"), sources=True)


def test_a_refusal_reads_as_file_line_kind_and_message(little: LittleLaw) -> None:
    little.change(LATER, 'service = "coal"', 'service = "wood"')
    (refusal,) = little.refusals()
    assert str(refusal) == f"{little.path(LATER)}:1: service: is not coal"
