"""Bad input from the terminal."""


class WrongInput(Exception):
    """One line: which key or option, what is wrong with it, what is expected."""

    def __init__(self, message: str) -> None:
        super().__init__(" ".join(message.split()))
