"""Many cases at once, copied in by the database itself: for plans and not for procedure."""

from django.db import connection

PEOPLE = """
INSERT INTO people_person
    (iin, surname, given_name, patronymic, phone, sort_key, search_name, born_on)
SELECT to_char(n, 'FM000000000000'), name, 'Әлихан', '', '+7701' || to_char(n, 'FM0000000'),
    md5(name), translate(lower(name), 'әғқңөұүһі', 'агкноуухи') || ' алихан', NULL
FROM (SELECT n, (ARRAY['серіков','оспанов','ахметов','ким','үсенов','жұмабаев'])[n %% 6 + 1]
    || translate((n %% 1000)::text, '0123456789', 'абвгдежзик') AS name
    FROM generate_series(1, %(people)s) n) made
"""
CASES = """
INSERT INTO casework_case
    (number, service, place, applicant_id, subject_id, channel, language, subject_key, last_seq,
     stage, received_on, due_on, on_hold, held_because)
SELECT 'ZHK-2025-' || to_char(n, 'FM000000'), 'home-education',
    CASE WHEN n %% 10 = 0 THEN 'akmola/zhaksy' ELSE 'almaty-region/p' || n %% 40 END,
    person, person, 'portal', 'kk', md5('name' || n), 2,
    CASE WHEN n %% 25 = 0 THEN 'registered' WHEN n %% 7 = 0 THEN 'refused' ELSE 'granted' END,
    date '2023-01-01' + n %% 900, date '2023-01-10' + n %% 900, false, ''
FROM (SELECT n, (SELECT min(id) FROM people_person) + n %% %(people)s AS person
    FROM generate_series(1, %(cases)s) n) made
"""


def fill(cases: int, people: int) -> None:
    """So many cases of so many people; a tenth of the cases lies in Zhaksy."""
    with connection.cursor() as cursor:
        cursor.execute(PEOPLE, {"people": people})
        cursor.execute(CASES, {"cases": cases, "people": people})
        cursor.execute("SELECT gin_clean_pending_list('cases_by_words')")  # as vacuum does
        for table in ("people_person", "casework_case", "casework_casewords"):
            cursor.execute(f"ANALYZE {table}")
