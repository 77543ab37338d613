"""Text → tokens of the one grammar, from plain text, Unicode and LaTeX alike.

Only here is known which names exist, where a product was left out, and how LaTeX spells things; the
grammar sees tokens only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from lark import Token

from drill.engine.second_roads import PREFIX
from drill.notation.characters import Normal, normalise
from drill.notation.errors import ReadError
from drill.notation.latex import COMMANDS, DROPPED, ENVIRONMENTS
from drill.notation.names import find_function, segment
from drill.notation.spelling import SUBSCRIPT, letter, spelling, suffixes
from drill.notation.vocabulary import Vocabulary

LONGEST_TEXT = 2_000
MOST_TOKENS = 1_500

_NUMBER = re.compile(r"(?:\d+(?:\.(?!\.)\d*)?|\.\d+)(?:[eE][+-]?\d+)?")
_GROUPED = re.compile(
    r"(?P<english>[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?)(?![\d,])"
    r"|(?P<spaced>[1-9]\d{0,2}(?:[ ]\d{3})+(?:[.,]\d+)?)(?![\d.,]| \d)"
    r"|(?P<european>[1-9]\d{0,2}(?:\.\d{3})+,\d+)(?![\d,.])"
    r"|(?P<comma>\d+,(?:\d{1,2}|\d{4,}))(?![\d,.])"
)
"""Separators of thousands and decimal commas, where only one reading is possible."""
_TRANSPOSE = re.compile(
    r"\^\s*(?:(?P<plain>T(?![A-Za-z0-9_])|\{\s*T\s*\})"
    r"|(?:\{\s*)?(?:\\top|\\intercal|\\mathsf\{T\}|\\mathrm\{T\}|\\mathsf T)(?:\s*\})?)"
)
_PRIME = re.compile(r"'+|\^(?:\\prime(?![A-Za-z])|\{\s*(?:\\prime\s*)+\})")
_SYMBOL = re.compile(r"\*\*|\.\.|\.T(?![A-Za-z0-9_])|<=|>=|==|!=|\|\||[-+*/^@(){}\[\],;|<>!%&]")
_D = r"(?:\\partial\s*|d)"
_QUOTIENT = re.compile(
    rf"\\d?frac\s*\{{\s*{_D}\s*(?P<a>[^{{}}/]+?|\\mathcal\{{L\}})\s*\}}\s*"
    rf"\{{\s*{_D}\s*(?P<b>(?:[^{{}}]|\{{[^{{}}]*\}}|\{{\\[a-z]+\{{[^{{}}]*\}}\}})+?)\s*\}}"
    rf"|{_D}\s*(?P<c>[A-Z]|\\mathcal\{{L\}})\s*/\s*{_D}\s*(?=(?P<d>[A-Za-zα-ωΑ-Ω\\]))"
)
_NABLA = re.compile(
    r"\\nabla\s*_\s*(?:\{(?P<b>[^{}]+(?:\{[^{}]*\})?[^{}]*)\}|(?P<c>\w))\s*(?P<a>L|\\mathcal\{L\}|J)"
)
_SUM = re.compile(
    r"_\s*(?:\{\s*(?P<i>[A-Za-z])\s*(?:=\s*(?P<low>[^{}]+?))?\s*\}|(?P<j>[A-Za-z]))\s*"
    r"(?:\^\s*(?:\{\s*(?P<high>[^{}]+?)\s*\}|(?P<top>[A-Za-z0-9])))?"
)
_INDICATOR = re.compile(
    r"(?:1|\\mathbb\s*\{\s*[1I]\s*\}|\\mathbf\s*\{\s*1\s*\}|\\mathbb\s*1|I)\s*(_\{|\[|\()"
)

_NORM_INDEX = re.compile(r"_(?:\{[2F]\}|[2F])")
"""Which norm it is: the Euclidean and the Frobenius are the only ones here."""

_OPERATORS = {
    "+": "PLUS", "-": "MINUS", "*": "TIMES", "/": "DIVIDE", "@": "AT", "^": "CARET",
    "**": "CARET", ",": "COMMA", ";": "SEMICOLON", "..": "RANGE", "%": "PERCENT",
    "!": "FACTORIAL", "&": "COMMA", ".T": "TRANSPOSE",
    "<": "COMPARE", ">": "COMPARE", "<=": "COMPARE", ">=": "COMPARE", "==": "COMPARE",
    "!=": "COMPARE",
}  # fmt: skip
_OPENING = {"(": "LPAR", "[": "LSQB", "{": "LBRACE"}
_CLOSING = {")": ("RPAR", "("), "]": ("RSQB", "["), "}": ("RBRACE", "{")}
_WORDS = {"and": "AND", "or": "OR", "not": "NOT", "for": "FOR", "in": "IN"}
_ENDS = frozenset({
    "NUMBER", "NAME", "RPAR", "RSQB", "RBRACE", "TRANSPOSE", "FACTORIAL", "PERCENT", "CLOSE_BAR",
    "CLOSE_NORM", "CLOSE_FLOOR", "CLOSE_CEIL", "END_MATRIX",
})  # fmt: skip
_BEGINS = frozenset({
    "NUMBER", "NAME", "FUNCTION", "LPAR", "LSQB", "LBRACE", "BAR", "NORM", "FLOOR", "CEIL",
    "FRACTION", "BINOMIAL", "ROOT", "INDICATOR", "SUM", "SUM_OVER", "BEGIN_MATRIX",
})  # fmt: skip


def lex(
    text: str, vocabulary: Vocabulary, operations: Iterable[str], *, strict: bool
) -> list[Token]:
    """The tokens of ``text``; ``strict`` wants every product written out and no abbreviations."""
    if len(text) > LONGEST_TEXT:
        raise ReadError(f"this is longer than {LONGEST_TEXT} characters", LONGEST_TEXT)
    return _Lexer(normalise(text), vocabulary, operations, strict).run()


class _Lexer:
    def __init__(
        self, normal: Normal, vocabulary: Vocabulary, operations: Iterable[str], strict: bool
    ) -> None:
        self.text = normal.text
        self.places = [*normal.places, len(normal.places) and normal.places[-1] + 1]
        self.vocabulary = vocabulary
        self.operations = operations
        self.strict = strict
        self.tokens: list[Token] = []
        self.open: list[tuple[str, int]] = []
        self.indices: set[str] = set()
        self.spaced = True
        self.joined = False

    def run(self) -> list[Token]:
        self._scan(0, len(self.text))
        if self.open:
            mark, at = self.open[-1]
            raise ReadError(f"this {mark} is never closed", self.places[at])
        return self.tokens

    # -- scanning -------------------------------------------------------------------------------

    def _scan(self, at: int, end: int) -> None:
        while at < end:
            if self.text[at].isspace():
                self.spaced = True
                at += 1
                continue
            at = self._step(at)
            self.spaced = False
            if len(self.tokens) > MOST_TOKENS:
                raise ReadError("this formula is too long", self.places[at - 1])

    def _step(self, at: int) -> int:
        steps: tuple[Callable[[int], int | None], ...] = (
            self._indicator, self._quotient, self._number, self._command, self._word, self._mark,
        )  # fmt: skip
        for step in steps:
            end = step(at)
            if end is not None:
                return end
        raise ReadError(f"the character {self.text[at]} has no meaning here", self.places[at])

    def _emit(self, kind: str, value: str, at: int, end: int) -> None:
        after_operand = bool(self.tokens) and self.tokens[-1].type in _ENDS
        if after_operand and kind in _BEGINS and not self.joined:
            self._product_left_out(kind, at)
        self.joined = False
        self._put(kind, value, at, end)

    def _put(self, kind: str, value: str, at: int, end: int) -> None:
        start, stop = self.places[at], self.places[end - 1] + 1 if end > at else self.places[at]
        self.tokens.append(Token(kind, value, start_pos=start, end_pos=stop))

    def _product_left_out(self, kind: str, at: int) -> None:
        if self.strict:
            raise ReadError("write the product out, with * or @", self.places[at])
        if kind == "NUMBER" and self.tokens[-1].type == "NUMBER":
            raise ReadError("two numbers stand side by side", self.places[at])
        self._put("IMPLICIT" if self.spaced else "TIGHT", "", at, at)

    # -- numbers and indicators -----------------------------------------------------------------

    def _number(self, at: int) -> int | None:
        grouped = None if self.strict or self._inside_brackets() else _GROUPED.match(self.text, at)
        match = grouped or _NUMBER.match(self.text, at)
        if not match:
            return None
        end = match.end()
        self._refuse_letters_after(match.group(), end)
        self._emit("NUMBER", _plain_number(match), at, end)
        return end

    def _inside_brackets(self) -> bool:
        return bool(self.open)

    def _refuse_letters_after(self, number: str, end: int) -> None:
        following = self.text[end : end + 1]
        if following == "." and self.text[end : end + 2] not in ("..", ".T"):
            raise ReadError("a number has one decimal point", self.places[end])
        if not following.isalpha():
            return
        scientific = "e" in number.lower()
        if scientific or re.fullmatch(r"0\d*", number):
            raise ReadError(f"write a * between {number} and {following}", self.places[end])

    def _indicator(self, at: int) -> int | None:
        match = _INDICATOR.match(self.text, at)
        if not match or (self.text[at] == "I" and "I" in self.vocabulary.symbols):
            return None
        mark = match.group(1)[-1]
        closing = {"(": ")", "[": "]", "{": "}"}[mark]
        inside = self.text[match.end() :].partition(closing)[0]
        if not re.search(r"[<>=]|\\(?:le|ge|ne|lt|gt)", inside):
            return None
        self._emit("INDICATOR", "1", at, match.end())
        self.open.append((mark, match.end() - 1))
        return match.end()

    # -- gradients written as quotients ---------------------------------------------------------

    def _quotient(self, at: int) -> int | None:
        if self.strict or self.text[at] not in "\\d":
            return None
        match = _QUOTIENT.match(self.text, at) or _NABLA.match(self.text, at)
        if not match:
            return None
        parts = match.groupdict()
        of = spelling(parts["a"] or parts.get("c") or "L", 0)[0]
        if match.re is _QUOTIENT and parts["b"] is None:
            by, end = spelling(self.text, match.end())
        else:
            by, end = spelling(parts["b"] or parts["c"] or "", 0)[0], match.end()
        return self._gradient(of if match.re is _QUOTIENT else "L", by, at, end)

    def _gradient(self, of: str, by: str, at: int, end: int) -> int | None:
        target = self.vocabulary.find(by) or by
        name = self.vocabulary.gradients.get((of, target)) or self.vocabulary.find(f"d{target}")
        if name is None and self.vocabulary.open and "d" not in self.vocabulary.symbols:
            name = f"d{target}"
        if name is None:
            return None
        self._emit("NAME", name, at, end)
        return end

    # -- names ----------------------------------------------------------------------------------

    def _word(self, at: int) -> int | None:
        base, end = letter(self.text, at)
        if not base:
            return None
        if self._summed(base, at, end):
            return self._total("sum", at, end)
        if base in _WORDS and self._is_keyword(base):
            self._put(_WORDS[base], base, at, end)
            return end
        name, full = suffixes(self.text, base, end)
        return self._function(name, base, at, full, end) or self._symbol(name, at, full)

    def _is_keyword(self, word: str) -> bool:
        return self.strict and not self.vocabulary.find(word)

    def _summed(self, base: str, at: int, end: int) -> bool:
        if base not in ("sum", "Sigma", "Sum") or self.vocabulary.find(base):
            return False
        return self.text[end : end + 1] in ("_",) and _SUM.match(self.text, end) is not None

    def _symbol(self, name: str, at: int, end: int) -> int:
        known = self.vocabulary.find(name)
        if known is not None:
            self._emit("NAME", known, at, end)
            return end
        if name in self.indices:
            self._emit("NAME", name, at, end)
            return end
        if self._component(name, at, end) or self._run_together(name, at, end):
            return end
        if not self.vocabulary.admits(name):
            raise ReadError(self.vocabulary.unknown(name), self.places[at])
        self._refuse_unknown_call(name, at, end)
        self._emit("NAME", name, at, end)
        return end

    def _refuse_unknown_call(self, name: str, at: int, end: int) -> None:
        if len(name) > 1 and self.text[end : end + 1] == "(":
            raise ReadError(f"there is no function {name}", self.places[at])

    def _component(self, name: str, at: int, end: int) -> bool:
        """``y_k`` under a sum over k, or ``p_1`` of a vector p."""
        base, _, tail = name.rpartition("_")
        known = self.vocabulary.find(base) if base and tail else None
        if known is None or self.strict or self.vocabulary.open:
            return False
        places = [tail] if tail.isdigit() or tail in self.indices else list(tail)
        if not all(place.isdigit() or place in self.indices for place in places):
            return False
        self._emit("NAME", known, at, end)
        self._put("INDEX", "[", end, end)
        for count, place in enumerate(places):
            if count:
                self._put("COMMA", ",", end, end)
            self._put("NUMBER" if place.isdigit() else "NAME", place, end, end)
        self._put("RSQB", "]", end, end)
        return True

    def _run_together(self, name: str, at: int, end: int) -> bool:
        if self.strict:
            return False
        known = {**self.vocabulary.symbols, **{index: index for index in self.indices}}
        readings = segment(name.replace("_", ""), known)
        if len(readings) > 1:
            raise ReadError(f"{name} can be read in two ways; put signs between", self.places[at])
        if not readings:
            return False
        for part in readings[0]:
            self._emit("NAME", known[part], at, end)
            self.spaced = False
        return True

    # -- functions ------------------------------------------------------------------------------

    def _function(self, name: str, base: str, at: int, full: int, short: int) -> int | None:
        end = full
        called = self._find_function(name)
        if called is None and name != base:
            called, end = self._find_function(base), short
        if called is None:
            return None
        prime = _PRIME.match(self.text, end)
        if prime:
            called += "'" * max(1, prime.group().count("'") or prime.group().count("prime"))
            end = prime.end()
        following = self._next(end)
        is_symbol = self.vocabulary.find(name) is not None
        if is_symbol and following != "(" and not prime:
            return None
        self._check_function(called, at)
        self._emit("FUNCTION", called, at, end)
        return self._argument(called, at, end, following)

    def _find_function(self, name: str) -> str | None:
        if name.startswith(PREFIX) and not self.strict:
            return None
        bound = self.vocabulary.functions.get(name)
        return bound or find_function(name, self.operations)

    def _check_function(self, called: str, at: int) -> None:
        if called not in self.operations:
            raise ReadError(f"the derivative {called} is not known", self.places[at])

    def _argument(self, called: str, at: int, end: int, following: str) -> int:
        if following == "(":
            return self._for_clause(end)
        if following == "^":
            end = self._exponent(self.text.index("^", end))
            following = self._next(end)
        if not following or following in ")]},;*/+@^=<>|!%":
            raise ReadError(f"{called} needs an argument", self.places[at])
        if following == "(":
            self.joined = True
            return end
        self._put("APPLY", "", end, end)
        return end

    def _for_clause(self, end: int) -> int:
        """``sum(… for l in 1..L)`` is a token of its own, so that the grammar stays LALR(1)."""
        if self.tokens[-1].value in ("sum", "prod") and self.strict:
            start = self.text.index("(", end)
            clause = re.search(
                r"\bfor\s+([a-z])\s+in\b", self.text[start : _matching(self.text, start)]
            )
            if clause:
                self.indices.add(clause.group(1))
                last = self.tokens.pop()
                self.tokens.append(Token("SUM", last.value, start_pos=last.start_pos))
        return end

    def _exponent(self, at: int) -> int:
        """The 2 of sin²(x), read before what the function is applied to."""
        match = re.compile(r"\^\s*(?:\{([^{}]*)\}|(-?\d+|[A-Za-z]))").match(self.text, at)
        if not match:
            raise ReadError("an exponent is missing", self.places[at])
        self._put("CARET", "^", at, at + 1)
        group = 1 if match.group(1) is not None else 2
        self._scan(match.start(group), match.end(group))
        return match.end()

    def _next(self, at: int) -> str:
        skipped = re.compile(r"(?:\s|\\(?:left|right|big|Big|bigg|Bigg|bigl|Bigl|,|!|;|:|\s))*")
        match = skipped.match(self.text, at)
        return self.text[match.end() : match.end() + 1] if match else ""

    # -- sums over an index ---------------------------------------------------------------------

    def _total(self, op: str, at: int, end: int) -> int:
        match = _SUM.match(self.text, end)
        if not match:
            raise ReadError("say what the sum runs over, as in Σ_k", self.places[at])
        index = match.group("i") or match.group("j")
        self._emit("SUM_OVER", op, at, end)
        self._put("NAME", index, at, end)
        high = "high" if match.group("high") else "top"
        if match.group("low") and match.group(high):
            self._bounds(match, high)
        self.indices.add(index)
        self._put("OVER", "", match.end(), match.end())
        return match.end()

    def _bounds(self, match: re.Match[str], high: str) -> None:
        self._put("FROM", "", match.start("low"), match.start("low"))
        self._scan(*match.span("low"))
        self._put("TO", "", match.start(high), match.start(high))
        if self._is_length(match.group(high)):
            self._put("NUMBER", "-1", *match.span(high))
        else:
            self._scan(*match.span(high))

    def _is_length(self, text: str) -> bool:
        """An upper bound that no symbol stands for, as the K of Σ_{k=1}^K, is the length."""
        return text.isalpha() and self.vocabulary.find(text) is None

    # -- LaTeX commands -------------------------------------------------------------------------

    def _command(self, at: int) -> int | None:
        match = re.compile(r"\\([A-Za-z]+|[^A-Za-z])").match(self.text, at)
        if not match:
            return None
        name, end = match.group(1), match.end()
        if name in DROPPED:
            self.spaced = True
            return self._after_sizing(name, end)
        if name in ("begin", "end"):
            return self._environment(name, at, end)
        if name in ("sum", "prod"):
            return self._total(name, at, end)
        if name in ("frac", "dfrac", "tfrac", "binom", "sqrt"):
            return self._macro(name, at, end)
        if name == "\\":
            return self._double_backslash(at, end)
        if name in ("operatorname", "text", "mathrm", "textrm", "mathop", "operatorname*"):
            return self._named(at, end)
        if name in COMMANDS:
            return self._sign(COMMANDS[name], at, end)
        if letter(self.text, at)[0]:
            return None
        return self._spelled_function(name, at, end)

    def _double_backslash(self, at: int, end: int) -> int:
        """A new row of a matrix; else an escaped backslash, as it comes out of program texts."""
        if self._in_matrix():
            self._put("SEMICOLON", ";", at, end)
            return end
        if not self.text[end : end + 1].isalpha():
            raise ReadError("a new line has no place here", self.places[at])
        return at + 1

    def _spelled_function(self, name: str, at: int, end: int) -> int:
        subscript = SUBSCRIPT.match(self.text, end) if name == "log" else None
        full = subscript.end() if subscript else end
        spelled = f"log_{subscript.group(1) or subscript.group(2)}" if subscript else name
        done = self._function(spelled, name, at, full, end)
        if done is None:
            raise ReadError(f"the LaTeX command \\{name} is not known here", self.places[at])
        return done

    def _after_sizing(self, name: str, end: int) -> int:
        if name in ("left", "right") and self.text[end : end + 1] == ".":
            return end + 1
        return end

    def _sign(self, kinds: tuple[str, str], at: int, end: int) -> int:
        kind, value = kinds
        if kind == "BARS":
            return self._bar(value, at, end)
        if kind in ("FLOOR", "CEIL"):
            self._emit(kind, value, at, end)
            self.open.append((value, at))
        elif kind in ("CLOSE_FLOOR", "CLOSE_CEIL"):
            self._close(value, kind, at)
        elif kind == "NAME":
            self._emit("NAME", value, at, end)
        else:
            self._put(kind, value, at, end)
        return end

    def _named(self, at: int, end: int) -> int | None:
        match = re.compile(r"\*?\s*\{([A-Za-z0-9_ \\]+)\}").match(self.text, end)
        if not match:
            return None
        name = re.sub(r"[ \\]", "", match.group(1))
        spelled, full = suffixes(self.text, name, match.end())
        return self._function(spelled, name, at, full, match.end()) or self._symbol(
            spelled, at, full
        )

    def _macro(self, name: str, at: int, end: int) -> int:
        kind = {"sqrt": "ROOT", "binom": "BINOMIAL"}.get(name, "FRACTION")
        self._emit(kind, name, at, end)
        if kind == "ROOT":
            return self._root(at, end)
        for _ in range(2):
            end = self._group(end)
        return end

    def _root(self, at: int, end: int) -> int:
        following = self._next(end)
        if following == "(":
            self.joined = True
            return end
        if following == "{":
            return self._group(end)
        if not following or following in ")]},;*/+@^=<>|!%":
            raise ReadError("the root needs an argument", self.places[at])
        self._put("APPLY", "", end, end)
        return end

    def _group(self, at: int) -> int:
        """One argument of a LaTeX command: a group in braces, or a single character."""
        while self.text[at : at + 1] == " ":
            at += 1
        if at >= len(self.text):
            raise ReadError("an argument is missing", self.places[at - 1])
        if self.text[at] != "{":
            end = at + 1 if self.text[at] != "\\" else letter(self.text, at)[1]
            self._put("LBRACE", "{", at, at)
            self._scan(at, max(end, at + 1))
            self._put("RBRACE", "}", end, end)
            return max(end, at + 1)
        close = _matching(self.text, at)
        if close < 0:
            raise ReadError("this { is never closed", self.places[at])
        self._put("LBRACE", "{", at, at + 1)
        self._scan(at + 1, close)
        self._put("RBRACE", "}", close, close + 1)
        return close + 1

    def _environment(self, name: str, at: int, end: int) -> int:
        match = re.compile(r"\{([a-zA-Z]*matrix|array)\}(?:\{[lcr|]*\})?").match(self.text, end)
        if not match or match.group(1) not in ENVIRONMENTS:
            raise ReadError("of the LaTeX environments only matrices can be read", self.places[at])
        if name == "begin":
            self._emit("BEGIN_MATRIX", "", at, match.end())
            self.open.append((r"\begin", at))
        else:
            self._close(r"\begin", "END_MATRIX", at)
        return match.end()

    def _in_matrix(self) -> bool:
        return bool(self.open) and self.open[-1][0] == r"\begin"

    # -- marks ----------------------------------------------------------------------------------

    def _mark(self, at: int) -> int | None:
        transpose = _TRANSPOSE.match(self.text, at)
        if transpose and not (transpose.group("plain") and "T" in self.vocabulary.symbols):
            self._put("TRANSPOSE", "T", at, transpose.end())
            return transpose.end()
        match = _SYMBOL.match(self.text, at)
        if not match:
            return None
        mark, end = match.group(), match.end()
        if mark == "^":
            return self._caret(at, end)
        if mark in ("|", "||"):
            return self._bar(mark, at, end)
        if mark in _OPENING:
            self._opening(mark, at)
        elif mark in _CLOSING:
            self._close(_CLOSING[mark][1], _CLOSING[mark][0], at)
        else:
            self._put(_OPERATORS[mark], mark, at, end)
        return end

    def _caret(self, at: int, end: int) -> int:
        self._put("CARET", "^", at, end)
        return self._group(end) if self._next(end) == "{" else end

    def _opening(self, mark: str, at: int) -> None:
        if mark == "{" and "\\" not in self.text:
            raise ReadError("curly braces group only in LaTeX; write ( )", self.places[at])
        previous = self.tokens[-1] if self.tokens else None
        if mark == "[" and previous and previous.type in ("NAME", "RSQB") and self._may_index(at):
            self._put("INDEX", mark, at, at + 1)
        else:
            self._emit(_OPENING[mark], mark, at, at + 1)
        self.open.append((mark, at))

    def _may_index(self, at: int) -> bool:
        return self.strict or not self.spaced

    def _close(self, opening: str, kind: str, at: int) -> None:
        mark = self.text[at]
        if not self.open:
            raise ReadError(f"this {mark} closes nothing", self.places[at])
        expected, _ = self.open.pop()
        if expected != opening:
            raise ReadError(f"the {expected} before is still open", self.places[at])
        self._put(kind, mark, at, at + 1)

    def _bar(self, mark: str, at: int, end: int) -> int:
        """Open or close |…| or ‖…‖, which look the same at both ends; gives where it ends."""
        after_operand = bool(self.tokens) and self.tokens[-1].type in _ENDS
        inner = self.open[-1][0] if self.open else ""
        if mark == "||" and after_operand and inner == "|":
            mark, end = "|", at + 1
        kind = "BAR" if mark == "|" else "NORM"
        if after_operand and inner == mark:
            self.open.pop()
            self._put(f"CLOSE_{kind}", mark, at, end)
            which = _NORM_INDEX.match(self.text, end) if kind == "NORM" else None
            return which.end() if which else end
        self._emit(kind, mark, at, end)
        self.open.append((mark, at))
        return end


def _plain_number(match: re.Match[str]) -> str:
    """A number without separators of thousands, its decimals behind a point."""
    text = match.group().replace(" ", "")
    if match.re is _GROUPED and match.group("english"):
        return text.replace(",", "")
    if match.re is _GROUPED and match.group("european"):
        text = text.replace(".", "")
    return text.replace(",", ".")


def _matching(text: str, start: int) -> int:
    """The place of the bracket that closes the one at ``start``; -1 if none does."""
    closing = {"(": ")", "{": "}"}[text[start]]
    depth = 0
    for at in range(start, len(text)):
        depth += (text[at] == text[start]) - (text[at] == closing)
        if depth == 0:
            return at
    return -1
