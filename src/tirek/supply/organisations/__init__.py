"""Who chose which organisation, as a table and a machine: no database and no clock."""
