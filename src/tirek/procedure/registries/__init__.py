"""The state information systems: their answers, and which facts a service takes from them."""
