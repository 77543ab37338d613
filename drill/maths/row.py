"""One row of TeX → tree: scripts, brackets, numbers and names, in one pass from left to right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from drill.maths.alphabets import ALPHABETS
from drill.maths.commands import COMMANDS, IGNORED, SWITCHES, Parts, Reads
from drill.maths.environments import SHAPES, grid_of
from drill.maths.latex import Environment, Group, Macro, Part, TexError
from drill.maths.pairing import CLOSERS, DELIMITED, SIZED, Pairing, as_row, delimiter_of
from drill.maths.spacing import kind_of
from drill.maths.symbols import CHARACTERS, PAIRS, SPACES, SYMBOLS
from drill.maths.tree import (
    NOTHING,
    Band,
    Fence,
    Fraction,
    Kind,
    Node,
    Row,
    Scripts,
    Space,
    Symbol,
)
from drill.maths.width import cell_width

_NAMES = frozenset({"roman", "sans", "mono", "italic"})  # letters side by side are one name
_INFIX = {"over": None, "choose": ("(", ")")}


def read_row(reads: Reads, parts: Parts, alphabet: str = "") -> Node:
    """The tree of ``parts``, letters in ``alphabet``; a row of one part is that part."""
    return _RowReader(reads, parts, alphabet).read()


class _RowReader:
    def __init__(self, reads: Reads, parts: Parts, alphabet: str) -> None:
        self.reads, self.parts, self.alphabet = reads, parts, alphabet
        self.place = 0
        self.items: list[Node] = []
        self.pairing = Pairing(self.items)
        self.scripted = False  # the last item is still open to a second script
        self.limits: bool | None = None  # what \limits or \nolimits has said of it
        self.infix: tuple[str, Node] | None = None

    def read(self) -> Node:
        while self.place < len(self.parts):
            part = self.parts[self.place]
            self.place += 1
            if isinstance(part, str):
                self._character(part)
            else:
                self._compound(part)
        return self._finished()

    def _finished(self) -> Node:
        self.pairing.check_closed()
        tree = as_row(self.items)
        if self.infix is None:
            return tree
        name, over = self.infix
        marks = _INFIX[name]
        made = Fraction(over, tree, bar=name == "over")
        return Fence((made,), marks) if marks else made

    # characters

    def _character(self, sign: str) -> None:
        if sign.isspace():
            return
        if sign in "^_":
            self._script(sign)
        elif sign == "'":
            self._prime()
        elif sign in "$&#":
            raise TexError(f"a {sign} has no place here")
        elif sign == "~":
            self._add(Space(1))
        elif cell_width(sign) == 0:
            self._mark(sign)
        else:
            self._add(self._letter_or_sign(sign))

    def _letter_or_sign(self, sign: str) -> Node:
        if sign.isdecimal() or (sign == "." and _is_digit(self.parts[self.place : self.place + 1])):
            return Symbol(self._styled(sign + self._more_digits()))
        if self.alphabet in _NAMES and sign.isalpha():
            return Symbol(self._styled(sign + self._more_letters()))
        styled = self._styled(sign)
        return CHARACTERS.get(sign, Symbol(sign)) if styled == sign else Symbol(styled)

    def _styled(self, letters: str) -> str:
        table = ALPHABETS.get(self.alphabet)
        return letters.translate(table) if table else letters

    def _more_digits(self) -> str:
        digits = ""
        while self.place < len(self.parts):
            sign = self.parts[self.place]
            pointed = sign == "." and _is_digit(self.parts[self.place + 1 : self.place + 2])
            if not pointed and not _is_digit([sign]):
                break
            digits += str(sign)
            self.place += 1
        return digits

    def _more_letters(self) -> str:
        letters = ""
        while self.place < len(self.parts):
            sign = self.parts[self.place]
            if not isinstance(sign, str) or not (sign.isalnum() or sign == "-"):
                break
            letters += sign.replace("-", "‐")
            self.place += 1
        return letters

    def _mark(self, mark: str) -> None:
        """A combining mark stays on the letter before it, and never on what is drawn before."""
        last = self.items[-1] if self.items else None
        blocked = self.pairing.is_open_sign() or self.pairing.is_at_start()
        if isinstance(last, Symbol) and not blocked:
            self.items[-1] = replace(last, text=last.text + mark)
        else:
            self._add(Symbol("◌" + mark))

    # groups and commands

    def _compound(self, part: Group | Macro | Environment) -> None:
        if isinstance(part, Macro):
            self._macro(part)
        elif isinstance(part, Group):
            self._add(_as_one(self.reads.row(part.parts, self.alphabet)))
        elif part.name in SHAPES:
            self._add(grid_of(self.reads, part, self.alphabet))
        else:
            self._add(self.reads.raw(rf"\begin{{{part.name}}}", part.start, part.end))

    def _macro(self, macro: Macro) -> None:
        name = macro.name
        if name in SYMBOLS:
            self._add(self._named(name))
        elif name in COMMANDS:
            command = COMMANDS[name]
            self._add(command.meaning(self.reads, macro.arguments, self.alphabet))
        elif name in SPACES:
            self._add(Space(SPACES[name]))
        elif name in SIZED:
            mark = delimiter_of(macro)
            self._add(Symbol(mark, SIZED[name] or CHARACTERS.get(mark, Symbol(mark)).kind))
        elif name in SWITCHES:
            self.alphabet = SWITCHES[name]
        elif name not in IGNORED:
            self._structure(macro)

    def _named(self, name: str) -> Symbol:
        symbol = SYMBOLS[name]
        letter = self.alphabet and len(symbol.text) == 1
        return replace(symbol, text=self._styled(symbol.text)) if letter else symbol

    def _structure(self, macro: Macro) -> None:
        actions: dict[str, Callable[[Macro], None]] = {
            "left": self._left, "right": self._right, "middle": self._middle,
            "limits": self._set_limits, "nolimits": self._set_limits,
            **dict.fromkeys(_INFIX, self._split),
        }  # fmt: skip
        actions.get(macro.name, self._unknown)(macro)

    def _unknown(self, macro: Macro) -> None:
        """A command that is not known keeps the groups after it: they may be its arguments."""
        end = macro.end
        while self.place < len(self.parts) and isinstance(group := self.parts[self.place], Group):
            end = group.end
            self.place += 1
        self._add(self.reads.raw("\\" + macro.name, macro.start, end))

    def _split(self, macro: Macro) -> None:
        if self.infix is not None:
            raise TexError(rf"a second \{macro.name}")
        self.pairing.check_closed()
        self.infix = (macro.name, as_row(self.items))
        self.items = []
        self.pairing = Pairing(self.items)
        self.scripted = False

    # brackets

    def _add(self, node: Node) -> None:
        self.scripted = False
        self.limits = None
        if isinstance(node, Symbol) and node.kind is Kind.CLOSE and node.text in CLOSERS:
            self.pairing.close(node)
        elif isinstance(node, Symbol) and node.kind is Kind.OPEN and node.text in PAIRS:
            self.pairing.open(node)
        else:
            self.items.append(node)

    def _left(self, macro: Macro) -> None:
        self.scripted = False
        self.pairing.left(delimiter_of(macro))

    def _middle(self, macro: Macro) -> None:
        self.scripted = False
        self.pairing.middle(delimiter_of(macro))

    def _right(self, macro: Macro) -> None:
        self._add(self.pairing.right(delimiter_of(macro)))

    # scripts

    def _set_limits(self, macro: Macro) -> None:
        self.limits = macro.name == "limits"

    def _base(self) -> Scripts:
        """The part that a script belongs to, which is not yet more than itself."""
        last = self.items[-1] if self.items else None
        if self.scripted and isinstance(last, Scripts):
            self.items.pop()
            return last
        self.scripted = True
        if last is None or isinstance(last, Space) or self.pairing.is_at_start():
            return Scripts(NOTHING)
        if self.pairing.is_open_sign():
            self.pairing.give_up()
        self.items.pop()
        if isinstance(last, Scripts) and last.limits and last.sub is last.sup is None:
            return last
        natural = _takes_limits(last)
        return Scripts(last, limits=natural if self.limits is None else self.limits)

    def _script(self, sign: str) -> None:
        script = self._script_argument()
        base = self._base()
        if sign == "_":
            if base.sub is not None:
                raise TexError("a second subscript")
            self.items.append(replace(base, sub=script))
            return
        count = _count_primes(script)
        if base.sup is not None or (count and base.primes):
            raise TexError("a second superscript")
        made = replace(base, primes=count) if count else replace(base, sup=script)
        self.items.append(made)

    def _prime(self) -> None:
        base = self._base()
        if base.sup is not None:
            raise TexError("a prime after a superscript")
        self.items.append(replace(base, primes=base.primes + 1))

    def _script_argument(self) -> Node:
        while self.place < len(self.parts):
            part = self.parts[self.place]
            self.place += 1
            if isinstance(part, Group):
                return self.reads.row(part.parts, self.alphabet)
            if isinstance(part, str) and part.isspace():
                continue
            if isinstance(part, str) and part in "^_&'":
                break
            return self._lone(part)
        raise TexError("a script of nothing")

    def _lone(self, part: Part) -> Node:
        """A script without braces: one character, or one command with its arguments."""
        start = self.place - 1
        alone = _RowReader(self.reads, self.parts[start : start + 1], self.alphabet)
        if isinstance(part, Macro) and self._is_unknown(part):
            alone.parts = self.parts[start:]
            alone.place = 1
            alone._unknown(part)
            self.place = start + alone.place
            return as_row(alone.items)
        return alone.read()

    @staticmethod
    def _is_unknown(macro: Macro) -> bool:
        known = (SYMBOLS, COMMANDS, SPACES, SIZED, SWITCHES, IGNORED, DELIMITED, _INFIX)
        return not any(macro.name in names for names in known)


def _as_one(node: Node) -> Node:
    """A group in a row is one ordinary part, whatever stands in it."""
    return node if isinstance(node, Row) or kind_of(node) is Kind.ORDINARY else Row((node,))


def _takes_limits(node: Node) -> bool:
    match node:
        case Symbol(limits=limits):
            return limits
        case Band(name=name):
            return "br" in name  # a brace or a bracket carries a label
        case Row(items=(*_, last)):
            return kind_of(node) is Kind.OPERATOR and _takes_limits(last)
    return False


def _count_primes(script: Node) -> int:
    items = script.items if isinstance(script, Row) else (script,)
    return len(items) if items and all(item == SYMBOLS["prime"] for item in items) else 0


def _is_digit(parts: Parts) -> bool:
    return len(parts) == 1 and isinstance(parts[0], str) and parts[0].isdecimal()
