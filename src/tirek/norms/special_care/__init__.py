"""The two standards of special social services: whom they are for, who applies, what is shown."""
