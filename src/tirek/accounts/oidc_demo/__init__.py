"""An OpenID Connect provider of invented people, for the demonstration: a program of its own."""
