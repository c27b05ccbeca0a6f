"""Several departments may work in a place, but only one of them decides a service."""

from typing import ClassVar

from django.db import migrations

ONE = """
CREATE FUNCTION one_department_for_a_body() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('departments of ' || NEW.place));
    IF EXISTS (
        SELECT FROM accounts_office o
        WHERE o.place = NEW.place AND o.kind = 'department' AND o.is_active
          AND o.id <> NEW.id AND o.bodies && NEW.bodies
    ) THEN
        RAISE EXCEPTION 'another department of % is of one of these kinds', NEW.place
            USING ERRCODE = 'unique_violation', CONSTRAINT = 'one_department_for_a_body';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER one_department_for_a_body BEFORE INSERT OR UPDATE ON accounts_office
    FOR EACH ROW WHEN (NEW.kind = 'department' AND NEW.is_active)
    EXECUTE FUNCTION one_department_for_a_body();
"""
GONE = """
DROP TRIGGER one_department_for_a_body ON accounts_office;
DROP FUNCTION one_department_for_a_body();
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("accounts", "0009_kinds_of_bodies"),
    ]

    operations: ClassVar = [
        migrations.RemoveConstraint(model_name="office", name="one_department_in_a_place"),
        migrations.RunSQL(ONE, GONE),
    ]
