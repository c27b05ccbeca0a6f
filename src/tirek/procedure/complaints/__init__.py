"""A complaint and a hearing: their ways and their days."""
