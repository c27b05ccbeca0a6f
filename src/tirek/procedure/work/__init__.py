"""Hours of somebody's work as a service: what is declared, typed, who may do it, what is paid."""
