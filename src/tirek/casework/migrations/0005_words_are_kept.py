"""The database keeps the words a case is found by, and the sort key of its child's name.

Names may be written with a case, changed later with a person, or copied in by the million: one
place keeps them in line. Numbers are found by their end through an index over the reversed text.
"""

from typing import ClassVar

from django.db import migrations

WORDS_OF = """
CREATE FUNCTION casework_words_of(place text, subject bigint, applicant bigint) RETURNS tsvector
LANGUAGE sql STABLE AS $$
    SELECT array_to_tsvector(array_agg(DISTINCT one || word)) FROM (
        SELECT iin AS word FROM people_person WHERE id IN (subject, applicant)
        UNION SELECT 'tel' || right(regexp_replace(phone, '[^0-9]', '', 'g'), 10)
            FROM people_person WHERE id IN (subject, applicant) AND phone <> ''
        UNION SELECT regexp_split_to_table(search_name, ' ')
            FROM people_person WHERE id IN (subject, applicant)
    ) words, (VALUES (''), (place || '|')) prefixes(one)
    WHERE word <> ''
$$;
"""
CASE_CHANGED = """
CREATE FUNCTION casework_keep_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO casework_casewords (case_id, lexemes)
        VALUES (NEW.id, casework_words_of(NEW.place, NEW.subject_id, NEW.applicant_id))
        ON CONFLICT (case_id) DO UPDATE SET lexemes = EXCLUDED.lexemes;
    RETURN NULL;
END $$;
CREATE TRIGGER words_are_kept AFTER INSERT ON casework_case
    FOR EACH ROW EXECUTE FUNCTION casework_keep_words();
CREATE TRIGGER words_stay_right AFTER UPDATE ON casework_case
    FOR EACH ROW WHEN ((OLD.place, OLD.subject_id, OLD.applicant_id)
        IS DISTINCT FROM (NEW.place, NEW.subject_id, NEW.applicant_id))
    EXECUTE FUNCTION casework_keep_words();
"""
PERSON_CHANGED = """
CREATE FUNCTION casework_person_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE casework_casewords kept
        SET lexemes = casework_words_of(one.place, one.subject_id, one.applicant_id)
        FROM casework_case one
        WHERE kept.case_id = one.id AND NEW.id IN (one.subject_id, one.applicant_id);
    UPDATE casework_case SET subject_key = NEW.sort_key
        WHERE subject_id = NEW.id AND subject_key <> NEW.sort_key;
    RETURN NULL;
END $$;
CREATE TRIGGER cases_follow_the_person AFTER UPDATE ON people_person
    FOR EACH ROW WHEN ((OLD.search_name, OLD.sort_key, OLD.iin, OLD.phone)
        IS DISTINCT FROM (NEW.search_name, NEW.sort_key, NEW.iin, NEW.phone))
    EXECUTE FUNCTION casework_person_changed();
"""
FROM_NOW_BACK = """
UPDATE casework_case SET subject_key = person.sort_key
    FROM people_person person WHERE person.id = subject_id AND subject_key <> person.sort_key;
INSERT INTO casework_casewords (case_id, lexemes)
    SELECT id, casework_words_of(place, subject_id, applicant_id) FROM casework_case;
"""
BY_END_OF_NUMBER = (
    "CREATE INDEX cases_by_end_of_number ON casework_case (reverse(number) text_pattern_ops);"
)
UNDO = """
DROP INDEX cases_by_end_of_number;
DROP TRIGGER cases_follow_the_person ON people_person;
DROP TRIGGER words_stay_right ON casework_case;
DROP TRIGGER words_are_kept ON casework_case;
DROP FUNCTION casework_person_changed, casework_keep_words, casework_words_of;
DELETE FROM casework_casewords;
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("casework", "0004_lists_and_words"),
        ("people", "0003_names_without_kazakh_letters"),
    ]
    operations: ClassVar = [
        migrations.RunSQL(
            WORDS_OF + CASE_CHANGED + PERSON_CHANGED + FROM_NOW_BACK + BY_END_OF_NUMBER, UNDO
        )
    ]
