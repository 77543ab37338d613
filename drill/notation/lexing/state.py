"""The lexer's state: the text, the tokens so far, what is open; and how a token is added.

Readers are functions ``(lexer, at) -> end`` that take what they know at a place, or give None.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lark import Token

from drill.notation.characters import Normal
from drill.notation.errors import ReadError
from drill.notation.vocabulary import Vocabulary

MOST_TOKENS = 1_500

ENDS = frozenset({
    "NUMBER", "NAME", "RPAR", "RSQB", "RBRACE", "TRANSPOSE", "FACTORIAL", "PERCENT", "CLOSE_BAR",
    "CLOSE_NORM", "CLOSE_FLOOR", "CLOSE_CEIL", "END_MATRIX",
})  # fmt: skip
"""Tokens that end an operand."""
_BEGINS = frozenset({
    "NUMBER", "NAME", "FUNCTION", "LPAR", "LSQB", "LBRACE", "BAR", "NORM", "FLOOR", "CEIL",
    "FRACTION", "BINOMIAL", "NTH_ROOT", "ROOT", "INDICATOR", "SUM", "SUM_OVER", "BEGIN_MATRIX",
})  # fmt: skip
"""Tokens that begin one."""


class Lexer:
    """One text on its way to tokens.

    ``open`` holds the brackets not yet closed, with their places; ``indices`` the indices that sums
    run over; ``spaced`` says that white space stands before the next token, and ``joined`` that the
    next token belongs to the last one, so that no product was left out between them.
    """

    def __init__(
        self,
        normal: Normal,
        vocabulary: Vocabulary,
        operations: Iterable[str],
        readers: Readers,
        *,
        strict: bool,
    ) -> None:
        self.text = normal.text
        self.places = [*normal.places, len(normal.places) and normal.places[-1] + 1]
        self.vocabulary = vocabulary
        self.operations = operations
        self.readers = readers
        self.strict = strict
        self.tokens: list[Token] = []
        self.open: list[tuple[str, int]] = []
        self.indices: set[str] = set()
        self.spaced = True
        self.joined = False

    def run(self) -> list[Token]:
        """The tokens of the whole text; raises :class:`ReadError`."""
        self.scan(0, len(self.text))
        if self.open:
            mark, at = self.open[-1]
            raise ReadError(f"this {mark} is never closed", self.places[at], unfinished=True)
        return self.tokens

    def scan(self, at: int, end: int) -> None:
        """Read the text from ``at`` to ``end``."""
        while at < end:
            if self.text[at].isspace():
                self.spaced = True
                at += 1
                continue
            at = self._read(at)
            self.spaced = False
            if len(self.tokens) > MOST_TOKENS:
                raise ReadError("this formula is too long", self.places[at - 1])

    def scan_alone(self, at: int, end: int) -> None:
        """Read the text from ``at`` to ``end`` as if nothing stood behind it."""
        whole, self.text = self.text, self.text[:end]
        self.scan(at, end)
        self.text = whole

    def _read(self, at: int) -> int:
        for reader in self.readers(self.text[at]):
            end = reader(self, at)
            if end is not None:
                return end
        raise ReadError(f"the character {self.text[at]} has no meaning here", self.places[at])

    def emit(self, kind: str, value: str, at: int, end: int) -> None:
        """Add a token, and before it the product that was left out, if one was."""
        after_operand = bool(self.tokens) and self.tokens[-1].type in ENDS
        if after_operand and kind in _BEGINS and not self.joined:
            self._product_left_out(kind, at)
        self.joined = False
        self.put(kind, value, at, end)

    def put(self, kind: str, value: str, at: int, end: int) -> None:
        """Add a token as it is."""
        start, stop = self.places[at], self.places[end - 1] + 1 if end > at else self.places[at]
        self.tokens.append(Token(kind, value, start_pos=start, end_pos=stop))

    def _product_left_out(self, kind: str, at: int) -> None:
        if self.strict:
            raise ReadError("write the product out, with * or @", self.places[at])
        if kind == "NUMBER" and self.tokens[-1].type == "NUMBER":
            raise ReadError("two numbers stand side by side", self.places[at])
        self.put("IMPLICIT" if self.spaced else "TIGHT", "", at, at)


Reader = Callable[[Lexer, int], "int | None"]
Readers = Callable[[str], tuple[Reader, ...]]
"""Who may read what begins with a character, in order."""


def matching(text: str, start: int) -> int:
    """The place of the bracket that closes the one at ``start``; -1 if none does."""
    closing = {"(": ")", "{": "}"}[text[start]]
    depth = 0
    for at in range(start, len(text)):
        depth += (text[at] == text[start]) - (text[at] == closing)
        if depth == 0:
            return at
    return -1
